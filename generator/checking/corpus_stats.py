"""What a corpus holds, counted: the figures of ``corpus/README.md``.

A *skeleton* is the sequence of a document's lists, each as depth, family and number of items; a document without any list has
none and is counted apart. A *wording* of a matter is a distinct clause that holds one of the matter's terms.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from generator.checking.corpus.entry import Corpus, Entry
from generator.checking.corpus_closings import closing_of
from generator.checking.corpus_shapes import lists_of, paragraphs_of, skeleton_of
from generator.language.words import cut
from generator.learning.frames import find_frame
from generator.learning.observations import observe
from generator.learning.phrases import Matter

SHORTEST, LONGEST = 5, 22
_STEPS = 10
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Wordings:
    """In how many wordings a matter is said in its domain."""

    domain: str
    matter: str
    count: int


@dataclass(frozen=True, slots=True)
class Skeletons:
    """How many skeletons there are, and how common the commonest is."""

    distinct: int
    commonest: str
    times: int
    listless: int  # documents without any list
    documents: int
    shapes: int  # distinct, when a document without lists counts by the sequence of its paragraphs
    shape_times: int  # of the commonest of these

    @property
    def share(self) -> float:
        """The share of documents that have the commonest skeleton."""
        return self.times / self.documents if self.documents else 0.0

    @property
    def shape_share(self) -> float:
        """The share of documents that have the commonest shape, lists or not."""
        return self.shape_times / self.documents if self.documents else 0.0

    @property
    def listless_share(self) -> float:
        """The share of documents without any list."""
        return self.listless / self.documents if self.documents else 0.0


@dataclass(frozen=True, slots=True)
class CorpusStats:
    """Every figure; counters are from what is counted to how often."""

    documents: int
    characters: int
    domains: Mapping[str, tuple[int, int]]  # documents, characters
    genres: Mapping[str, int]
    by_domain: Mapping[str, Mapping[str, int]]  # domain → genre → documents
    levels: Mapping[str, int]
    families: Mapping[str, int]  # lists of each family
    depths: Mapping[int, int]  # documents by the depth of their deepest list, 0 without any
    list_lengths: Mapping[int, int]
    closings: Mapping[str, int]
    frames: Mapping[str, int]
    clauses: int  # distinct, of SHORTEST to LONGEST characters
    growth: Sequence[tuple[int, int]]  # characters read, distinct words met
    skeletons: Skeletons
    wordings: Sequence[Wordings]

    @property
    def least_wordings(self) -> int:
        """The fewest wordings that any matter has."""
        return min((one.count for one in self.wordings), default=0)

    @property
    def median_wordings(self) -> float:
        """The median over all matters."""
        return median(one.count for one in self.wordings) if self.wordings else 0.0


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _growth(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Words met while reading; every eleventh document in turn, so that each step mixes the domains."""
    order = [entry for start in range(11) for entry in entries[start::11]]
    seen: set[str] = set()
    read = 0
    out = []
    for k, entry in enumerate(order, 1):
        seen.update(word for word in cut(entry.text) if len(word) > 1 and _HAN.search(word))
        read += len("".join(entry.text.split()))
        if k * _STEPS // len(order) > (k - 1) * _STEPS // len(order):
            out.append((read, len(seen)))
    return out


def _wordings(matters: Iterable[Matter], said: Mapping[str, set[str]]) -> list[Wordings]:
    return [
        Wordings(one.domain, one.name, sum(any(term in clause for term in one.terms) for clause in said.get(one.domain, ()))) for one in matters
    ]


def count_corpus(corpus: Corpus, matters: Iterable[Matter]) -> CorpusStats:
    """Count everything."""
    genres: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    families: Counter[str] = Counter()
    closings: Counter[str] = Counter()
    frames: Counter[str] = Counter()
    skeletons: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    depths: Counter[int] = Counter()
    lengths: Counter[int] = Counter()
    by_domain: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    said: dict[str, set[str]] = defaultdict(set)
    for entry in corpus.entries:
        domain = entry.metadata.get("domain", "")
        seen = observe(entry.document, entry.metadata)
        genres[entry.genre] += 1
        levels[seen.level] += 1
        by_domain[domain][entry.genre] += 1
        sizes[domain] += len("".join(entry.text.split()))
        closings[closing_of(entry)] += 1
        skeleton = skeleton_of(entry.document)
        skeletons[skeleton] += 1
        shapes[skeleton or paragraphs_of(entry.document)] += 1
        lists = list(lists_of(entry.document.body))
        depths[max((one.depth for one in lists), default=0)] += 1
        for one in lists:
            families[one.style.value] += 1
            lengths[len(one.headings)] += 1
            found = find_frame(one.headings)
            if found:
                frames[found[0].pattern] += 1
        said[domain].update(clause.text for sentence in seen.sentences for clause in sentence.clauses if SHORTEST <= len(clause.text) <= LONGEST)
    listless = skeletons.pop("", 0)
    commonest, times = skeletons.most_common(1)[0] if skeletons else ("", 0)
    return CorpusStats(
        documents=len(corpus.entries),
        characters=sum(sizes.values()),
        domains={domain: (by_domain[domain].total(), sizes[domain]) for domain in sorted(by_domain)},
        genres=_sorted(genres),
        by_domain={domain: _sorted(counter) for domain, counter in sorted(by_domain.items())},
        levels=_sorted(levels),
        families=_sorted(families),
        depths=dict(sorted(depths.items())),
        list_lengths=dict(sorted(lengths.items())),
        closings=_sorted(closings),
        frames=_sorted(frames),
        clauses=len(set().union(*said.values())) if said else 0,
        growth=_growth(corpus.entries),
        skeletons=Skeletons(len(skeletons), commonest, times, listless, len(corpus.entries), len(shapes), max(shapes.values(), default=0)),
        wordings=_wordings(matters, said),
    )
