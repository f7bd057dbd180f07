"""Every figure worked in lesson 5 follows from its inputs."""

from pathlib import Path

PAGE = " ".join(Path("docs/lessons/05-fine-tuning.md").read_text(encoding="utf-8").split())
UPDATE = Path("docs/diagrams/lora-update.svg").read_text(encoding="utf-8")
MEMORY = Path("docs/diagrams/fine-tuning-memory.svg").read_text(encoding="utf-8")
BANK = " ".join(
    Path("quizdata/llm-infrastructure/05-fine-tuning.yml").read_text(encoding="utf-8").split()
)
HIDDEN, FFN, LAYERS, VOCABULARY = 4096, 11_008, 32, 32_000  # Llama 2 7B
ATTENTION = [(HIDDEN, HIDDEN)] * 4
LINEAR = [*ATTENTION, (HIDDEN, FFN), (HIDDEN, FFN), (FFN, HIDDEN)]
LINEAR_WEIGHTS = LAYERS * sum(inputs * outputs for inputs, outputs in LINEAR)
OTHER_WEIGHTS = 2 * VOCABULARY * HIDDEN + (2 * LAYERS + 1) * HIDDEN  # embeddings, output, norms
PARAMETERS = LINEAR_WEIGHTS + OTHER_WEIGHTS
ADAM_BYTES = 2 + 2 + 4 + 8
NF4_BITS = 4 + 8 / 64 + 32 / (64 * 256)


def adapter(rank: int, shapes: list[tuple[int, int]]) -> int:
    """Trainable parameters of LoRA on these matrices in every layer."""
    return LAYERS * sum(rank * (inputs + outputs) for inputs, outputs in shapes)


ALL_16 = adapter(16, LINEAR)


def test_parameters_of_llama_2_7b() -> None:
    assert f"7B has {PARAMETERS:,} parameters" in PAGE


def test_full_fine_tuning_with_adam() -> None:
    assert f"| **Together** | **{ADAM_BYTES}** |" in PAGE
    full, weights = PARAMETERS * ADAM_BYTES / 1e9, PARAMETERS * 2 / 1e9
    assert f"full fine-tuning needs {full:.1f} GB" in PAGE
    assert full / weights == 8
    assert f"eight times the {weights:.1f} GB of its weights" in PAGE


def test_one_square_matrix() -> None:
    trained = 16 * (HIDDEN + HIDDEN)
    assert f"16 × 8,192 = {trained:,}" in PAGE
    assert f"1/{HIDDEN * HIDDEN // trained} of the original" in PAGE
    assert f"{trained:,} values" in UPDATE and f"{HIDDEN * HIDDEN:,} values" in UPDATE
    assert f"The product has {HIDDEN * HIDDEN / 1e6:.1f} million values" in PAGE


def test_trained_parameters_by_rank_and_targets() -> None:
    query_value = ATTENTION[:2]
    for label, rank, shapes in (
        ("8, query and value", 8, query_value),
        ("16, query and value", 16, query_value),
        ("16, all linear layers", 16, LINEAR),
    ):
        trained = adapter(rank, shapes)
        row = f"| {label} | {trained / 1e6:.1f} million | {PARAMETERS / trained:,.0f}× |"
        assert row in PAGE


def test_lora_memory() -> None:
    weights, adapters = PARAMETERS * 2 / 1e9, ALL_16 * ADAM_BYTES / 1e9
    assert f"= {weights:.1f} + {adapters:.1f} = {weights + adapters:.1f} GB" in PAGE


def test_bits_per_weight_of_nf4() -> None:
    assert f"8 / 64 + 32 / (64 × 256) = {NF4_BITS - 4:.3f} bit" in PAGE
    assert f"{NF4_BITS:.3f} bits per weight" in PAGE
    assert 32 / 64 == 0.5


def test_qlora_memory() -> None:
    base = (LINEAR_WEIGHTS * NF4_BITS / 8 + OTHER_WEIGHTS * 2) / 1e9
    adapters = ALL_16 * ADAM_BYTES / 1e9
    assert f"takes {base:.1f} GB, with adapters {base + adapters:.1f} GB at most" in PAGE


# Layers, hidden size, inner size, width of queries, width of keys, vocabulary
SHAPES = {
    "Qwen3 32B": (64, 5120, 25_600, 64 * 128, 8 * 128, 151_936),
    "LLaMA 65B": (80, 8192, 22_016, 8192, 8192, 32_000),
    "LLaMA 33B": (60, 6656, 17_920, 6656, 6656, 32_000),
}


def in_4_bits(model: str) -> float:
    """Gigabytes with the linear layers in NF4, embeddings and output layer in 16 bits."""
    layers, hidden, inner, queries, keys, vocabulary = SHAPES[model]
    linear = layers * (2 * hidden * queries + 2 * hidden * keys + 3 * hidden * inner)
    return (linear * NF4_BITS / 8 + 2 * vocabulary * hidden * 2) / 1e9


def test_larger_models_in_4_bits() -> None:
    for model, sentence in (
        ("Qwen3 32B", '"Qwen3 32B") }}}} takes {:.1f} GB and does'),
        ("LLaMA 65B", "LLaMA 65B takes {:.1f} GB"),
        ("LLaMA 33B", "LLaMA 33B ({:.1f} GB)"),
    ):
        assert sentence.format(in_4_bits(model)) in PAGE
    assert f"in BF16 is about {32 * 2} GB" in PAGE
    assert in_4_bits("LLaMA 33B") < 24 < in_4_bits("LLaMA 65B") < 48


def test_card_for_lora_is_the_one_its_source_measured() -> None:
    """Google's table for a 7B model: the largest batch that ran with LoRA, by card and gigabytes."""
    measured = {("L4", 24): 0, ("A100", 40): 2}
    smallest = min(memory for (_, memory), batch in measured.items() if batch)
    advice = PAGE.split("Activations come on top.")[1].split("B starts as zeros")[0]
    assert "run out of memory on a 24 GB L4 even at batch size 1" in advice
    assert f"a batch of {measured['A100', 40]} on an A100 with {smallest} GB" in advice
    assert f"otherwise plan {smallest} GB, or QLoRA" in advice
    full = PARAMETERS * ADAM_BYTES / 1e9
    assert 80 < full < 160 and "at least two cards of 80 GB" in advice


def test_question_on_qlora_has_the_same_figures() -> None:
    assert f"{NF4_BITS:.2f} bits per parameter: {32 * NF4_BITS / 8:.1f} GB" in BANK
    assert f"in place of {32 * 2} GB" in BANK


def test_question_on_lora_has_the_same_figures() -> None:
    assert f"that is {16 * 2 * HIDDEN:,} trainable values" in BANK
    assert f"beside {HIDDEN * HIDDEN / 1e6:.1f} million frozen ones" in BANK


def test_adapter_on_disk_and_ten_variants() -> None:
    assert f"{ALL_16 * 2 / 1e6:.0f} MB in 16 bits, {ALL_16 * 4 / 1e6:.0f} MB in 32" in PAGE
    assert f"ten times 80 MB, not {10 * PARAMETERS * 2 / 1e9:.0f} GB" in PAGE


def test_bars_are_drawn_to_scale() -> None:
    scale = 3.7  # px per GB
    optimizer = PARAMETERS * 12 / 1e9
    assert f">{optimizer:.1f}<" in MEMORY and f'width="{optimizer * scale:.0f}"' in MEMORY
    base = (LINEAR_WEIGHTS * NF4_BITS / 8 + OTHER_WEIGHTS * 2) / 1e9
    assert f'width="{base * scale:.1f}"' in MEMORY
    assert f'width="{ALL_16 * ADAM_BYTES / 1e9 * scale:.1f}"' in MEMORY
    assert f"M{20 + 24 * scale:.1f} 136" in MEMORY
