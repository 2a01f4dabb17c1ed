"""Sentences drawn from the learned stretches: an opening, and one of the closings linked to it.

What makes a seam safe was decided when the register was learned (``learning/stretches.py``); here a sentence is chosen for its
role, its matter or focus, and for what the draft has not said yet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from generator.drafting.origins import Origin
from generator.drafting.topics import Subject, WordIndex
from generator.language.kinds import Role
from generator.language.windows import straddle, window_hash
from generator.learning.phrases import KINDS, ROLES, Phrases
from generator.learning.register import Register

_CANDIDATES = 14
_FOCUS_WEIGHT = 0.6
_CHAIN_WEIGHT = 0.1  # how usual it is that this kind of clause follows that one
_CHANCE = 0.12  # how much chance weighs beside the score, so that another seed says it otherwise


@dataclass(slots=True)
class Memory:
    """What a draft has already said."""

    sentences: set[int] = field(default_factory=set)
    clauses: set[str] = field(default_factory=set)


class SentenceMaker:
    """Makes sentences on a subject from a register; remembers what it has said."""

    def __init__(self, register: Register, index: WordIndex, subject: Subject, *, rng: Random) -> None:
        self.phrases: Phrases = register.phrases
        self.index = index
        self.subject = subject
        self.rng = rng
        self.memory = Memory()
        self._windows = register.phrases.windows
        self._openings = self._collect()

    def _collect(self) -> dict[Role, list[int]]:
        """The linked openings that the subject may use, by role."""
        stretches, phrases = self.phrases.stretches, self.phrases
        chosen = self.subject.chosen
        out: dict[Role, list[int]] = {role: [] for role in Role}
        starts = stretches.link_starts
        for k, sentence in enumerate(stretches.opening_sentences):
            if starts[k + 1] > starts[k] and chosen[sentence]:
                out[Role(ROLES[phrases.sentence_roles[sentence]])].append(k)
        return out

    def supply(self, matter: int) -> int:
        """How many openings there are to say something on a matter."""
        matters = self.phrases.sentence_matters
        sentences = self.phrases.stretches.opening_sentences
        return len({sentences[k] for k in self._openings[Role.DEMAND] if matters[sentences[k]] == matter})

    def make(self, role: Role, *, matter: int = -1, focus: Sequence[int] = (), generic: bool = False, after: str = "") -> Origin | None:
        """One sentence of a role on a matter or near a focus, to stand after the text ``after``.

        ``None`` when the register has nothing left to say on it.
        """
        pool = self._pool(role, matter, generic)
        if not pool:
            return None
        near = self._near(focus)
        if near and len(pool) > _CANDIDATES:
            pool = self._nearest(pool, near)
        picked = pool if len(pool) <= _CANDIDATES else self.rng.sample(pool, _CANDIDATES)
        best: tuple[float, int, int] | None = None
        for opening in picked:
            if after and self._quotes(after, opening):
                continue
            found = self._closing(opening, near)
            if found is None:
                continue
            score, closing = found
            score += _CHANCE * self.rng.random()
            if best is None or score > best[0]:
                best = (score, opening, closing)
        return self._say(role, *best) if best else None

    def _pool(self, role: Role, matter: int, generic: bool) -> list[int]:
        phrases, used = self.phrases, self.memory.sentences
        sentences = phrases.stretches.opening_sentences
        home = self.subject.domain
        out = []
        for k in self._openings[role]:
            sentence = sentences[k]
            if sentence in used:
                continue
            if matter >= 0:
                if phrases.sentence_matters[sentence] != matter:
                    continue
            elif home >= 0 and (phrases.sentence_domains[sentence] == home) is generic:
                continue
            out.append(k)
        return out

    def _near(self, focus: Sequence[int]) -> dict[int, int]:
        weights: dict[int, int] = {}
        for word in focus:
            weights[word] = 255
            for other, weight in self.index.near(word).items():
                weights[other] = max(weights.get(other, 0), weight)
        return weights

    def _nearest(self, pool: list[int], near: dict[int, int]) -> list[int]:
        scored = [(self._closeness(self._opening_range(k), near), -k) for k in pool]
        scored.sort(reverse=True)
        keep = [-k for score, k in scored[: 2 * _CANDIDATES] if score > 0]
        return keep if len(keep) >= 4 else pool

    def _closeness(self, clauses: tuple[int, int], near: dict[int, int]) -> int:
        starts = self.phrases.clause_word_starts
        return sum(near.get(word, 0) for word in self.phrases.clause_words[starts[clauses[0]] : starts[clauses[1]]])

    def _opening_range(self, opening: int) -> tuple[int, int]:
        stretches = self.phrases.stretches
        first = self.phrases.sentence_clauses[stretches.opening_sentences[opening]]
        return first, first + stretches.opening_sizes[opening]

    def _closing_range(self, closing: int) -> tuple[int, int]:
        stretches = self.phrases.stretches
        last = self.phrases.sentence_clauses[stretches.closing_sentences[closing] + 1]
        return last - stretches.closing_sizes[closing], last

    def _quotes(self, after: str, opening: int) -> bool:
        """Whether an opening and the text before it stand in the training text one after the other."""
        first, last = self._opening_range(opening)
        text = "，".join(self.phrases.clause_texts[first:last]) + "，"
        return any(self._attested(window_hash(window)) for window in straddle(after, text, least=2))

    def _attested(self, window: int) -> bool:
        k = bisect_left(self._windows, window)
        return k < len(self._windows) and self._windows[k] == window

    def _closing(self, opening: int, near: dict[int, int]) -> tuple[float, int] | None:
        """The best closing of an opening that says nothing the draft has said."""
        stretches, memory = self.phrases.stretches, self.memory
        texts = self.phrases.clause_texts
        first, last = self._opening_range(opening)
        if any(texts[k] in memory.clauses for k in range(first, last)):
            return None
        best: tuple[float, int] | None = None
        kinds = self.phrases.clause_kinds
        steps = self.phrases.kind_chain.get(KINDS[kinds[last - 1]], {})
        total = sum(steps.values()) or 1
        for row in range(stretches.link_starts[opening], stretches.link_starts[opening + 1]):
            closing = stretches.link_closings[row]
            sentence = stretches.closing_sentences[closing]
            if sentence in memory.sentences or not self.subject.chosen[sentence]:
                continue
            begin, end = self._closing_range(closing)
            if any(texts[k] in memory.clauses for k in range(begin, end)):
                continue
            score = stretches.link_scores[row] / 255 + _CHAIN_WEIGHT * steps.get(KINDS[kinds[begin]], 0) / total
            if near:
                score += _FOCUS_WEIGHT * min(1.0, self._closeness((begin, end), near) / 510)
            if best is None or score > best[0]:
                best = (score, closing)
        return best

    def _say(self, role: Role, score: float, opening: int, closing: int) -> Origin:
        phrases, memory = self.phrases, self.memory
        stretches = phrases.stretches
        halves = (self._opening_range(opening), self._closing_range(closing))
        clauses = tuple(phrases.clause_texts[k] for first, last in halves for k in range(first, last))
        sources = (stretches.opening_sentences[opening], stretches.closing_sentences[closing])
        memory.sentences.update(sources)
        memory.clauses.update(clauses)
        generic = self.subject.generic >= 0 and any(phrases.sentence_domains[s] == self.subject.generic for s in sources)
        text = "，".join(clauses) + ("！" if role is Role.CALL else "。")
        return Origin(text, role.value, clauses, tuple(phrases.sentence_documents[s] for s in sources), round(score, 3), generic)
