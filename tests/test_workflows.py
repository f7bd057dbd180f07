"""The workflows are well formed, safe, and run what a contributor can run here."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(".github")
WORKFLOWS = sorted(FOLDER.glob("workflows/*.yml"))
# check-jsonschema's own copies of the schemas: no request to anybody.
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [FOLDER / "dependabot.yml"],
    "vendor.github-issue-forms": [
        FOLDER / "ISSUE_TEMPLATE" / f"{n}.yml" for n in ("question", "idea")
    ],
    "vendor.github-issue-config": [FOLDER / "ISSUE_TEMPLATE" / "config.yml"],
}


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_keep_their_schema(schema: str) -> None:
    files = map(str, SCHEMAS[schema])
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)


def test_the_security_linter_finds_nothing() -> None:
    run(str(Path(sys.executable).with_name("zizmor")), "--offline", "--pedantic", str(FOLDER))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_is_a_target_of_the_makefile(workflow: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), re.MULTILINE))
    jobs = yaml.safe_load(workflow.read_text())["jobs"].values()
    commands = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert commands
    for command in commands:
        made = re.fullmatch(r"make (?:--silent )?([a-z]+)(?: [A-Z]+=\w+)*(?: >> \S+)?", command)
        assert made and made[1] in targets, command


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit_with_its_version(workflow: Path) -> None:
    uses = re.findall(r"uses: (.*)", workflow.read_text())
    assert uses
    for action in uses:
        assert re.fullmatch(r"(?:actions|pypa)/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), (
            action
        )


@pytest.mark.parametrize("folder", [FOLDER, Path("macros/starter/.github")], ids=str)
def test_a_reviewer_gets_questions_and_site_in_one_artifact_whatever_was_found(
    folder: Path,
) -> None:
    jobs = yaml.safe_load((folder / "workflows/check.yml").read_text())["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    at = next(at for at, step in enumerate(steps) if step.get("run") == "make build")
    both = steps[at + 1]
    assert both["with"]["path"].split() == [steps[at]["env"]["NOTE"], "review.html", "site/"]
    makers = [step for step in steps if step.get("run") in ("make review", "make build")]
    assert {step["if"] for step in [*makers, both]} == {"${{ !cancelled() }}"}


def test_nothing_is_published_before_checks_and_tests_have_passed() -> None:
    jobs = yaml.safe_load((FOLDER / "workflows/publish.yml").read_text())["jobs"]
    publishing = [job for job in jobs.values() if _deploys(job)]
    needed = {step.get("run") for name in publishing[0]["needs"] for step in jobs[name]["steps"]}
    assert len(publishing) == 1
    assert {"make test", "make build"} <= needed


def _deploys(job: dict[str, Any]) -> bool:
    return any("actions/deploy-pages@" in step.get("uses", "") for step in job["steps"])


def test_tests_run_on_the_oldest_and_the_newest_python_that_we_promise() -> None:
    job = yaml.safe_load((FOLDER / "workflows/check.yml").read_text())["jobs"]["test"]
    oldest, newest = job["strategy"]["matrix"]["python"]
    makefile = Path("Makefile").read_text()
    said = re.findall(r"Python ([\d.]+) or newer", makefile + Path("README.md").read_text())
    assert set(said) == {oldest}
    assert f"version_info < ({oldest.replace('.', ', ')})" in makefile
    assert int(newest.partition(".")[2]) > int(oldest.partition(".")[2])
    assert "${{ matrix.python }}" in [
        step.get("with", {}).get("python-version") for step in job["steps"]
    ]


def test_a_change_is_tried_in_every_engine() -> None:
    job = yaml.safe_load((FOLDER / "workflows/check.yml").read_text())["jobs"]["engines"]
    assert "make engines" in [step.get("run") for step in job["steps"]]
    assert "ENGINES ?= all\n" in Path("Makefile").read_text()


@pytest.mark.parametrize(
    ("form", "filled"),
    [("question", {"question", "revision", "page"}), ("answers", {"quiz", "code"})],
)
def test_a_report_fills_in_fields_that_the_form_has(form: str, filled: set[str]) -> None:
    fields = yaml.safe_load((FOLDER / "ISSUE_TEMPLATE" / f"{form}.yml").read_text())["body"]
    assert filled <= {field.get("id") for field in fields}
