"""Scenario 2: its sums are right, and its code does what the answer says it does."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import yaml
from qdrant_client import QdrantClient, models

PAGE = Path("quizdata/llm-infrastructure/scenarios/2-rag-quality.md").read_text(encoding="utf-8")
FRONT, ANSWER = PAGE.split("\n---\n", 1)
CHUNKS = round(50_000_000 / 360)
VECTORS = CHUNKS * 1_024 * 4


def block(name: str) -> str:
    """The fenced Python block with this title."""
    found = re.search(rf'^```python title="{name}"\n(.*?)^```$', ANSWER, flags=re.M | re.S)
    assert found, name
    return found.group(1)


def load(name: str, folder: Path) -> ModuleType:
    """Import a block as a module."""
    path = folder / name
    path.write_text(block(name), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(f"scenario_2_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(*figures: str) -> None:
    """Assert that each figure stands in the answer."""
    for figure in figures:
        assert figure in ANSWER, figure


@pytest.fixture
def client() -> QdrantClient:
    return QdrantClient(":memory:")


def test_the_audit_prints_what_the_answer_shows(tmp_path: Path) -> None:
    script = tmp_path / "audit.py"
    script.write_text(block("audit.py"), encoding="utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert f"```text\n{run.stdout}```" in ANSWER


def test_chunks_keep_to_400_tokens_and_overlap_and_lead_with_the_title(tmp_path: Path) -> None:
    chunk = load("chunk.py", tmp_path)
    text = " ".join(f"word{i}" for i in range(2_000))
    made = chunk.chunks_of("Handbook", text, lambda part: len(part.split()))
    assert all(part.startswith("Handbook\n") for part in made)
    bodies = [part.split()[1:] for part in made]
    assert max(map(len, bodies)) == 400
    assert bodies[0][-40:] == bodies[1][:40]


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect in the local Qdrant")
def test_candidates_come_from_both_searches_and_from_own_groups(
    tmp_path: Path, client: QdrantClient
) -> None:
    search = load("search.py", tmp_path)
    search.create(client, "docs-v2", size=2)

    def point(number: int, dense: list[float], term: int, group: str) -> models.PointStruct:
        bm25 = models.SparseVector(indices=[term], values=[1.0])
        return models.PointStruct(
            id=number, vector={"dense": dense, "bm25": bm25}, payload={"groups": [group]}
        )

    client.upsert(
        "docs-v2",
        [
            point(1, [1.0, 0.0], 10, "all"),
            point(2, [0.0, 1.0], 20, "all"),
            point(3, [1.0, 0.0], 20, "hr"),
        ]
        + [point(number, [0.9, 0.1], 30, "all") for number in range(4, 64)],
    )
    term = models.SparseVector(indices=[20], values=[1.0])
    ids = [p.id for p in search.candidates(client, "docs-v2", [1.0, 0.0], term, ["all"])]
    assert {1, 2} <= set(ids[:3])
    assert 3 not in ids
    assert len(ids) == 30


def test_the_reranker_keeps_the_five_that_score_best(tmp_path: Path) -> None:
    rerank = load("rerank.py", tmp_path)
    points = [SimpleNamespace(payload={"text": "x" * length}) for length in (3, 9, 1, 7, 5, 8)]
    kept = rerank.best("?", points, lambda pairs: [len(text) for _, text in pairs])
    assert [len(point.payload["text"]) for point in kept] == [9, 8, 7, 5, 3]


def test_metrics_of_a_worked_example(tmp_path: Path) -> None:
    evaluate = load("evaluate.py", tmp_path)
    hits = [("a", "no"), ("b", "press reset twice"), ("a", "call the desk")]
    wanted = [("b", "reset twice"), ("a", "the desk")]
    assert [evaluate.recall(hits, wanted, k) for k in (1, 2, 3)] == [0, 0.5, 1]
    assert evaluate.reciprocal_rank(hits, wanted) == 0.5
    assert evaluate.reciprocal_rank(hits[:1], wanted) == 0
    low, high = evaluate.gain_interval(
        [0.0] * 100 + [1.0] * 100, [1.0] * 20 + [0.0] * 80 + [1.0] * 100
    )
    assert 0 < low < 0.1 < high


def test_switching_the_alias_changes_the_collection_behind_it(
    tmp_path: Path, client: QdrantClient
) -> None:
    switch = load("switch.py", tmp_path)
    for name in ("docs-v1", "docs-v2"):
        client.create_collection(
            name, vectors_config=models.VectorParams(size=2, distance=models.Distance.COSINE)
        )
    first = models.CreateAlias(alias_name="docs", collection_name="docs-v1")
    client.update_collection_aliases([models.CreateAliasOperation(create_alias=first)])
    switch.switch(client, "docs", "docs-v2")
    assert [(a.alias_name, a.collection_name) for a in client.get_aliases().aliases] == [
        ("docs", "docs-v2")
    ]


def test_calls_that_the_answer_names_exist() -> None:
    assert hasattr(QdrantClient, "query_points")
    assert models.SearchParams(exact=True).exact
    assert models.SearchParams(hnsw_ef=128).hnsw_ef == 128


def test_size_of_the_new_index() -> None:
    shown(f"{CHUNKS:,} chunks, {CHUNKS / 33_333:.1f} times", f"{VECTORS / 1e6:.0f} MB of vectors")
    shown(f"{VECTORS / (33_333 * 384 * 4):.1f} times", f"takes {CHUNKS / 50 / 60:.0f} minutes")


def test_vectors_of_today_in_eight_segments_stay_below_the_indexing_threshold() -> None:
    vectors_kb = 33_333 * 384 * 4 / 1_024
    assert vectors_kb > 10_000 > vectors_kb / 8
    shown("10,000 kB", "split into eight", "51 MB")


def test_new_prompt_leaves_room_for_the_reply() -> None:
    [size] = re.findall(r"chunk_size=(\d+)", block("chunk.py"))
    [instructions] = re.findall(r"INSTRUCTIONS = .*?(\d+)$", block("audit.py"), re.M)
    [title] = re.findall(r"about (\d+) tokens of title with each chunk", ANSWER)
    prompt = 5 * (int(size) + int(title)) + int(instructions)
    shown(f"5 × ({size} + {title}) + {instructions} = {prompt:,}")
    shown(f"{prompt:,} tokens, {4_096 - prompt:,} left")
    assert round(5 * (int(size) + int(title)), -2) == 2_100
    assert 2_100 <= 9 * (220 + int(title)) < 2_200


def test_embedding_speeds_as_a_share() -> None:
    assert round(14_200 / 2_800) == 5
    shown("14,200", "2,800", "a fifth")


def test_what_200_questions_and_the_ratings_can_show() -> None:
    shown(f"within {100 * 1.96 * (0.85 * 0.15 / 200) ** 0.5:.1f} points")
    now, hoped = 0.65, 0.72
    spread = now * (1 - now) + hoped * (1 - hoped)
    assert round((1.96 + 0.84) ** 2 * spread / (hoped - now) ** 2, -1) == 690
    shown("about 690 rated answers")


def test_front_matter_names_each_criterion() -> None:
    evidence = yaml.safe_load(FRONT.removeprefix("---\n"))["evidence"]
    assert list(evidence) == ["root-cause", "solution", "trade-offs", "production-readiness"]
    assert all(3 <= len(points) <= 5 for points in evidence.values())
