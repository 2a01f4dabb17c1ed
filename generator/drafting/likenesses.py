"""Sentences of a register that say nearly the same thing, by their words; what was once found is remembered."""

from __future__ import annotations

from collections import defaultdict

from generator.learning.phrases import Phrases

#: A sentence may stand for another from this cosine (words weighted by rarity); above the second they say the same twice.
_LEAST_LIKE, _TOO_LIKE = 0.3, 0.75
_MOST_LIKE = 32
_TELLING = 6  # the rarest words of a sentence, which those like it share


class Likenesses:
    """How like the sentences of one register are."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._like: dict[int, tuple[tuple[float, int], ...]] = {}
        self._word_sets: dict[int, frozenset[int]] = {}
        self._squares = [weight * weight for weight in phrases.word_weights]

    def to(self, sentence: int) -> tuple[tuple[float, int], ...]:
        """Sentences that say nearly the same thing, as (likeness, sentence), best first; those of the same passage are not among them."""
        if sentence not in self._like:
            self._like[sentence] = self._find_like(sentence)
        return self._like[sentence]

    def between(self, one: int, other: int) -> float:
        """The cosine of two sentences by their words, weighted by rarity."""
        shared = self._words(one) & self._words(other)
        if not shared:
            return 0.0
        return sum(map(self._squares.__getitem__, shared)) / (self._phrases.sentence_norms[one] * self._phrases.sentence_norms[other])

    def _words(self, sentence: int) -> frozenset[int]:
        if sentence not in self._word_sets:
            self._word_sets[sentence] = frozenset(self._phrases.sentence_words(sentence))
        return self._word_sets[sentence]

    def _find_like(self, sentence: int) -> tuple[tuple[float, int], ...]:
        phrases = self._phrases
        weights, norms = phrases.word_weights, phrases.sentence_norms
        shared: dict[int, int] = defaultdict(int)
        for word in sorted(self._words(sentence), key=lambda word: (-weights[word], word))[:_TELLING]:
            for other in phrases.sentences_with(word):
                shared[other] += self._squares[word]
        home, role, least = phrases.sentence_passages[sentence], phrases.sentence_roles[sentence], _LEAST_LIKE * norms[sentence]
        found = [
            (self.between(sentence, other), -other)
            for other, weight in shared.items()
            if weight >= least * norms[other]
            and phrases.sentence_roles[other] == role
            and phrases.sentence_usable[other]
            and phrases.sentence_passages[other] != home
        ]
        found = [pair for pair in found if pair[0] < _TOO_LIKE]
        found.sort(reverse=True)
        return tuple((score, -other) for score, other in found[:_MOST_LIKE])
