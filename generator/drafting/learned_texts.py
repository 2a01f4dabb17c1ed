"""What the sentences of a register say: their clauses and what these may say instead, read once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator.drafting.rewording import Piece, begin_alike
from generator.drafting.subject import Subject, bare, with_topic
from generator.language.kinds import Kind, Role
from generator.learning.phrases import KINDS, ROLES, Phrases

#: A sentence without rewordings begins with about so many characters that may not be changed.
_SEAM = 12
#: The roles of sentences and passages by their number in the columns.
LEARNED_ROLES = tuple(map(Role, ROLES))


class LearnedTexts:
    """Gives them by the rows of the phrase model."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._pieces: dict[tuple[str, int], tuple[Piece, ...]] = {}
        self._clauses: dict[int, tuple[str, ...]] = {}
        self._seams: dict[int, int] = {}

    def document(self, sentence: int) -> int:
        """The row of the document that a sentence stands in."""
        return self.phrases.passage_documents[self.phrases.sentence_passages[sentence]]

    def role(self, sentence: int) -> Role:
        """What a sentence does."""
        return LEARNED_ROLES[self.phrases.sentence_roles[sentence]]

    def answers(self, sentence: int) -> tuple[int, ...]:
        """What of its document answers a sentence that finds something wanting; nothing where that was not told."""
        columns = self.phrases.wanting, self.phrases.answering
        return tuple(columns[1][bisect_left(columns[0], sentence) : bisect_right(columns[0], sentence)])

    def pieces(self, subject: Subject, sentence: int) -> tuple[Piece, ...]:
        """The clauses of a sentence with what may be said instead, all with the name of the subject's topic."""
        key = (subject.topic, sentence)
        if key not in self._pieces:
            phrases, topic = self.phrases, bare(subject.topic)
            self._pieces[key] = tuple(
                Piece(
                    with_topic(phrases.clause_texts[k], topic),
                    Kind(KINDS[phrases.clause_kinds[k]]),
                    tuple(with_topic(text, topic) for text in phrases.rewordings(k)),
                )
                for k in range(phrases.sentence_clauses[sentence], phrases.sentence_clauses[sentence + 1])
            )
        return self._pieces[key]

    def clauses(self, sentence: int) -> tuple[str, ...]:
        """The clauses of a sentence as they were learned."""
        if sentence not in self._clauses:
            self._clauses[sentence] = tuple(self.phrases.clause_texts[self.phrases.sentence_clauses[sentence] : self.phrases.sentence_clauses[sentence + 1]])
        return self._clauses[sentence]

    def seam(self, sentence: int) -> int:
        """How many characters every other wording of a sentence begins with as the learned one does."""
        if sentence not in self._seams:
            clause = self.phrases.sentence_clauses[sentence]
            own = self.phrases.clause_texts[clause]
            others = [other for other in self.phrases.rewordings(clause) if other]
            self._seams[sentence] = min((begin_alike(own, other) for other in others), default=_SEAM)
        return self._seams[sentence]

    def length(self, sentence: int) -> int:
        """The characters of a sentence, with commas and stop."""
        clauses = self.clauses(sentence)
        return sum(map(len, clauses)) + len(clauses)
