"""What settings of a site do to our macros: names that are taken, a prefix, and what a site lacks."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

from macros import define_env
from macros.commands.cli import main
from macros.site.taken import names_taken_by
from tests.bank.banks import copy_base
from tests.hosts.conftest import SITE

SETTINGS = "site_name: Bicycles\ndocs_dir: content\n"
PLUGIN = "plugins:\n  - search\n  - macros:\n      module_name: macros\n"


def check(site: Path, settings: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What check says of a site with these settings, but for what it says of questions."""
    (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    main(["check"])
    lines = capsys.readouterr().out.splitlines()[:-1]
    return [line for line in lines if not line.startswith("quizdata/")]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound site without a `mkdocs.yml`: the working directory."""
    monkeypatch.chdir(tmp_path)
    copy_base(tmp_path)
    for page in (SITE / "content").rglob("*.md"):
        target = tmp_path / page.relative_to(SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.read_text("utf-8"), encoding="utf-8")
    return tmp_path


def test_settings_without_the_plugin_are_told_its_lines(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(site, SETTINGS + "plugins:\n  - search\n", capsys) == [
        "mkdocs.yml:3:1: error: pages cannot show questions without the plugin 'macros': "
        "add '- macros:' below 'plugins:', and 'module_name: macros' below that"
    ]


def test_settings_without_plugins_are_told_to_keep_the_search(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """MkDocs has it of its own only as long as no plugin is named."""
    assert check(site, SETTINGS, capsys) == [
        "mkdocs.yml:1:1: error: pages cannot show questions without the plugin 'macros': "
        "add 'plugins:', '- search' below it, which goes once any plugin is named, "
        "and '- macros:' below 'plugins:', and 'module_name: macros' below that"
    ]


def test_a_plugin_that_does_not_bring_ours_is_told_to(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "main.py").write_text("def define_env(env):\n    pass\n", encoding="utf-8")
    assert check(site, SETTINGS + "plugins:\n  - macros\n", capsys) == [
        "mkdocs.yml:4:5: error: the plugin 'macros' does not bring ours: add 'module_name: macros' below it"
    ]
    (site / "main.py").write_text("from macros import define_env\n", encoding="utf-8")
    assert check(site, SETTINGS + "plugins:\n  - macros\n", capsys) == []


NATIVE = '[project]\nsite_name = "Bicycles"\ndocs_dir = "content"\n'


def test_settings_of_zensical_alone_are_read(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = site / "zensical.toml"
    settings.write_text(NATIVE, encoding="utf-8")
    main(["check"])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("zensical.toml")] == [
        "zensical.toml:1:1: error: pages cannot show questions without the plugin 'macros': "
        'add a section [project.plugins.macros], and module_name = "macros" to it',
        'zensical.toml:1:1: error: the scripts of questions are missing: add name = "selfcheck" to '
        "[project.theme], which is the theme that you have and these scripts",
    ]
    (site / "theme/assets/javascripts/quiz").mkdir(parents=True)
    more = '[project.theme]\ncustom_dir = "theme"\n[project.plugins.macros]\n'
    settings.write_text(NATIVE + more, encoding="utf-8")
    main(["check"])
    line = capsys.readouterr().out.splitlines()[0]
    assert line == (
        "zensical.toml:6:18: error: the plugin 'macros' does not bring ours: "
        'add module_name = "macros" to [project.plugins.macros]'
    )
    settings.write_text(f'{NATIVE}{more}module_name = "macros"\n', encoding="utf-8")
    main(["check"])
    assert "zensical.toml" not in capsys.readouterr().out
    settings.write_text("[project\n", encoding="utf-8")
    main(["check"])
    assert "zensical.toml:1:1: error: cannot be read as Zensical reads it: " in (
        capsys.readouterr().out
    )


def test_a_name_that_is_taken_is_told_with_a_way_out(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = "extra:\n  source: The workshop\n  quiz: demo\n"
    assert check(site, SETTINGS + PLUGIN + taken, capsys) == [
        "mkdocs.yml:8:3: warning: 'source' is 'extra.source' in the site's configuration, so pages cannot call our "
        "macro of that name: give ours a prefix, as in 'extra: selfcheck: prefix: check_', if you need it"
    ]
    prefixed = check(site, f"{SETTINGS}{PLUGIN}{taken}  selfcheck: {{prefix: ask_}}\n", capsys)
    assert [line for line in prefixed if line.startswith("mkdocs.yml")] == []
    assert any("no macro 'start' (did you mean 'ask_start'?)" in line for line in prefixed)


WORDS = """
theme:
  name: material
  language: de
extra:
  selfcheck:
    words:
      score: "{right} von {all}"
      chek: Prüfen
      next: No
      check: {one: Prüfen, other: Prüfen}
      questions: {few: "{n} Rätsel"}
      "right": Stimmt.
"""


def test_words_that_cannot_be_shown_are_told_with_what_can(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "in English it says '{right} of {total} right'"
    assert check(site, SETTINGS + PLUGIN + WORDS, capsys) == [
        f"mkdocs.yml:14:7: error: word 'score' has no place {{all}}: {said}",
        f"mkdocs.yml:14:7: error: word 'score' lacks the place {{total}}: {said}",
        "mkdocs.yml:15:7: error: there is no word 'chek' (did you mean 'check'?)",
        "mkdocs.yml:16:7: error: word 'next' must be text: put it in quotes",
        "mkdocs.yml:17:7: error: word 'check' comes with no number that could choose a form: write one text",
        "mkdocs.yml:18:7: error: word 'questions' has no form 'few' in the language 'de': its forms are one, other",
        "mkdocs.yml:18:7: error: word 'questions' needs the form 'other', for all numbers that have none of their own",
    ]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"chek": "Prüfen"}, "there is no word 'chek'"),
        (["Prüfen"], "'words' is a list of 'name: text' lines"),
    ],
)
def test_words_that_cannot_be_shown_stop_a_build(own: object, said: str, tmp_path: Path) -> None:
    conf = {"theme": {"name": "material"}, "extra": {"selfcheck": {"words": own}}}
    conf |= {"docs_dir": str(tmp_path), "markdown_extensions": [], "watch": []}
    env = SimpleNamespace(conf=conf, project_dir=str(tmp_path), variables={}, macros={}, config={})
    conf["theme"] = SimpleNamespace(dirs=[], get=conf["theme"].get)  # type: ignore[index, attr-defined]
    with pytest.raises(PluginError, match=said):
        define_env(env)


def test_with_a_prefix_calls_and_remedies_have_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = f"{SETTINGS}{PLUGIN}extra:\n  selfcheck: {{prefix: ask_}}\n"
    (site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for page in (site / "content").rglob("*.md"):
        page.unlink()
    (site / "content/index.md").write_text("# Home\n\n{{ ask_start() }}\n", encoding="utf-8")
    main(["check"])
    said = capsys.readouterr().out
    assert "index.md:3:4: error: ask_start(): links to a page that is not there" in said
    assert "write {{ ask_results() }}" in said
    assert "write {{ ask_quiz() }}" in said


def test_a_prefix_that_no_name_can_begin_with_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = f"{SETTINGS}{PLUGIN}extra:\n  selfcheck: {{prefix: my-}}\n"
    (line,) = [line for line in check(site, settings, capsys) if line.startswith("mkdocs.yml")]
    assert "'extra.selfcheck.prefix' cannot be 'my-': use letters" in line


@pytest.mark.parametrize(
    ("source", "names"),
    {
        "decorated": ("@env.macro\n    def quiz(): pass", {"quiz"}),
        "given": ("env.macro(helper)", {"helper"}),
        "given a name": ("env.macro(helper, 'quiz')", {"quiz"}),
        "given a name by keyword": ("env.macro(tools.helper, name='quiz')", {"quiz"}),
        "of another object": ("env.macro(tools.helper)", {"helper"}),
        "a variable by key": ("env.variables['quiz'] = 1", {"quiz"}),
        "a variable by dot": ("env.variables.quiz = 1", {"quiz"}),
        "a filter": ("@env.filter\n    def quiz(): pass", set()),
        "a name made up": ("env.macro(helper, names[0])", {"helper"}),
        "no Python": ("def", set()),
    }.values(),
)
def test_names_are_read_off_a_module(tmp_path: Path, source: str, names: set[str]) -> None:
    file = tmp_path / "main.py"
    file.write_text(f"def define_env(env):\n    {source}\n", encoding="utf-8")
    assert names_taken_by(file) == names
