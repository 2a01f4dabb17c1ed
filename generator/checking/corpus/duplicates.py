"""No document is a rewording of another: shingles of four characters, Jaccard below one half.

Pairs are first counted on a sample of the shingles, the same for all documents (those whose hash is a multiple of
:data:`_SAMPLE`); only pairs that look alike there are compared whole.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.checking.corpus.entry import Corpus, Finding

RULE = "duplicate"
MOST = 0.5
_SHINGLE = 4
_SAMPLE = 16
_SUSPECT = 0.3


def shingles(text: str) -> frozenset[str]:
    """The runs of four characters, blanks taken out.

    >>> sorted(shingles("压实 责任链条"))
    ['压实责任', '实责任链', '责任链条']
    """
    flat = "".join(text.split())
    return frozenset(flat[k : k + _SHINGLE] for k in range(len(flat) - _SHINGLE + 1))


def check(corpus: Corpus) -> Iterator[Finding]:
    """Pairs that are too much alike, told at the later document."""
    entries = corpus.entries
    whole = [shingles(entry.text) for entry in entries]
    sizes: list[int] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for k, one in enumerate(whole):
        sampled = [shingle for shingle in one if zlib.crc32(shingle.encode()) % _SAMPLE == 0]
        sizes.append(len(sampled))
        for shingle in sampled:
            holding[shingle].append(k)
    common: Counter[tuple[int, int]] = Counter()
    for documents in holding.values():
        common.update(combinations(documents, 2))
    for (a, b), count in sorted(common.items()):
        if count < _SUSPECT * (sizes[a] + sizes[b] - count):
            continue
        alike = len(whole[a] & whole[b]) / len(whole[a] | whole[b])
        if alike >= MOST:
            yield Finding(entries[b].path, entries[b].first_line, RULE, f"与 {entries[a].path} 雷同 {alike:.0%}")
