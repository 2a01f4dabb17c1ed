"""What the rules of a corpus are given (:class:`Corpus`); they give :class:`~generator.checking.finding.Finding`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.checking.finding import Finding
from generator.document import Document, Paragraph, Part, walk
from generator.language.sentences import split_sentences

#: The genres whose sentences are taken apart, and so must bear it.
RECOMBINED = frozenset({"speech", "meeting_news", "report", "notice"})
_MARKS = re.compile("[，。；：！？\n]+")
_ORDINAL = re.compile("^(?:（?[一二三四五六七八九十]+(?:[）、]|是(?!一)|要(?!么))|第[一二三四五六七八九十]+[，、是]?|\\d+[.．]|[①-⑳]|——)")


__all__ = ["Corpus", "Entry", "Finding", "Lexicon"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a corpus: its front matter, its text as it stands below that, and the tree it parses to."""

    path: str
    metadata: Mapping[str, str]
    text: str
    document: Document
    first_line: int = 1  # where the text begins in its file

    @property
    def genre(self) -> str:
        """The genre that the front matter names."""
        return self.metadata.get("genre", "")

    @property
    def recombined(self) -> bool:
        """Whether its sentences are taken apart when drafting."""
        return self.genre in RECOMBINED and self.metadata.get("recombine", "true") == "true"

    def line(self, offset: int) -> int:
        """The line of the file that holds a place of the text.

        >>> Entry("a.txt", {}, "一\\n二\\n三", Document(), first_line=10).line(2)
        11
        """
        return self.first_line + self.text.count("\n", 0, offset)

    def find(self, rule: str, offset: int, message: str) -> Finding:
        """A finding at a place of the text."""
        return Finding(self.path, self.line(offset), rule, message)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """The sentences of the body with their places; headings, roster and signature are not body."""
        for _, block in walk(self.document.body):
            if not isinstance(block, Paragraph) or block.part in (Part.SIGNATURE, Part.ROSTER):
                continue
            at = block.span.start if block.span else 0
            for sentence in split_sentences(block.text):
                place = self.text.find(sentence, at)
                yield (place if place >= 0 else at), sentence
                at = place + len(sentence) if place >= 0 else at

    def clauses(self) -> Iterator[tuple[int, str]]:
        """Whatever stands between two marks or line ends, without its ordinal, with its place."""
        at = 0
        for match in [*_MARKS.finditer(self.text), None]:
            end = match.start() if match else len(self.text)
            piece = self.text[at:end].strip(" \u3000")
            clause = _ORDINAL.sub("", piece)
            if clause:
                yield at, clause
            at = match.end() if match else end


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules must know of the world: set formulas, place names, and what is excused (rule → texts)."""

    formulas: Sequence[str] = ()
    places: Sequence[str] = ()
    allowed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def excuses(self, rule: str, text: str, start: int, end: int) -> bool:
        """Whether a place of a text lies inside a text that is excused from a rule.

        >>> Lexicon(allowed={"place": ["真金白银"]}).excuses("place", "拿出真金白银", 4, 6)
        True
        """
        for one in self.allowed.get(rule, ()):
            place = text.find(one, max(0, end - len(one)), start + len(one))
            if 0 <= place <= start and place + len(one) >= end:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents, in the order of their paths, and the lexicon."""

    entries: Sequence[Entry]
    lexicon: Lexicon = field(default_factory=Lexicon)
    rewordings: Sequence[Entry] = ()  # tables of rewordings of sentences: texts without front matter and tree
    headings: Sequence[Entry] = ()  # and of lists of headings
    answers: Sequence[Entry] = ()  # tables of what answers what is found wanting

    @property
    def texts(self) -> Sequence[Entry]:
        """Everything that a draft may say: the documents, then the rewordings."""
        return (*self.entries, *self.rewordings, *self.headings)
