"""What every format is written from: a document, its profile, and the label it carries."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import Document
from generator.exporting.labels import Mark
from generator.exporting.lines import Line, Run, lay_out
from generator.exporting.profile import Place, Profile, Role


@dataclass(frozen=True, slots=True)
class Manuscript:
    """``mark`` is None for a document that nobody generated; ``reference`` is a Word document whose styles and page are taken."""

    document: Document
    profile: Profile
    mark: Mark | None = None
    reference: bytes | None = None

    def lines(self) -> tuple[Line, ...]:
        """The lines of the page, the visible label in its place among them."""
        lines = lay_out(self.document, self.profile)
        if self.mark is None or self.mark.text is None:
            return lines
        label = (Line(Role.LABEL, (Run(self.mark.text),)),)
        return label + lines if self.mark.place is Place.HEAD else lines + label
