"""The phrase model: what a register knows of clauses and words, as flat arrays.

Three things are learned. *Chains* over roles of sentences in a paragraph and over kinds of clauses in a sentence say what shape is
usual. *Neighbours* of words say what belongs together. The *table* of sentences and clauses, with its *stretches*, is
the supply that drafts are composed from. Everything is stored cut already: drafting needs neither jieba nor numpy nor markovify.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from generator.language.kinds import Kind, Role

KINDS = tuple(kind.value for kind in Kind)
ROLES = tuple(role.value for role in Role)
BEGIN, END = "<", ">"

Chain = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Matter:
    """A recurring matter of a domain, with the terms that show that a clause is about it."""

    domain: str
    name: str
    terms: tuple[str, ...]


@dataclass(slots=True)
class Stretches:
    """Openings and closings as flat columns; ``links`` of opening ``k`` are rows ``link_starts[k]`` to ``link_starts[k+1]``."""

    opening_sentences: array[int] = field(default_factory=lambda: array("i"))
    opening_sizes: array[int] = field(default_factory=lambda: array("B"))
    closing_sentences: array[int] = field(default_factory=lambda: array("i"))
    closing_sizes: array[int] = field(default_factory=lambda: array("B"))
    link_starts: array[int] = field(default_factory=lambda: array("i", [0]))
    link_closings: array[int] = field(default_factory=lambda: array("i"))
    link_scores: array[int] = field(default_factory=lambda: array("B"))  # 255 is best


@dataclass(slots=True)
class Phrases:
    """The phrase model. Rows of ``sentence_*`` are sentences, rows of ``clause_*`` clauses; ids are row numbers."""

    domains: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    words: tuple[str, ...] = ()
    clause_texts: tuple[str, ...] = ()
    clause_kinds: array[int] = field(default_factory=lambda: array("B"))
    clause_words: array[int] = field(default_factory=lambda: array("i"))  # word ids, clause after clause
    clause_word_starts: array[int] = field(default_factory=lambda: array("i"))  # one more than clauses
    sentence_clauses: array[int] = field(default_factory=lambda: array("i"))  # first clause; one more than sentences
    sentence_documents: array[int] = field(default_factory=lambda: array("i"))
    sentence_domains: array[int] = field(default_factory=lambda: array("h"))
    sentence_matters: array[int] = field(default_factory=lambda: array("h"))  # -1: none
    sentence_roles: array[int] = field(default_factory=lambda: array("B"))
    sentence_first: array[int] = field(default_factory=lambda: array("B"))
    neighbour_words: array[int] = field(default_factory=lambda: array("i"))
    neighbour_weights: array[int] = field(default_factory=lambda: array("B"))  # 1–255
    neighbour_starts: array[int] = field(default_factory=lambda: array("i"))
    word_domains: array[int] = field(default_factory=lambda: array("h"))  # the domain a word is specific to, -1: none
    windows: array[int] = field(default_factory=lambda: array("I"))  # hashes of every window of the training text, sorted
    stretches: Stretches = field(default_factory=Stretches)
    role_chain: Chain = field(default_factory=dict)
    kind_chain: Chain = field(default_factory=dict)
