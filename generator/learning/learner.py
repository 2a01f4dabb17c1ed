"""Observations → register."""

from __future__ import annotations

from collections.abc import Sequence

from generator.learning.observations import Observation
from generator.learning.phrase_learning import learn_phrases, matter_of
from generator.learning.phrases import Matter
from generator.learning.register import FORMAT, HeadingList, Register
from generator.learning.skeleton_learning import learn_skeleton


def learn(observations: Sequence[Observation], matters: Sequence[Matter] = (), *, name: str = "") -> Register:
    """Make a register of some observed documents. The same observations give the same register, byte for byte."""
    phrases = learn_phrases(observations, matters)
    skeleton = learn_skeleton(observations)
    by_domain: dict[str, list[tuple[int, Matter]]] = {}
    for index, matter in enumerate(phrases.matters):
        by_domain.setdefault(matter.domain, []).append((index, matter))
    lists = []
    for one in observations:
        under: dict[int, list[str]] = {}
        for sentence in one.sentences:
            if sentence.heading >= 0:
                under.setdefault(sentence.heading, []).append("，".join(clause.text for clause in sentence.clauses))
        for entry in one.lists:
            if not any(entry.headings):
                continue
            known = by_domain.get(one.domain, [])
            of = tuple(
                matter_of(heading * 3 + "".join(under.get(entry.first + k, ())), known) for k, heading in enumerate(entry.headings)
            )
            lists.append(HeadingList(one.genre, one.domain, entry.style, entry.depth, entry.parent, entry.headings, of))
    manifest = {
        "name": name,
        "format": FORMAT,
        "documents": len(observations),
        "characters": sum(one.length for one in observations),
        "sentences": len(phrases.sentence_roles),
        "clauses": len(phrases.clause_texts),
        "words": len(phrases.words),
        "domains": [domain for domain in phrases.domains if domain],
        "genres": {genre: one.documents for genre, one in skeleton.genres.items()},
    }
    return Register(manifest, skeleton, tuple(lists), phrases)
