"""What questions show to be read (a log, metrics, a graph) and what they compute is consistent with itself."""

import re
from itertools import pairwise
from pathlib import Path

from macros.bank.question import Question
from macros.bank.reader import load_bank
from macros.text import convert

QUESTIONS: dict[str, Question] = {
    question.id: question
    for question in load_bank(Path("quizdata")).quizzes["llm-infrastructure"].questions
}
KIB, GIB = 2**10, 2**30


def numbers(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def fence(name: str) -> list[str]:
    """The lines of the question's code block."""
    (block,) = re.findall(r"^```text\n(.*?)^```", QUESTIONS[name].stem, flags=re.M | re.S)
    return block.splitlines()


def explanation(name: str) -> str:
    return convert(QUESTIONS[name].explanation).plain


def test_three_questions_are_answered_from_a_log_metrics_and_a_graph() -> None:
    shown = {id: convert(question.stem) for id, question in QUESTIONS.items()}
    assert [id for id, stem in shown.items() if stem.pictures or "<pre>" in stem.html] == [
        *("max-model-len", "continuous-batching", "first-signals"),
    ]


def test_the_log_names_the_length_that_fits() -> None:
    per_token = 2 * 32 * 8 * 128 * 2  # Llama 3.1 8B: 32 layers, 8 KV heads of 128, two bytes
    asked, needed, room, fits = numbers(" ".join(fence("max-model-len")))
    assert per_token == 128 * KIB
    assert asked * per_token == needed * GIB == 16 * GIB
    assert fits * per_token == room * GIB
    options = {
        letter: numbers(text)[0] for letter, text in QUESTIONS["max-model-len"].options.items()
    }
    prompt, answer = 30_000, 2_000
    assert options["A"] < prompt + answer <= options["B"] <= fits
    gained = (options["D"] - 0.92) * 22.5
    assert (
        f"you gain {gained:.2f} GiB, and {needed - room:.2f}"
        in QUESTIONS["max-model-len"].feedback["D"]
    )
    assert gained < needed - room


def test_the_graph_shows_a_static_batch_of_the_lengths_told() -> None:
    lengths = [100] * 7 + [800]
    used, places = sum(lengths), 8 * max(lengths)
    assert f"{used:,} of {places:,} places, {used / places:.0%}" in explanation(
        "continuous-batching"
    )
    starts = sorted({0, *lengths, max(lengths) + 100})
    bars = [(start, end - start) for start, end in pairwise(starts)]
    running = [sum(length > start for length in lengths) or 8 for start, _ in bars]
    assert drawn_bars() == [
        (start, steps, number) for (start, steps), number in zip(bars, running, strict=True)
    ]


def drawn_bars() -> list[tuple[float, float, float]]:
    """Of the picture, each bar's first step, its steps, and how many requests run in them."""
    picture = Path("docs/assets/batch-over-time.svg").read_text(encoding="utf-8")
    bars = [
        tuple(map(int, bar))
        for bar in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', picture)
    ]
    step, request, origin, floor = 0.4, 20, 52, 212
    assert all(y + height == floor for _, y, _, height in bars)
    return [((x - origin) / step, width / step, height / request) for x, _, width, height in bars]


def test_both_columns_of_the_metrics_fit_one_cache() -> None:
    rows = {line[13:].strip(): numbers(line[:13]) for line in fence("first-signals")}
    requests = zip(
        rows["vllm:num_requests_running"],
        rows["vllm:request_prompt_tokens"],
        rows["vllm:request_generation_tokens"],
        rows["vllm:kv_cache_usage_perc"],
        strict=True,
    )
    # A running request has written half of its answer, on average.
    for running, prompt, answer, usage in requests:
        assert round(running * (prompt + answer / 2) / usage, -3) == 119_000
        assert f"{running:.0f} {'requests ' if running == 36 else ''}of " in explanation(
            "first-signals"
        )
        assert f"{prompt + answer / 2:,.0f}" in explanation("first-signals")


def test_weights_in_4_bits_beside_16_bit_embeddings() -> None:
    width, layers, vocabulary = 5120, 64, 151_936  # Qwen3-32B
    attention = 2 * width * 64 * 128 + 2 * width * 8 * 128
    inside = layers * (attention + 3 * width * 25_600)
    embeddings = 2 * width * vocabulary
    bits = 4 + 8 / 64 + 32 / (64 * 256)
    text = explanation("qlora")
    assert f"{32e9 * bits / 8 / 1e9:.1f} GB if it were all of them" in text
    assert f"Qwen3-32B takes {(inside * bits / 8 + 2 * embeddings) / 1e9:.1f} GB" in text
    assert "under 20 GB" in QUESTIONS["qlora"].options["C"]


def test_hits_of_one_customer_among_those_of_200() -> None:
    fetched = numbers(QUESTIONS["metadata-filtering"].options["A"])[0]
    assert (
        fetched / 200 == 5
        and "about five of theirs" in QUESTIONS["metadata-filtering"].feedback["A"]
    )


def test_statements_that_were_too_strong_stay_mended() -> None:
    assert "unless the attention backend prefers another size" in explanation("paged-attention")
    assert "can cut cost by more than a factor of two" in explanation("model-router")
    assert "certain cases" in explanation("model-router")
    assert "OPENAI_API_KEY" in explanation("vllm-api-compatibility")
    rebuilt = convert(QUESTIONS["hnsw-ef-construct"].feedback["C"]).plain
    assert "build the graph anew like one of ef_construct" in rebuilt
