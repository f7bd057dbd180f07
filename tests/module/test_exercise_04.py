"""Exercise 4: the predictions come out as printed, and as PEFT itself counts."""

import re
from pathlib import Path

import pytest

from tests.module.exercise import files_of, run, save

PAGE = Path("docs/exercises/04-lora.md").read_text(encoding="utf-8")
FILES = files_of(PAGE)
LLAMA_2_7B = """{"model_type": "llama", "hidden_size": 4096, "intermediate_size": 11008,
"num_hidden_layers": 32, "num_attention_heads": 32, "vocab_size": 32000}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the page's files, as a reader would save them."""
    save(FILES, tmp_path)
    (tmp_path / "llama-2-7b.json").write_text(LLAMA_2_7B, encoding="utf-8")
    return tmp_path


def predict(folder: Path, *words: str) -> str:
    return run(folder, "lora_math.py", *words)


def test_page_prints_what_the_program_prints(folder: Path) -> None:
    assert predict(folder, "qwen3-0.6b.json") == FILES["output"]


def test_prediction_is_what_peft_counts_for_qwen3() -> None:
    # print_trainable_parameters of PEFT 0.21.2, rank 16, target_modules="all-linear"
    counted = "trainable params: 10,092,544 || all params: 606,142,464 || trainable%: 1.6650"
    assert counted in PAGE
    assert "596,049,920 parameters" in FILES["output"]
    assert 596_049_920 + 10_092_544 == 606_142_464
    assert "10,092,544 (1.6650%)" in FILES["output"]


@pytest.mark.parametrize(
    ("rank", "counted"),
    # numbers of trainable parameters that PEFT 0.21.2 gives for Llama 2 7B: query and value, all
    [(8, ("4,194,304", "19,988,480")), (64, ("33,554,432", "159,907,840"))],
)
def test_prediction_is_what_peft_counts_for_llama(
    folder: Path, rank: int, counted: tuple[str, str]
) -> None:
    printed = predict(folder, "llama-2-7b.json", "--rank", str(rank))
    assert "6,738,415,616 parameters" in printed
    assert tuple(re.findall(r"trained +([\d,]+)", printed)) == counted


def test_llama_takes_the_memory_that_lesson_5_gives(folder: Path) -> None:
    printed = predict(folder, "llama-2-7b.json")
    sizes = [float(size) for size in re.findall(r"([\d.]+) GB", printed)]
    assert [round(size, 1) for size in (sizes[0], sizes[3], sizes[4])] == [107.8, 14.1, 4.5]


def test_figures_in_the_text() -> None:
    lora, qlora = (float(size) for size in re.findall(r"LoRA +([\d.]+) GB", FILES["output"])[-2:])
    assert f"{lora - qlora:.2f} GB" in PAGE
    assert 0.25 < 151_936 * 1024 / 596_049_920 < 0.27 and "A quarter of this model" in PAGE
    assert f"{10_092_544 * 4 / 1e6:.1f} MB, four bytes for each value" in PAGE
    assert f"an ordinary model of {596_049_920 * 2 / 1e9:.1f} GB" in PAGE
    assert round(2e-4 / 2e-5) == 10 and "ten times TRL's default of 2e-5" in PAGE


def test_every_program_compiles() -> None:
    programs = [name for name in FILES if name.endswith(".py")]
    assert sorted(programs) == ["lora_math.py", "merge.py", "train_lora.py", "try_adapter.py"]
    for name in programs:
        compile(FILES[name], name, "exec")
