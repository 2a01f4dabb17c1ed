"""What a register holds, indexed for drafting: passages by heading, by matter and by role, and what is known of their sentences.

One supply serves every draft from its register; what it finds once it remembers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.document import Genre, Part
from generator.drafting.commonness import Commonness
from generator.drafting.heading_words import HeadingWords
from generator.drafting.learned_texts import LEARNED_ROLES, LearnedTexts
from generator.drafting.likenesses import Likenesses
from generator.drafting.rewording import WaysOf
from generator.drafting.shares import Shares
from generator.drafting.subject import Subject, allows, find_subject, levels_of, sentence_text
from generator.drafting.variation import Varier
from generator.language.kinds import Role
from generator.language.windows import Asked
from generator.learning.phrases import ANY, PARTS
from generator.learning.register import HeadingList, Register

_ENOUGH_UNDER, _CHARACTERS_UNDER = 3, 120
_ENOUGH_ON_MATTER = 8
#: A passage is near another when some of their first sentences are this much alike.
_COMPARED, _NEAR_PASSAGE = 4, 0.12
#: The share of sentences without rewordings that can be said anew.
_SAYABLE = 0.6
#: The share of a text's words, by the square of their rarity, that a heading on the same thing holds.
_LEAST_SHARED = 0.3
_SLOT = re.compile(r"\{(\w+)\}")
_LENDING = frozenset(PARTS.index(part.value) for part in (Part.BODY, Part.OPENING, Part.REPORTED, Part.CLOSING))


class Supply(LearnedTexts):
    """A register ready for drafting."""

    def __init__(self, register: Register) -> None:
        super().__init__(register.phrases)
        self.register = register
        self.varier = Varier(register.phrases)
        self.likenesses = Likenesses(register.phrases)
        self._sayings: dict[tuple[Genre, str, frozenset[str]], tuple[str, ...]] = {}
        self._subjects: dict[tuple[str, str], Subject] = {}
        self._any_levels: frozenset[str] | None = None
        self._allowed: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
        self.ways: dict[int, WaysOf] = defaultdict(dict)  # by the longest run allowed
        self.written: dict[Subject, dict[str, str | None]] = defaultdict(dict)  # learned headings as a subject has them
        self.lending: dict[tuple[str | None, str, bool], list[HeadingList]] = {}  # lists of a domain that lend to a level: of main sections, or of items
        self.on_parts: dict[tuple[str, str, str, int, str], bool] = {}  # whether a heading of a topic and a level, with what was learned under it, is on a part
        self._sizes: dict[tuple[str, str, int], int] = {}
        self._rooms: dict[tuple[str, str, int], int] = {}
        self._texts: dict[tuple[str, str, int], str] = {}
        self._says: dict[tuple[str, str, int], bool] = {}
        self._under: dict[int, tuple[int, ...]] = {}
        self._titled: dict[tuple[Subject, str], list[int]] = {}
        self.windows = Asked(register.phrases.windows)
        self._words = HeadingWords(register.phrases)
        self.shares = Shares(self._words.among, self._words.weights)
        self._sentences: dict[tuple[str, str, int], tuple[int, ...]] = {}
        self._holding: dict[tuple[str, str, int, re.Pattern[str], frozenset[Role]], tuple[int, ...]] = {}
        self.named_at_large: dict[str, frozenset[str]] = {}  # by the name of a sector: the tasks that what is said of the whole of it is on
        self.shares_told: dict[tuple[str, str, tuple[int, ...]], float] = {}  # by the sections of a speech: the share of the parts of the topic that they tell
        self._matters: dict[tuple[Subject, int], list[int]] = {}
        self.of_item: dict[int, tuple[int, ...]] = {}
        self.of_role: dict[tuple[int, Role], tuple[int, ...]] = {}
        self.of_matter: dict[int, tuple[int, ...]] = {}
        self._lists: dict[str | None, list[HeadingList]] = defaultdict(list)
        for entry in register.headings:
            self._lists[entry.domain].append(entry)
        self.commonness = Commonness(self._lists, self.words_in)
        self._below: dict[int, list[HeadingList]] = defaultdict(list)
        for entry in register.headings:
            if entry.above >= 0:
                self._below[entry.above].append(entry)
        self._index()

    def sayings(self, genre: Genre, use: str, slots: frozenset[str]) -> tuple[str, ...]:
        """The set sentences of a use, in a genre or in speeches, that ask for nothing but these slots."""
        key = (genre, use, slots)
        if key not in self._sayings:
            of = self.phrases.lexicon.sayings
            known = [pattern for one in dict.fromkeys((genre.value, Genre.SPEECH.value)) for pattern in of.get(one, {}).get(use, ())]
            self._sayings[key] = tuple(pattern for pattern in known if set(_SLOT.findall(pattern)) <= slots)
        return self._sayings[key]

    def under(self, item: int) -> tuple[int, ...]:
        """The passages under an item and under the items inside it, in reading order."""
        if item not in self._under:
            self._under[item] = tuple(sorted((*self.of_item.get(item, ()), *self._inside(item))))
        return self._under[item]

    def leading(self, item: int) -> list[int]:
        """The passages under an item before those under the items inside it."""
        inside = self._inside(item)
        return [one for one in self.of_item.get(item, ()) if not inside or one < inside[0]]

    def _inside(self, item: int) -> list[int]:
        return [one for entry in self._below.get(item, ()) for k in range(len(entry.headings)) for one in self.under(entry.first + k)]

    def characters_under(self, subject: Subject, item: int) -> int:
        """How much of the passages under an item, and under the items inside it, a draft on the subject can say, in characters."""
        key = (subject.topic, subject.level, item)
        if key not in self._rooms:
            self._rooms[key] = sum(self.characters(subject, passage) for passage in self.under(item))
        return self._rooms[key]

    def text_under(self, subject: Subject, item: int) -> str:
        """What a draft on the subject can say of the passages under an item, as it was learned, a sentence a line."""
        key = (subject.topic, subject.level, item)
        if key not in self._texts:
            self._texts[key] = "\n".join(sentence_text(self.phrases, one) for passage in self.under(item) for one in self.sentences(subject, passage))
        return self._texts[key]

    def characters(self, subject: Subject, passage: int) -> int:
        """How much of a passage a draft on the subject can say, in characters."""
        key = (subject.topic, subject.level, passage)
        if key not in self._sizes:
            self._sizes[key] = round(sum(self.length(one) * (1.0 if self.phrases.is_reworded(one) else _SAYABLE) for one in self.sentences(subject, passage)))
        return self._sizes[key]

    def lists_under(self, item: int) -> list[HeadingList]:
        """The learned lists of headings inside an item."""
        return self._below.get(item, [])

    def lists_of(self, domain: str | None) -> Sequence[HeadingList]:
        """The learned lists of headings of a domain; ``None``: of all."""
        return self.register.headings if domain is None else self._lists.get(domain, [])

    def says(self, subject: Subject, item: int) -> bool:
        """Whether the passages under an item have enough to say on the subject."""
        key = (subject.topic, subject.level, item)
        if key not in self._says:
            said = [one for passage in self.of_item.get(item, ()) for one in self.sentences(subject, passage)]
            self._says[key] = len(said) >= _ENOUGH_UNDER and sum(map(self.length, said)) >= _CHARACTERS_UNDER
        return self._says[key]

    def _index(self) -> None:
        phrases = self.phrases
        of_item: dict[int, list[int]] = defaultdict(list)
        of_role: dict[tuple[int, Role], list[int]] = defaultdict(list)
        of_matter: dict[int, list[int]] = defaultdict(list)
        columns = zip(phrases.passage_items, phrases.passage_parts, phrases.passage_documents, phrases.passage_roles, phrases.passage_matters, strict=True)
        for passage, (item, part, document, role, matter) in enumerate(columns):  # every start of the program waits for this
            first = phrases.passage_sentences[passage]
            if part not in _LENDING or first == phrases.passage_sentences[passage + 1] or not phrases.document_lending[document]:
                continue
            if item >= 0:
                of_item[item].append(passage)
            of_role[phrases.sentence_domains[first], LEARNED_ROLES[role]].append(passage)
            if matter >= 0:
                of_matter[matter].append(passage)
        # Tuples of numbers are not gone through for garbage again and again, as lists are.
        self.of_item = {item: tuple(passages) for item, passages in of_item.items()}
        self.of_role = {key: tuple(passages) for key, passages in of_role.items()}
        self.of_matter = {matter: tuple(passages) for matter, passages in of_matter.items()}

    def subject(self, topic: str, level: str) -> Subject:
        """What a topic may draw on."""
        key = (topic, level)
        if key not in self._subjects:
            if self._any_levels is None:
                self._any_levels = levels_of(self.phrases, ANY)
            self._subjects[key] = find_subject(self.phrases, topic, level, self._any_levels)
        return self._subjects[key]

    def allows(self, subject: Subject, sentence: int) -> bool:
        """Whether a draft on the subject may say a sentence."""
        known = self._allowed[subject.topic, subject.level]
        if sentence not in known:
            known[sentence] = allows(subject, self.phrases, sentence)
        return known[sentence]

    def sentences(self, subject: Subject, passage: int) -> tuple[int, ...]:
        """The sentences of a passage that the subject may say, in their order."""
        key = (subject.topic, subject.level, passage)
        if key not in self._sentences:
            starts = self.phrases.passage_sentences
            self._sentences[key] = tuple(k for k in range(starts[passage], starts[passage + 1]) if self.allows(subject, k))
        return self._sentences[key]

    def holding(self, subject: Subject, passage: int, words: re.Pattern[str], roles: frozenset[Role]) -> tuple[int, ...]:
        """The sentences of a passage that the subject may say which do one of some things and hold a pattern."""
        key = (subject.topic, subject.level, passage, words, roles)
        if key not in self._holding:
            self._holding[key] = tuple(one for one in self.sentences(subject, passage) if self.role(one) in roles and words.search(sentence_text(self.phrases, one)))
        return self._holding[key]

    def nearest(self, subject: Subject, passages: Sequence[int], among: Sequence[int], least: float = _NEAR_PASSAGE) -> list[int]:
        """Those of some passages that speak of what the first passages speak of, the nearest first."""
        own = [sentence for passage in passages for sentence in self.sentences(subject, passage)][:_COMPARED]
        found = []
        for passage in among:
            if passage not in passages and (others := self.sentences(subject, passage)):
                near = max((self.likenesses.between(one, other) for one in own for other in others[:_COMPARED]), default=0.0)
                if near >= least:
                    found.append((near, -passage))
        return [-passage for _, passage in sorted(found, reverse=True)]

    def matters_of(self, subject: Subject, domain: int) -> list[int]:
        """The matters of a domain on which a draft on the subject has enough to say."""
        key = (subject, domain)
        if key not in self._matters:
            name = self.phrases.domains[domain]
            narrow = subject.matters if domain == subject.domain else None
            self._matters[key] = [
                k
                for k, matter in enumerate(self.phrases.matters)
                if matter.domain == name
                and (narrow is None or k in narrow)
                and sum(len(self.sentences(subject, passage)) for passage in self.of_matter.get(k, ())) >= _ENOUGH_ON_MATTER
            ]
        return self._matters[key]

    def matter_of(self, subject: Subject, text: str) -> int:
        """The matter of the subject's domain, or of any subject, whose terms weigh most in a heading; -1 when none occurs."""
        domains = [self.phrases.domains[domain] for domain in (subject.domain, subject.generic) if domain >= 0]
        best, most = -1, 0
        for domain in domains:
            for k, matter in enumerate(self.phrases.matters):
                if matter.domain == domain and (weight := sum(len(term) for term in matter.terms if term in text)) > most:
                    best, most = k, weight
            if best >= 0:
                break
        return best

    def titled(self, subject: Subject, text: str) -> list[int]:
        """The passages under the learned heading of the subject's domain that shares most words with a text; none when none shares enough."""
        key = (subject, text)
        if key not in self._titled:
            self._titled[key] = self._find_titled(subject, text)
        return self._titled[key]

    def speaking(self, subject: Subject, text: str) -> list[int]:
        """The passages that speak with words of a text, those with a sentence that holds most of them first; none whose sentences hold too little."""
        phrases, weights = self.phrases, self.words_in(text)
        least = _LEAST_SHARED * sum(weights.values())
        worth: dict[int, int] = {}
        for word in weights:
            for sentence in phrases.sentences_with(self._words.row(word)):
                passage = phrases.sentence_passages[sentence]
                if phrases.passage_parts[passage] in _LENDING and self.allows(subject, sentence):
                    said = sentence_text(phrases, sentence)
                    worth[passage] = max(worth.get(passage, 0), sum(weight for one, weight in weights.items() if one in said))
        return sorted((passage for passage, weight in worth.items() if weight >= least), key=lambda passage: (-worth[passage], passage))

    def words_in(self, text: str) -> dict[str, int]:
        """The learned words of two characters and more that stand in a text, with the squares of their rarities."""
        return self._words.within(text)

    def _find_titled(self, subject: Subject, text: str) -> list[int]:
        weights = self.words_in(text)
        least = _LEAST_SHARED * sum(weights.values())
        best: tuple[int, int] | None = None
        for entry in self.lists_of(self.phrases.domains[subject.domain]):
            for k, heading in enumerate(entry.headings):
                weight = sum(weight for word, weight in weights.items() if word in heading)
                if weight and weight >= least and (best is None or weight > best[0]) and self.characters_under(subject, entry.first + k):
                    best = weight, entry.first + k
        return list(self.under(best[1])) if best else []

