"""The parser sees the genre that the front matter names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.checking.corpus.entry import Corpus, Finding

RULE = "genre"
#: A pledge is a speech to the parser.
READ_AS: Mapping[str, str] = MappingProxyType({"pledge": "speech"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Compare the genre that was written with the genre that was read."""
    for entry in corpus.entries:
        expected = READ_AS.get(entry.genre, entry.genre)
        found = entry.document.genre.value
        if expected and found != expected:
            why = "；".join(entry.document.evidence) or "没有依据"
            yield Finding(entry.path, entry.first_line, RULE, f"题头文种是 {entry.genre}，解析为 {found}（{why}）")
