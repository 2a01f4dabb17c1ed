"""What the table of a phrase model says of its words and passages: counted once the table stands, whether it was learned or put together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from generator.learning.phrases import GENERIC, TOPIC, Phrases

#: Sentences kept for a word: more add cost to every draft and no choice.
_MOST_SENTENCES = 128
_WEIGHT_STEPS = 24


def weigh(out: Phrases, alone: Sequence[bool]) -> None:
    """Fill the columns that are counted from the others; ``alone`` tells which sentences can stand in another document."""
    words = [frozenset(out.sentence_words(sentence)) for sentence in range(len(out.sentence_roles))]
    _weigh_words(out, words)
    _sum_up(out, words)
    _allow(out, words, alone)


def _weigh_words(out: Phrases, words: Sequence[frozenset[int]]) -> None:
    """How rare each word is, and which sentences hold it."""
    holders: list[list[int]] = [[] for _ in out.words]
    for sentence, held in enumerate(words):
        for word in held:
            holders[word].append(sentence)
    for rows in holders:
        rarity = math.log((1.0 + len(words)) / (1.0 + len(rows)))
        out.word_weights.append(max(1, min(255, round(_WEIGHT_STEPS * rarity))))
        step = max(1.0, len(rows) / _MOST_SENTENCES)
        out.word_sentences.extend(rows[int(k * step)] for k in range(min(len(rows), _MOST_SENTENCES)))
        out.word_sentence_starts.append(len(out.word_sentences))


def _sum_up(out: Phrases, words: Sequence[frozenset[int]]) -> None:
    """What most sentences of each passage do and are about, and the length of each sentence's vector."""
    for passage in range(len(out.passage_documents)):
        rows = range(out.passage_sentences[passage], out.passage_sentences[passage + 1])
        roles = Counter(out.sentence_roles[k] for k in rows)
        matters = Counter(out.sentence_matters[k] for k in rows)
        out.passage_roles.append(max(roles, key=lambda role: (roles[role], -role), default=0))
        matter = max(matters, key=lambda one: (matters[one], -one), default=-1)
        out.passage_matters.append(matter if 2 * matters[matter] > len(rows) else -1)
    squares = [weight**2 for weight in out.word_weights]
    out.sentence_norms.extend(math.sqrt(sum(map(squares.__getitem__, held))) or 1.0 for held in words)


def _allow(out: Phrases, words: Sequence[frozenset[int]], alone: Sequence[bool]) -> None:
    """Which sentences may be lent, and which of them to any topic: those that name the topic and hold no word of any field.

    The domain-free layer lends nothing that holds a word of some field.
    """
    for sentence, (held, stands) in enumerate(zip(words, alone, strict=True)):
        home = out.sentence_domains[sentence]
        owners = {out.word_domains[word] for word in held} - {-1}
        named = any(TOPIC in text for text in out.clause_texts[out.sentence_clauses[sentence] : out.sentence_clauses[sentence + 1]])
        if not stands or (out.domains[home] == GENERIC and owners - {home}):
            out.sentence_usable.append(0)
        else:
            out.sentence_usable.append(2 if named and not owners else 1)
