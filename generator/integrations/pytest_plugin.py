"""A pytest plugin, loaded by itself where the package is installed: fixtures that give made documents.

``gongwen`` makes documents on demand (``gongwen(genre="speech")``), the same for the same test in every run; ``gongwen_corpus`` gives
a list of so many. Nothing is imported until a test asks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from generator.samples.make import Sample


@pytest.fixture
def gongwen(request: pytest.FixtureRequest) -> Callable[..., Sample]:
    """Make a labelled document; each call gives another one."""
    from generator.integrations.source import document

    seed = zlib.crc32(request.node.nodeid.encode())
    made = 0

    def make(**asked: Any) -> Sample:
        nonlocal made
        made += 1
        return document(seed + made, **asked)

    return make


@pytest.fixture
def gongwen_corpus(gongwen: Callable[..., Sample]) -> Callable[..., list[Sample]]:
    """Make so many labelled documents."""

    def make(count: int, **asked: Any) -> list[Sample]:
        return [gongwen(**asked) for _ in range(count)]

    return make
