"""Whether a draft is well built: marks, numbering, announced counts, the way back through the parser, length, blanks left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.corpus import counts, marks, numbering
from generator.checking.corpus.entry import Corpus
from generator.evaluating.measure import Candidate, Ground, Measure

#: A draft this far from the length asked for has missed it; drafting itself gives notice at the same share.
FAR = 0.25
_LEFT = re.compile("【待补[^】\n]{0,30}】")
_RULES = (("marks", "标点不成对或半角", marks), ("numbering", "编号错漏", numbering), ("announced", "说的条数与实有不符", counts))


def measure(draft: Candidate, ground: Ground) -> Iterator[Measure]:
    """The faults of form, by the rules that guard the corpus."""
    corpus = Corpus((draft.entry,), ground.lexicon)
    for id_, name, rule in _RULES:
        found = tuple(finding.message for finding in rule.check(corpus))
        yield Measure(id_, name, len(found), found, bool(found))
    yield Measure("parse_back", "解析回来不是同一棵树", int(not draft.parsed_back), fault=not draft.parsed_back)
    left = tuple(_LEFT.findall(draft.text))
    yield Measure("placeholders", "待补", len(left), left)
    length = len(draft.text)
    yield Measure("length", "字数", length)
    if ground.length:
        off = length / ground.length - 1
        yield Measure("length_off", f"与要求的 {ground.length} 字相差", off, fault=abs(off) > FAR, share=True)
