"""What samples are made with: names, carrier sentences, topics, and a way to draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.document import Document
from generator.drafting.origins import Origin
from generator.drafting.outline import Outline
from generator.samples.entities import Names


class Drafted(Protocol):
    """A draft, as far as samples look at it."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def document(self) -> Document:
        """The tree that the text parses to."""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """How its sentences came about."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that making a sample takes beside the recipe."""

    draft: Callable[[Outline], Drafted]
    names: Names
    carriers: Mapping[str, tuple[str, ...]]  # role → patterns with {slots}
    topics: tuple[str, ...]
