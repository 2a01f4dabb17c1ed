"""Every error a user can meet.

The tree::

    YishiError                 anything below; shown as one line, exit code 2
    ├── InputError             a file or folder given by the user cannot be used
    ├── OutlineError           an outline says something that cannot be understood
    ├── RegisterError          a register is damaged, newer than this program, or not a register
    ├── ProfileError           a layout profile says something that cannot be understood
    ├── TemplateError          a template breaks, loops or reaches for what it may not touch
    ├── RequestError           an option or a combination of options cannot be met
    └── OutputError            a result could not be written

An error says what is wrong and where, and what to do next:

>>> print(InputError("没有可读的文字", where="空白.txt", advice="请检查文件是否为空"))
空白.txt: 没有可读的文字
提示：请检查文件是否为空
"""

from __future__ import annotations


class YishiError(Exception):
    """An error with a place (file, or file:line:column), a statement and a piece of advice, in Chinese."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}\n提示：{self.advice}" if self.advice else line


class InputError(YishiError):
    """A file or folder given by the user cannot be used."""


class OutlineError(YishiError):
    """An outline says something that cannot be understood."""


class RegisterError(YishiError):
    """A register is damaged, newer than this program, or not a register."""


class ProfileError(YishiError):
    """A layout profile says something that cannot be understood."""


class TemplateError(YishiError):
    """A template breaks, loops or reaches for what it may not touch."""


class RequestError(YishiError):
    """An option or a combination of options cannot be met."""


class OutputError(YishiError):
    """A result could not be written; nothing half-written stays behind."""
