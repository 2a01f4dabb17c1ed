"""Shared fixtures: a cache of the tests' own, a small register, a way to run the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.main import call
from generator.files.registers import own_register
from generator.learning.register import Register

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests' own, so that nothing depends on what a user's machine has kept."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YISHI_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def register(cache: Path) -> Register:
    """The shipped register, learned once."""
    return own_register()


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line; gives exit code and both streams."""

    def call_it(*arguments: str | Path) -> Ran:
        code = call([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call_it
