"""Observations → register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.learning.observations import Observation
from generator.learning.phrase_learning import Answers, MatterFinder, Rewordings, learn_phrases, matter_finders
from generator.learning.phrases import Lexicon, Matter
from generator.learning.register import FORMAT, HeadingList, Register
from generator.learning.skeleton_learning import learn_skeleton
from generator.learning.topics import name_topic, topics_of

#: The headings of a list as documents have them → what else the list may say.
HeadingRewordings = Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]


def learn(
    observations: Sequence[Observation],
    matters: Sequence[Matter] = (),
    lexicon: Lexicon | None = None,
    rewordings: Rewordings | None = None,
    heading_rewordings: HeadingRewordings | None = None,
    answers: Answers | None = None,
    *,
    name: str = "",
) -> Register:
    """Make a register of some observed documents. The same observations give the same register, byte for byte."""
    phrases = learn_phrases(observations, matters, lexicon, rewordings, answers)
    skeleton = learn_skeleton(observations)
    finders = matter_finders(phrases.matters)
    lists: list[HeadingList] = []
    items = 0
    for document, one in enumerate(observations):
        lists += _heading_lists(one, document, items, finders.get(one.domain, MatterFinder(())), heading_rewordings or {})
        items += sum(len(entry.headings) for entry in one.lists)
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


def _heading_lists(one: Observation, document: int, items: int, known: MatterFinder, reworded: HeadingRewordings) -> list[HeadingList]:
    """The lists of one document that have headings, with what each heading is about."""
    under: dict[int, list[str]] = {}
    for sentence in one.sentences:
        if sentence.heading >= 0:
            under.setdefault(sentence.heading, []).append("，".join(clause.text for clause in sentence.clauses))
    topics = topics_of(one.title, one.domain)
    lists = []
    for entry in one.lists:
        if not any(entry.headings):
            continue
        matters = tuple(known.find(heading * 3 + "".join(under.get(entry.first + k, ()))) for k, heading in enumerate(entry.headings))
        headings = tuple(name_topic(heading, topics) for heading in entry.headings)
        others = tuple(tuple(name_topic(heading, topics) for heading in version) for version in reworded.get(entry.headings, ()))
        above = items + entry.above if entry.above >= 0 else -1
        lists.append(HeadingList(one.genre, one.domain, entry.style, entry.depth, entry.parent, headings, matters, document, items + entry.first, above, others))
    return lists
