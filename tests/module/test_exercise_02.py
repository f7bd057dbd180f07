"""The files of exercise 2, taken from its page and run."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

PAGE = Path("docs/exercises/02-basic-rag.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```\w+ title="(.+?)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))

# Stands in for the package of step 5: a vector holds which topic words a text has.
STUB = """
import numpy as np

TOPICS = [("notebook", "laptop"), ("dog", "Animals"), ("holidays", "vacation")]

class SentenceTransformer:
    def __init__(self, name, prompts):
        assert prompts == {"query": "query: ", "document": "passage: "}
    def encode_query(self, text, normalize_embeddings):
        return np.array([float(any(w in text for w in topic)) for topic in TOPICS])
    def encode_document(self, texts, normalize_embeddings):
        return np.array([self.encode_query(t, True) for t in texts])

class CrossEncoder:
    def __init__(self, name): pass
    def rank(self, query, documents):
        return [{"corpus_id": i, "score": 0.0} for i in reversed(range(len(documents)))]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_a_size_in_characters_makes_other_passages_than_one_in_tokens(folder: Path) -> None:
    assert f"```text\n{run(folder, 'passages.py')}```" in PAGE


def test_metrics_agree_with_the_lesson(folder: Path) -> None:
    assert re.findall(r"0\.\d\d$", run(folder, "metrics.py"), re.MULTILINE) == [
        "0.67",
        "0.50",
        "0.48",
    ]


def test_keywords_miss_the_three_paraphrases(folder: Path) -> None:
    assert f"```text\n{run(folder, 'evaluate.py')}```" in PAGE


@pytest.mark.parametrize(("size", "recall"), [(30, "0.62"), (60, "0.75"), (100, "0.75")])
def test_larger_passages_raise_recall(folder: Path, size: int, recall: str) -> None:
    source = FILES["passages.py"].replace("size: int = 40", f"size: int = {size}")
    (folder / "passages.py").write_text(source, encoding="utf-8")
    assert f"Recall@3 {recall}" in run(folder, "evaluate.py")


def test_dense_retrieval_and_reranker_fit_the_evaluation(folder: Path) -> None:
    (folder / "sentence_transformers.py").write_text(STUB, encoding="utf-8")
    for name in ("dense", "reranked"):
        assert re.search(rf"^{name}: Recall@3 0\.\d\d", run(folder, "evaluate.py", name), re.M)


@pytest.fixture
def chat_server() -> Iterator[tuple[str, list[dict]]]:
    """A server that keeps what it is asked and answers with a fixed sentence."""
    asked: list[dict] = []

    class Chat(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            answer = json.dumps({"choices": [{"message": {"content": "Up to 140 EUR [2]."}}]})
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Chat)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", asked
    server.shutdown()
    server.server_close()


def test_prompt_holds_numbered_passages_with_their_titles(
    folder: Path, chat_server: tuple[str, list[dict]]
) -> None:
    url, asked = chat_server
    question = "Which hotel price is refunded per night?"
    printed = run(folder, "answer.py", question, OPENAI_BASE_URL=url, MODEL="any")
    assert printed.startswith("Up to 140 EUR [2].\n[1] ")
    (body,) = asked
    prompt = body["messages"][1]["content"]
    assert "[2] Travel expenses: " in prompt
    assert "140 EUR a night" in prompt
    assert prompt.endswith(f"Question: {question}")


def test_every_block_of_python_json_and_bash_is_well_formed() -> None:
    blocks = re.findall(r"^```(\w+).*?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert {language for language, _ in blocks} == {"bash", "json", "python", "text"}
    for language, text in blocks:
        if language == "python":
            compile(text, "block", "exec")
        if language == "json":
            json.loads(text)
        if language == "bash":
            subprocess.run(["bash", "-n"], input=text, text=True, check=True)
