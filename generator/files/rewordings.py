"""What else a corpus may say, in tables in any of its folders: a sentence or a list of headings and its rewordings, between tabs.

In ``rewordings.tsv`` a rewording has as many clauses as its sentence, and each may stand for the sentence's own beside any of the others. In
``headings.tsv`` a rewording has as many headings as its list, and stands for the whole list. In ``answers.tsv`` stands, after a sentence that
finds something wanting, what its document does about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.errors import InputError
from generator.language.clauses import split_clauses
from generator.learning.learner import HeadingRewordings
from generator.learning.phrase_learning import Answers, Rewordings

FILE, HEADINGS, ANSWERS = "rewordings.tsv", "headings.tsv", "answers.tsv"
_ANSWERED = "每行一句：说问题的原句，制表符，同一篇里解决这个问题的原句，可再加制表符和原句"
_FORM = "每行一句：原句，制表符，改写，可再加制表符和改写；改写的分句数（标题表里是标题数）与原句相同"


def read_rewordings(folder: Path) -> Rewordings:
    """The rewordings beside the documents of a folder, by sentence.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rewordings.tsv").write_text("要压实责任，抓好落实\\t要把责任落到人头，推动工作见效\\n", "utf-8")
    ...     read_rewordings(Path(folder))
    {'要压实责任，抓好落实': [['要把责任落到人头', '推动工作见效']]}
    """
    found: dict[str, list[list[str]]] = {}
    for path in sorted(folder.rglob(FILE)):
        for sentence, *versions in _rows(path, split_clauses, "分句"):
            found.setdefault("，".join(sentence), []).extend(versions)
    return found


def read_heading_rewordings(folder: Path) -> HeadingRewordings:
    """The rewordings of lists of headings beside the documents of a folder.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "headings.tsv").write_text("压实责任；完善制度\\t责任再压实；制度再完善\\n", "utf-8")
    ...     read_heading_rewordings(Path(folder))
    {('压实责任', '完善制度'): [('责任再压实', '制度再完善')]}
    """
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path in sorted(folder.rglob(HEADINGS)):
        for headings, *versions in _rows(path, lambda text: text.split("；"), "标题"):
            found.setdefault(tuple(headings), []).extend(map(tuple, versions))
    return found


def read_answers(folder: Path) -> Answers:
    """What is done about what is found wanting, in tables beside the documents of a folder, by the sentence that tells it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "answers.tsv").write_text("有的学校食堂管理不严\\t教育部门要管好食堂\\n", "utf-8")
    ...     read_answers(Path(folder))
    {'有的学校食堂管理不严': ['教育部门要管好食堂']}
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob(ANSWERS)):
        for number, (wanting, *answers) in _lines(path, "问题对应表读不出来", _ANSWERED):
            if not answers:
                raise InputError("只有第一栏，没有对应的句子", where=f"{path}:{number}", advice=_ANSWERED)
            found.setdefault("，".join(split_clauses(wanting)), []).extend("，".join(split_clauses(one)) for one in answers)
    return found


def _lines(path: Path, unreadable: str, form: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table that say something, with their numbers, as columns."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(unreadable, where=str(path), advice="应为 UTF-8 文本，" + form) from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, [one.strip() for one in line.split("\t")]


def _rows(path: Path, split: Callable[[str], list[str]], parts: str) -> Iterator[list[list[str]]]:
    """The rows of a table, each column split into its parts; every column has as many as the first."""
    for number, columns in _lines(path, "改写表读不出来", _FORM):
        sentence, *rest = map(split, columns)
        odd = next((k for k, one in enumerate(rest, 2) if len(one) != len(sentence)), None)
        if odd is not None:
            raise InputError(f"第 {odd} 栏有 {len(rest[odd - 2])} 个{parts}，第一栏有 {len(sentence)} 个", where=f"{path}:{number}", advice=_FORM)
        if not rest:
            raise InputError("只有第一栏，没有改写", where=f"{path}:{number}", advice=_FORM)
        yield [sentence, *rest]
