"""Each edit of a history is told in the words that its file expects.

`WRITE_COMMENTS=1 make test ARGS=tests/changes` writes the comments anew. Read what `git diff` then shows before you
commit it.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bank.conftest import Run
from tests.changes.edits import Edit, read_edits

EDITS = read_edits()
BASES = {after: before for before, after in pairwise(["base", *(edit.name for edit in EDITS)])}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_comment_says_what_happened(
    edit: Edit, history: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(history)
    status, comment, errors = run("diff", BASES[edit.name], edit.name)
    assert (status, errors) == (0, "")
    if os.environ.get("WRITE_COMMENTS"):
        edit.keep_comment(comment)
    else:
        assert comment == edit.comment
