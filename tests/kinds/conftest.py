"""A site with questions of each kind, and a reader of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.bank.banks import change
from tests.built_site import EditableSite, Site, built
from tests.kinds.banks import CONTENT, EACH_KIND
from tests.reader.selfcheck import SelfCheck


@pytest.fixture(scope="session")
def each_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site about rope work, built once."""
    yield from built(EditableSite(tmp_path_factory.mktemp("each-kind"), content=CONTENT))


@pytest.fixture
def edited_bank(tmp_path: Path) -> Callable[..., Path]:
    """The bank about rope work with changes to one of its files: `edited_bank("quiz.yml", (old, new))`."""

    def edit(name: str, *changes: tuple[str, str]) -> Path:
        folder = Path(shutil.copytree(EACH_KIND, tmp_path / "quizdata"))
        for old, new in changes:
            change(folder / "rope-work" / name, old, new)
        return folder

    return edit


@pytest.fixture
def reader(page: Page, each_kind: Site) -> SelfCheck:
    return SelfCheck(page, each_kind)
