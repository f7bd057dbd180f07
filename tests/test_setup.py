"""Set-up keeps its promises: pins are complete and neutral, and the commands we name exist."""

import json
import re

import pytest

from tests.built_site import REPOSITORY

LISTS = ["requirements.txt", "tests/requirements.txt", "bench/requirements.txt"]
# A copy with other content has no exercises of ours.
LISTS += [
    name for name in ["tests/module/exercises/requirements.txt"] if (REPOSITORY / name).exists()
]
PIN = re.compile(r"^([\w.-]+)==(\S+)(.*(?:\n    .*)*)", re.MULTILINE)


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    pins = PIN.findall(text)
    assert pins
    assert [package for package, _, rest in pins if "--hash=sha256:" not in rest] == []
    assert re.findall(r".*(?:://|--[\w-]*index|--find-links).*", text) == []


@pytest.mark.parametrize("folder", ["bench", "tests"])
def test_every_pin_of_node_packages_has_a_hash_and_no_address(folder: str) -> None:
    wanted = json.loads((REPOSITORY / folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((REPOSITORY / folder / "package-lock.json").read_text())["packages"]
    root = packages.pop("")
    assert wanted.keys() & {"dependencies", "scripts"} == set()
    assert root["devDependencies"] == wanted["devDependencies"]
    for name, version in wanted["devDependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert [name for name, package in packages.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_what_several_lists_pin_has_one_version() -> None:
    site, *others = (
        {(package, version) for package, version, _ in PIN.findall((REPOSITORY / name).read_text())}
        for name in LISTS
    )
    for other in others:
        shared = {package for package, _ in site} & {package for package, _ in other}
        assert "packaging" in shared
        assert {pin for pin in other if pin[0] in shared} <= site


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_that_are_named_exist(name: str) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", (REPOSITORY / name).read_text(encoding="utf-8")))
    assert named <= targets
    # A copy writes its README anew.
    assert name == "README.md" or {"serve", "test"} <= named
