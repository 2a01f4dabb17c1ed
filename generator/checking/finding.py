"""What a rule finds: of the rules for corpora and of the rules for single documents alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; the value is what users read."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"

    @property
    def rank(self) -> int:
        """Graver is higher.

        >>> Severity.ERROR.rank > Severity.HINT.rank
        True
        """
        return {Severity.ERROR: 3, Severity.WARNING: 2, Severity.HINT: 1}[self]


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical repair: put ``new`` in place of a stretch of the checked text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, with its place: ``line`` and ``column`` count from 1 in the file, column 0 is the whole line.

    >>> str(Finding("讲话.txt", 3, "numbering-gap", "编号“三、”应为“二、”", 1, Severity.ERROR, "补上缺的一项，或改编号"))
    '讲话.txt:3:1: [numbering-gap] 编号“三、”应为“二、”'
    """

    path: str
    line: int
    rule: str
    message: str
    column: int = 0
    severity: Severity = Severity.ERROR
    advice: str = ""
    fix: Fix | None = None

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.path}:{self.line}{column}: [{self.rule}] {self.message}"
