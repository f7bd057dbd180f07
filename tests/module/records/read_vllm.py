"""Reads out of a wheel of vLLM what the pages say about it, without installing it.

Usage: pip download --no-deps vllm==0.33.0, then python read_vllm.py vllm-0.33.0-*.whl > vllm-0.33.0.yml
"""

import __future__

import ast
import dataclasses
import datetime
import re
import sys
import types
import typing
import zipfile
from collections.abc import Callable
from typing import Any

import yaml

LIMIT = 4096  # --max-model-len of the requests below
REQUESTS = [(5000, 10), (4000, 1000), (4, 4096), (4, 4097), (4, 9000)]  # prompt, max_tokens
METRIC = re.compile(rb'"vllm:([a-z_]+)"')
LATE = __future__.annotations.compiler_flag  # annotations name types of other modules


class Refused(ValueError):
    """Stands for vLLM's own error, which takes further arguments."""

    def __init__(self, message: str, **_: object) -> None:
        super().__init__(message)


def part(source: str, name: str) -> ast.stmt:
    """The class, function or variable of this name in a module."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return node
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name:
            return node
    raise LookupError(name)


def run(source: str, name: str, **scope: object) -> Any:
    """The class or function of this name, made to run alone."""
    module = ast.Module([part(source, name)], type_ignores=[])
    space = {"__name__": name, "dataclass": dataclasses.dataclass, "field": dataclasses.field}
    sys.modules[name] = types.ModuleType(name)  # where dataclasses look for annotations
    space |= {"Any": typing.Any, "overload": typing.overload, **scope}
    exec(compile(module, name, "exec", LATE), space)
    return space[name]


def answer(check: Callable[..., Any], cut: Callable[..., int], prompt: int, asked: int) -> str:
    """What becomes of a request, by the server's own code."""
    try:
        limits = check(
            max_total_tokens=LIMIT,
            max_output_tokens=asked,
            max_total_tokens_param="max_model_len",
            max_output_tokens_param="max_tokens",
        )
        if prompt > limits.max_input_tokens:
            return "refused"
        return f"{cut(LIMIT, asked, prompt, {})} tokens"
    except Refused:
        return "refused"


def shorthands(source: str) -> dict[str, list[str]]:
    """Names for `--quantization`, and the kinds of layers that each converts."""
    table = part(source, "_ONLINE_SHORTHANDS")
    assert isinstance(table, ast.AnnAssign) and isinstance(table.value, ast.Dict)
    return {
        ast.literal_eval(key): [str(word.arg) for word in value.keywords]
        for key, value in zip(table.value.keys, table.value.values, strict=True)
        if key is not None and isinstance(value, ast.Call)
    }


def facts(wheel: zipfile.ZipFile) -> dict[str, Any]:
    """What the pages rest on, by topic."""

    def read(path: str) -> str:
        return wheel.read(f"vllm/{path}").decode()

    found = re.search(r"DEFAULT_BLOCK_SIZE: ClassVar\[int\] = (\d+)", read("config/cache.py"))
    assert found
    check = run(read("renderers/params.py"), "TokenizeParams", VLLMValidationError=Refused)
    platform = types.SimpleNamespace(get_max_output_tokens=lambda prompt: None)
    utilities = read("entrypoints/serve/utils/api_utils.py")
    cut = run(utilities, "get_max_tokens", current_platform=platform)
    sources = [name for name in wheel.namelist() if name.endswith(".py")]
    return {
        "block_size_to_start_from": int(found[1]),
        "backends_with_a_preferred_block_size": sorted(
            name.removeprefix("vllm/v1/attention/backends/")
            for name in sources
            if name.startswith("vllm/v1/attention/backends/")
            and b"def get_preferred_block_size" in wheel.read(name)
        ),
        "context_limit": LIMIT,
        "requests": [
            {"prompt": prompt, "max_tokens": asked, "answer": answer(check, cut, prompt, asked)}
            for prompt, asked in REQUESTS
        ],
        "online_quantization": shorthands(read("config/quantization.py")),
        "speculative_metrics": sorted(
            {name.decode() for name in METRIC.findall(wheel.read("vllm/v1/spec_decode/metrics.py"))}
        ),
        "start_line": re.findall(
            r'"(%s KV cache size: .*?)"\s*"(.*?)"', read("v1/core/kv_cache_utils.py"), re.S
        )[0],
    }


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as opened:
        record = {"read": datetime.date.today(), **facts(opened)}
    record["start_line"] = "".join(record["start_line"])
    print("# Written by read_vllm.py; the version is in the file's name.")
    print(yaml.safe_dump(record, sort_keys=False), end="")
