"""The bank as it stood at a git revision: its files in a temporary folder, read like any other bank."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..bank.reader import Bank, read_bank
from ..problems import Failure, Place, Problem, did_you_mean

HASH = re.compile(r"[0-9a-f]{40,64}")
FILE = "100"
"""How git's modes of regular files begin; a link or submodule is no bank file."""


@dataclass(frozen=True)
class Snapshot:
    """The bank at one time."""

    name: str | None
    """The revision as it was asked for; None is the working tree."""
    bank: Bank
    problems: list[Problem] = field(default_factory=list)
    exists: bool = True
    """Whether there was a bank at all."""
    folder: str = ""
    """How the bank's folder is called."""
    copied: str = ""
    """How it was called where the bank was read."""

    def place(self, quiz: str, kind: str, id: str) -> Place | None:
        """Where a part stands, from the folder that the bank lies in."""
        part = self.bank.parts.get((quiz, kind, id))
        if part is None:
            return None
        place = part.place()
        return place._replace(file=self.folder + place.file.partition(self.copied)[2])

    @property
    def shown(self) -> str | None:
        """The revision as a reader wants it: a whole hash says no more than its beginning."""
        return self.name[:7] if self.name and HASH.fullmatch(self.name) else self.name

    @property
    def sound(self) -> bool:
        return not any(problem.breaks_structure for problem in self.problems)


def read_revision(folder: Path, revision: str | None) -> Snapshot:
    """The bank in `folder` at a revision, or in the working tree. Raises Failure."""
    if revision is None:
        bank, problems = read_bank(folder)
        name = folder.resolve().name
        return Snapshot(None, bank, problems, folder=name, copied=name)
    commit = _find_commit(folder, revision)
    with tempfile.TemporaryDirectory(prefix="bank-") as temporary:
        copy = Path(temporary) / folder.resolve().name
        if not _write_files(folder, commit, copy):
            return Snapshot(revision, Bank(folder), exists=False)
        bank, problems = read_bank(copy)
        copied = f"{Path(temporary).name}/{copy.name}"
    named = [
        problem._replace(file=folder.as_posix() + problem.file.partition(copied)[2])
        for problem in problems
    ]
    return Snapshot(revision, bank, named, folder=folder.resolve().name, copied=copied)


def find_merge_base(folder: Path, base: str, head: str | None) -> str:
    """The commit at which `head` (None: the current one) left `base`, so that what others did there since is left out.

    That is `base` itself if `head` holds it, or is older. Raises Failure.
    """
    sides = [_find_commit(folder, name) for name in (base, head or "HEAD")]
    answer = _git(folder, "merge-base", *sides)
    if answer.returncode:
        raise Failure(
            f"'{base}' and '{head or 'HEAD'}' have no commit in common: '--exact' compares them as they are"
        )
    found = answer.stdout.decode().strip()
    return base if found in sides else found


def _find_commit(folder: Path, revision: str) -> str:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise Failure(f"{folder.as_posix()} is in no git repository, so it has no revisions")
    name = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", name) if revision[:1] != "-" else None
    if found is None or found.returncode:
        names = _git(folder, "for-each-ref", "--format=%(refname:short)").stdout.decode().split()
        raise Failure(
            f"there is no revision '{revision}' here{did_you_mean(revision, names)}; "
            "a shallow clone gets the others with 'git fetch --unshallow'"
        )
    return found.stdout.decode().strip()


def _write_files(folder: Path, commit: str, target: Path) -> bool:
    """Write the folder's files as they are in the commit; whether there was a quiz or anything like one."""
    files = [
        (path, data)
        for path, data in _read_files(folder, commit)
        if not path.name.endswith(".schema.json")
    ]
    for path, data in files:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return bool(files)


def _read_files(folder: Path, commit: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    # Not `git archive`: that changes line ends and leaves files out as .gitattributes says.
    listing = _git(folder, "ls-tree", "-r", "-z", commit, "--", f"{folder.resolve().name}/")
    objects: list[str] = []
    paths: list[PurePosixPath] = []
    for entry in listing.stdout.split(b"\0"):
        head, _, name = os.fsdecode(entry).partition("\t")
        path = PurePosixPath(name)
        if head.startswith(FILE) and ".." not in path.parts:
            objects.append(head.split()[2])
            paths.append(PurePosixPath(*path.parts[1:]))
    wanted = "".join(f"{name}\n" for name in objects).encode()
    output = _git(folder, "cat-file", "--batch", stdin=wanted).stdout
    start = 0
    for path in paths:
        end = output.index(b"\n", start)
        size = int(output[start:end].split()[2])
        yield path, output[end + 1 : end + 1 + size]
        start = end + size + 2


def _git(
    folder: Path, *arguments: str, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git where the bank's folder lies, so that paths begin with its name."""
    where = folder.resolve().parent
    command = ["git", "-C", str(where), *arguments]
    # Messages and file names must not depend on the user's language and settings.
    settings = os.environ | {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(command, input=stdin, capture_output=True, env=settings, check=False)
    except FileNotFoundError:
        raise Failure("git is not installed, so there are no revisions to compare") from None
