"""The phrase model: what a register knows of sentences, as flat arrays.

Three things are learned. *Chains* say what shape is usual: roles of sentences in a paragraph, kinds of clauses in a sentence. The *table* of
passages, sentences and clauses is the supply that drafts are composed from: a passage (a paragraph as it was learned) lends its order of
thought, sentences on the same thing lend their words. *Pairs* are the word chain at the places where one wording may take another's: which
word was seen before which, so that a paradigm (健全 / 完善) is exchanged only where the register says it. Everything is stored
cut already: drafting needs neither jieba nor numpy nor markovify.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.document import Part
from generator.language.kinds import Kind, Role
from generator.language.windows import WindowSet
from generator.learning.lines import Lines
from generator.learning.sectors import Sector, Wordings, pack_small, unpack_small

KINDS = tuple(kind.value for kind in Kind)
ROLES = tuple(role.value for role in Role)
PARTS = tuple(part.value for part in Part)
BEGIN, END = "<", ">"
#: The domain of sentences that fit any subject.
GENERIC = "通用"
#: The domain of whole documents that fit any subject: they name it and say nothing of any field.
ANY = "不限主题"
#: The domains of no field: none of them is a topic.
OF_NO_FIELD = (GENERIC, ANY)
#: Stands in a stored clause where its document named its own topic.
TOPIC = "〈主题〉"
#: Between the rewordings of a clause.
TAB = "\t"

Chain = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Matter:
    """A recurring matter of a domain, with the terms that show that a clause is about it."""

    domain: str
    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingFrame:
    """A frame of parallel section headings by their place in a speech; {主题} stands for the topic."""

    name: str
    first: tuple[str, ...]
    middle: tuple[str, ...]
    last: tuple[str, ...]


@lru_cache(maxsize=512)
def _unpacked(packed: bytes) -> tuple[tuple[str, ...], tuple[Wordings, ...]]:
    """The headings and the measures of a part."""
    headings, measures = unpack_small(packed) if packed else ((), ())
    return tuple(headings), tuple(map(tuple, measures))


class TopicPart(NamedTuple):
    """What a draft on a topic tells in any case: its name, and words that show that a heading or a text is on it; packed, what is said of it where no document does.

    >>> part = TopicPart.of("严管矿山", ("矿",), ("严管矿山安全",), (("企业要查矿。", "企业要验矿。"),))
    >>> part.headings, part.measures, TopicPart("严管矿山", ("矿",)).measures
    (('严管矿山安全',), (('企业要查矿。', '企业要验矿。'),), ())
    """

    name: str
    words: tuple[str, ...]
    packed: bytes = b""

    @classmethod
    def of(cls, name: str, words: tuple[str, ...], headings: Sequence[str], measures: Sequence[Wordings]) -> TopicPart:
        """A part with what may head it, and what is to be done, the most important first, each sentence in its wordings."""
        return cls(name, words, pack_small([headings, measures]) if headings else b"")

    @property
    def headings(self) -> tuple[str, ...]:
        """What may head it, built in several ways; none where nothing is said of it."""
        return _unpacked(self.packed)[0]

    @property
    def measures(self) -> tuple[Wordings, ...]:
        """What is to be done, each sentence in its wordings."""
        return _unpacked(self.packed)[1]


@dataclass(frozen=True, slots=True)
class FocusKind:
    """What is said of a focus by the kind of thing it is, known by what its name ends with; no ``endings``: of any. {着力点} stands for it, {} in headings."""

    name: str
    endings: tuple[str, ...]
    headings: tuple[str, ...]
    reasons: tuple[str, ...]
    shortcomings: tuple[str, ...]
    measures: tuple[str, ...]
    accounts: tuple[str, ...]
    aims: tuple[str, ...]


#: What brings a thing before the verb of a heading.
_BEFORE_A_THING = frozenset("把将让使以在用对从向为")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a register knows by heart. ``free``, ``verbs`` and ``adverbs`` are classes of wordings that mean the same:

    ``free`` may be exchanged anywhere, ``verbs`` where the new one was seen with what follows or with the object, ``adverbs`` are put in, left out or
    exchanged before a predicate that each was seen with, ``leads`` where a clause's predicate begins, ``near`` anywhere, where the new one was seen
    with what follows; of ``oneway`` only the first gives way, to any of the others.
    """

    free: tuple[tuple[str, ...], ...] = ()
    verbs: tuple[tuple[str, ...], ...] = ()
    adverbs: tuple[tuple[str, ...], ...] = ()
    leads: tuple[tuple[str, ...], ...] = ()
    formulas: tuple[str, ...] = ()  # set phrases that are left as they are
    headings: tuple[HeadingFrame, ...] = ()
    sayings: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # genre → use → openings, transitions, closings
    near: tuple[tuple[str, ...], ...] = ()
    oneway: tuple[tuple[str, ...], ...] = ()
    foci: tuple[FocusKind, ...] = ()
    heading_verbs: frozenset[str] = frozenset()  # of two characters: where a heading begins with one, what follows is its object
    foci_leads: tuple[str, ...] = ()  # what leads to what is wanting in the foci
    foci_sections: tuple[str, ...] = ()  # headings of the section whose items are the foci; {主题} stands for the topic
    sectors: tuple[Sector, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()  # what a topic is called: the name that documents have first
    apart: tuple[str, ...] = ()  # words that hold the name of a domain and are on something else
    parts: Mapping[str, tuple[TopicPart, ...]] = field(default_factory=dict)  # topic, as a domain or a part of its name has it → what is told of it in any case

    def verb_of(self, heading: str) -> str:
        """The verb that a heading begins with, "" where it begins with none of those that take an object.

        >>> lexicon = Lexicon(heading_verbs=frozenset({"规范"}))
        >>> lexicon.verb_of("规范空域管理"), lexicon.verb_of("空域管理")
        ('规范', '')
        """
        return heading[:2] if heading[:2] in self.heading_verbs else ""

    def tells_what_to_do(self, heading: str) -> bool:
        """Whether a heading begins with a verb, an adverb before one, or with what it is done to or by; one that begins with a thing does not follow 一要.

        >>> lexicon = Lexicon(heading_verbs=frozenset({"规范"}), adverbs=(("切实",),))
        >>> [lexicon.tells_what_to_do(text) for text in ("规范空域管理", "切实规范空域管理", "把空域管好", "空域规范管理")]
        [True, True, True, False]
        """
        adverb = next((word for row in self.adverbs for word in row if heading.startswith(word)), "")
        return heading[:1] in _BEFORE_A_THING or bool(self.verb_of(heading.removeprefix(adverb)))


@dataclass(slots=True)
class Phrases:
    """The phrase model. Rows of ``passage_*``, ``sentence_*`` and ``clause_*`` are what they say; ids are row numbers."""

    domains: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    words: tuple[str, ...] = ()
    word_weights: array[int] = field(default_factory=lambda: array("B"))  # rarity: 8 × ln(sentences / sentences with the word)
    word_domains: array[int] = field(default_factory=lambda: array("h"))  # the domain a word is specific to, -1: none
    word_sentences: array[int] = field(default_factory=lambda: array("i"))  # sentences that hold a word, evenly thinned
    word_sentence_starts: array[int] = field(default_factory=lambda: array("i", [0]))  # one more than words
    document_topics: tuple[str, ...] = ()  # lines: its own topic ("": not told), then all the names it may have
    document_levels: tuple[str, ...] = ()
    document_genres: tuple[str, ...] = ()
    document_lending: array[int] = field(default_factory=lambda: array("B"))  # 1: its passages fit other meetings of the kind
    passage_documents: array[int] = field(default_factory=lambda: array("i"))
    passage_items: array[int] = field(default_factory=lambda: array("i"))  # the heading it stands under, counted through the register; -1: none
    passage_parts: array[int] = field(default_factory=lambda: array("B"))
    passage_roles: array[int] = field(default_factory=lambda: array("B"))  # what most of its sentences do
    passage_matters: array[int] = field(default_factory=lambda: array("h"))  # what most of its sentences are about, -1: no one matter
    passage_sentences: array[int] = field(default_factory=lambda: array("i"))  # first sentence; one more than passages
    sentence_clauses: array[int] = field(default_factory=lambda: array("i"))  # first clause; one more than sentences
    sentence_passages: array[int] = field(default_factory=lambda: array("i"))
    sentence_domains: array[int] = field(default_factory=lambda: array("h"))
    sentence_matters: array[int] = field(default_factory=lambda: array("h"))  # -1: none
    sentence_roles: array[int] = field(default_factory=lambda: array("B"))
    sentence_norms: array[float] = field(default_factory=lambda: array("f"))  # length of the vector of its words' rarities
    sentence_usable: array[int] = field(default_factory=lambda: array("B"))  # 1: may be lent, 2: and fits any topic
    wanting: array[int] = field(default_factory=lambda: array("i"))  # sentences that find something wanting, ascending, one each time that
    answering: array[int] = field(default_factory=lambda: array("i"))  # this sentence of its document answers it
    clause_texts: Sequence[str] = ()
    clause_rewordings: Sequence[str] = ()  # what else each clause may say, joined by tabs, "": nothing; empty where no document has rewordings
    clause_kinds: array[int] = field(default_factory=lambda: array("B"))
    clause_words: array[int] = field(default_factory=lambda: array("i"))  # word ids, clause after clause
    clause_word_starts: array[int] = field(default_factory=lambda: array("i", [0]))  # one more than clauses
    windows: WindowSet = field(default_factory=lambda: WindowSet.of(()))  # hashes of every window of the training text
    pairs: array[int] = field(default_factory=lambda: array("I"))  # hashes of wording + what followed it, sorted
    lexicon: Lexicon = field(default_factory=Lexicon)
    role_chain: Chain = field(default_factory=dict)  # what the sentences of a paragraph do, one after the other

    def rewordings(self, clause: int) -> tuple[str, ...]:
        """What may be said instead of a clause in its sentence, a text a rewording, "" where it has the clause as it is.

        >>> Phrases(clause_texts=("要压实责任",), clause_rewordings=("要把责任落到人头",)).rewordings(0), Phrases(clause_texts=("要压实责任",)).rewordings(0)
        (('要把责任落到人头',), ())
        """
        told = self.clause_rewordings[clause] if self.clause_rewordings else ""
        return tuple(told.split(TAB)) if told else ()

    def sentences_with(self, word: int) -> array[int]:
        """The sentences that a word stands in, by its row."""
        return self.word_sentences[self.word_sentence_starts[word] : self.word_sentence_starts[word + 1]]

    def is_reworded(self, sentence: int) -> bool:
        """Whether something else may be said for a clause of a sentence."""
        first, last, told = self.sentence_clauses[sentence], self.sentence_clauses[sentence + 1], self.clause_rewordings
        return bool(told) and (told.has_any(first, last) if isinstance(told, Lines) else any(told[first:last]))

    def sentence_words(self, sentence: int) -> array[int]:
        """The content words of a sentence, clause after clause."""
        first, last = self.sentence_clauses[sentence], self.sentence_clauses[sentence + 1]
        return self.clause_words[self.clause_word_starts[first] : self.clause_word_starts[last]]
