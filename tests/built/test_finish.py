"""A built site made ready for readers: names that follow content, a policy, a list for browsers that keep it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from macros.built import finish
from macros.built.page import BuiltPage, digest
from macros.commands.cli import main
from macros.problems import Failure

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
THEME = "assets/javascripts/bundle.0a1b2c3d.min.js"
SCRIPT = "assets/javascripts/quiz/elements/quiz-question.js"

FILES = {
    "index.html": HEAD + '<link rel="canonical" href="https://example.org/project/">'
    '<link rel="stylesheet" href="assets/stylesheets/quiz.css">'
    f'<script>document.title</script></head><body><script type="module" src="{SCRIPT}"></script>'
    f'<script src="{THEME}"></script><script type="application/json">{{"a": 1}}</script></body></html>',
    "part/page/index.html": HEAD
    + "<link rel=stylesheet href='../../assets/stylesheets/quiz.css?a=1&amp;b'><style>p { color: red }</style></head>"
    f'<body><p style="text-align: right;">1<script type=module src="../../{SCRIPT}"></script></body></html>',
    "404.html": HEAD
    + f'<link href="/project/assets/stylesheets/quiz.css" rel="stylesheet"></head><body><script type="module" '
    f'src="/project/{SCRIPT}"></script><link rel="modulepreload" href="/project/{SCRIPT}"></body></html>',
    "assets/stylesheets/quiz.css": "p { margin: 0 }",
    THEME: "0",
    SCRIPT: 'import { one } from "../markup.js";\nimport("../../calculators/sum.js");\n',
    "assets/javascripts/quiz/markup.js": "export const one = 1;\n",
    "assets/javascripts/quiz/offline/worker.js": 'const BUILD = "BUILD_OF_THE_SITE";\n',
    "assets/javascripts/calculators/sum.js": 'import "../quiz/markup.js";\n',
    "assets/javascripts/lunr/min/lunr.de.min.js": "1",
    "search/search_index.json": '{"config": {"lang": ["en"]}, "docs": []}',
    "sitemap.xml": "<urlset/>",
    "downloads/demo.apkg": "a package",
}


def write(folder: Path, **changes: str) -> Path:
    for path, text in (FILES | changes).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site")


def loads(folder: Path, page: str) -> list[str]:
    """What a page loads, as it is written there."""
    found = BuiltPage((folder / page).read_text(encoding="utf-8"))
    return [tag.attributes[attribute] for tag, attribute in found.loads()]


def test_every_page_loads_scripts_and_styles_by_names_of_their_content(site: Path) -> None:
    finish(site)
    style, script, theme = loads(site, "index.html")
    assert re.fullmatch(r"assets/stylesheets/quiz-[0-9a-f]{8}\.css", style)
    assert re.fullmatch(r"assets/javascripts/quiz-[0-9a-f]{8}/elements/quiz-question\.js", script)
    assert theme == THEME
    assert loads(site, "part/page/index.html") == [f"../../{style}?a=1&b", f"../../{script}"]
    assert loads(site, "404.html") == [
        f"/project/{style}",
        f"/project/{script}",
        f"/project/{script}",
    ]
    assert (site / style).is_file()
    assert (site / script).is_file()


def test_modules_find_each_other_under_their_new_names(site: Path) -> None:
    finish(site)
    files = read(site)
    modules = [
        path for path in files if (path.endswith(".js") and "calc" in path) or "quiz-" in path
    ]
    found = {}
    for path in modules:
        for name in re.findall(r'["\'](\.[^"\']+\.js)["\']', files[path].decode()):
            found[name] = ((site / path).parent / name).resolve().is_file()
    assert found
    assert all(found.values()), found
    assert not (site / "assets/javascripts/quiz").exists()


@pytest.mark.parametrize(
    "changed",
    [SCRIPT, "assets/javascripts/quiz/markup.js", "assets/javascripts/calculators/sum.js"],
)
def test_a_changed_module_changes_the_address_of_all_that_may_import_it(
    site: Path, tmp_path: Path, changed: str
) -> None:
    other = write(tmp_path / "other", **{changed: FILES[changed] + "// changed\n"})
    finish(site)
    finish(other)
    assert loads(site, "index.html")[1] != loads(other, "index.html")[1]
    assert loads(site, "index.html")[0] == loads(other, "index.html")[0]


def test_finishing_twice_changes_nothing(site: Path) -> None:
    finish(site)
    once = read(site)
    finish(site)
    assert read(site) == once


def test_two_folders_with_the_same_files_are_finished_alike_in_two_time_zones(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(site)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        finish(write(tmp_path / "elsewhere" / "deeper"))
    time.tzset()
    assert read(site) == read(tmp_path / "elsewhere" / "deeper")


def policy(site: Path, page: str = "index.html") -> dict[str, list[str]]:
    """Sources by directive."""
    tags = BuiltPage((site / page).read_text(encoding="utf-8")).tags
    content = next(tag.attributes["content"] for tag in tags if "http-equiv" in tag.attributes)
    rules = (directive.split() for directive in content.split("; "))
    return {name: sources for name, *sources in rules}


def test_one_policy_names_the_inline_scripts_and_styles_of_all_pages(site: Path) -> None:
    finish(site)
    assert policy(site) == policy(site, "404.html")
    assert policy(site)["script-src"] == ["'self'", digest("document.title")]
    assert policy(site)["style-src"][:2] == ["'self'", "'unsafe-hashes'"]
    assert {*policy(site)["style-src"][2:]} == {
        digest("text-align: right;"),
        digest("p { color: red }"),
    }
    assert policy(site)["default-src"] == ["'self'"]


def test_what_a_site_needs_from_elsewhere_can_be_allowed(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    allow = ["--allow", "img-src https://example.org", "--allow", "frame-src https://video.example"]
    assert main(["finish", str(site), *allow]) == 0
    assert policy(site)["img-src"] == ["'self'", "data:", "https://example.org"]
    assert policy(site)["frame-src"] == ["'self'", "https://video.example"]
    assert "3 pages" in capsys.readouterr().out


@pytest.mark.parametrize(
    "asked", ["img-src", "images https://example.org", "img-src a; script-src *"]
)
def test_what_would_be_no_source_is_refused(
    site: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(site)
    assert main(["finish", str(site), "--allow", asked]) == 2
    assert "names no source" in capsys.readouterr().err
    assert read(site) == before


def test_the_encoding_stays_in_the_first_kilobyte(site: Path) -> None:
    finish(site)
    assert b"charset" in (site / "index.html").read_bytes()[:1024]


def test_a_browser_keeps_what_readers_open_and_nothing_else(site: Path) -> None:
    finish(site)
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert "index.html" in listed["files"]
    assert "search/search_index.json" in listed["files"]
    assert not [path for path in listed["files"] if "lunr" in path or path.endswith(".xml")]
    assert not [path for path in listed["files"] if path.startswith("downloads/")]
    assert all((site / path).is_file() for path in listed["files"])
    assert f'"{listed["build"]}"' in (site / "offline-worker.js").read_text(encoding="utf-8")


def test_search_in_another_language_keeps_what_it_needs(tmp_path: Path) -> None:
    index = '{"config": {"lang": ["de"]}, "docs": []}'
    site = write(tmp_path / "site", **{"search/search_index.json": index})
    finish(site)
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert "assets/javascripts/lunr/min/lunr.de.min.js" in listed["files"]


@pytest.mark.parametrize(
    ("files", "said"),
    [({}, "no page"), ({"index.html": b"\xff<p>"}, "not UTF-8"), ({"a.txt": b"a"}, "no page")],
)
def test_a_folder_that_is_no_site_is_refused(
    tmp_path: Path, files: dict[str, bytes], said: str
) -> None:
    for path, content in files.items():
        (tmp_path / path).write_bytes(content)
    with pytest.raises(Failure, match=said):
        finish(tmp_path)


def test_a_note_for_whoever_unpacks_the_site_says_how_to_see_it(site: Path, tmp_path: Path) -> None:
    note = tmp_path / "how-to-see-it.txt"
    assert main(["finish", str(site), "--note", str(note)]) == 0
    said = note.read_text(encoding="utf-8")
    (command,) = re.findall(r"^ +(python3 .*)$", said, re.MULTILINE)
    folder = command.split("--directory ")[1]
    assert (tmp_path / folder / "index.html").is_file()
    assert "127.0.0.1" in command and "http://127.0.0.1:8000/" in said
