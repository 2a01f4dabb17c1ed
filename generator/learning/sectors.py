"""Sectors of public work that a register knows by heart: what each consists of, and what those who do it say of it.

The corpus learns a topic from whole documents; of a topic it lacks a sector tells the tasks, and of each task what is wanting, what is done, who
answers and what for. A sentence stands there in several wordings that say the same clause by clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

#: A sentence in its wordings; each clause may be taken from any of them.
Wordings = tuple[str, ...]
#: Who stands below the level of a document, where a sentence asks something of them.
BELOW_SLOT = "{属地}"


@dataclass(frozen=True, slots=True)
class SectorTask:
    """A part of a sector's work. ``words`` in a focus tell it anywhere, ``near`` under a topic of the sector.

    The first measures answer the shortcomings in turn; ``order``: the numbers of the measures as they are told, what is done first before the rest.
    ``headings``: what a part of a document on the task may be headed, all with its name.
    """

    name: str
    words: tuple[str, ...]
    near: tuple[str, ...]
    shortcomings: tuple[Wordings, ...]
    measures: tuple[Wordings, ...]
    accounts: tuple[Wordings, ...]
    aims: tuple[Wordings, ...]
    order: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()


def pack_small(said: Any) -> bytes:
    """Lists of texts as few bytes, which are the same on every machine.

    >>> unpack_small(pack_small([["井水要清。"], []]))
    [['井水要清。'], []]
    """
    from bz2 import compress

    import msgpack

    return compress(msgpack.packb(said))


def unpack_small(packed: bytes) -> Any:
    """What :func:`pack_small` packed, with lists for tuples."""
    from bz2 import decompress

    import msgpack

    return msgpack.unpackb(decompress(packed))


#: Why, who answers, the tasks, what is asked of those below, with what means.
_Said = tuple[tuple[Wordings, ...], tuple[Wordings, ...], tuple[SectorTask, ...], tuple[Wordings, ...], tuple[Wordings, ...]]


class Sector:
    """A sector of public work, told by its ``words`` in a topic; ``names`` are the words that name each of its tasks.

    What is said of it may be given packed, and is then read when it is first asked for.

    >>> wells = Sector("水井", ("水井",), (("井水要清。", "井水要净。"),), (), (SectorTask("井壁加固", ("井壁",), (), (), (), (), ()),))
    >>> again = Sector.unpack(wells.pack())
    >>> again.name, again.names, again.reasons == wells.reasons, again.tasks == wells.tasks
    ('水井', (('井壁加固', '井壁'),), True, True)
    """

    def __init__(
        self, name: str, words: tuple[str, ...], reasons: tuple[Wordings, ...] = (), accounts: tuple[Wordings, ...] = (), tasks: tuple[SectorTask, ...] = (), *,
        below: tuple[Wordings, ...] = (), means: tuple[Wordings, ...] = (), names: tuple[tuple[str, ...], ...] = (), packed: bytes = b"",
    ) -> None:  # fmt: skip
        self.name = name
        self.words = words
        self.names = names or tuple((task.name, *task.words) for task in tasks)
        self._packed = packed
        self._said: _Said = (reasons, accounts, tasks, below, means)

    @property
    def reasons(self) -> tuple[Wordings, ...]:
        """Why the work matters."""
        return self._open()[0]

    @property
    def accounts(self) -> tuple[Wordings, ...]:
        """Who answers for the work."""
        return self._open()[1]

    @property
    def tasks(self) -> tuple[SectorTask, ...]:
        """What the work consists of."""
        return self._open()[2]

    @property
    def below(self) -> tuple[Wordings, ...]:
        """What is asked of those below the level of a document, who stand in it as a slot."""
        return self._open()[3]

    @property
    def means(self) -> tuple[Wordings, ...]:
        """With what means the work is done."""
        return self._open()[4]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sector) and (self.name, self.words, self._open()) == (other.name, other.words, other._open())

    def __hash__(self) -> int:
        return hash(self.name)

    def _open(self) -> _Said:
        if self._packed:
            reasons, accounts, tasks, below, means = unpack_small(self._packed)
            self._said, self._packed = (_rows(reasons), _rows(accounts), tuple(map(_task, tasks)), _rows(below), _rows(means)), b""
        return self._said

    def pack(self) -> list[Any]:
        """The sector as a file holds it: its name, its words, those of its tasks, and the rest as bytes, which are the same on every machine."""
        return [self.name, self.words, self.names, self._packed or pack_small([self.reasons, self.accounts, list(map(astuple, self.tasks)), self.below, self.means])]

    @classmethod
    def unpack(cls, stored: Sequence[Any]) -> Sector:
        """A sector from what :meth:`pack` gave."""
        name, words, names, packed = stored
        return cls(name, tuple(words), names=_rows(names), packed=packed)


def sector_of(sectors: Sequence[Sector], topic: str) -> tuple[str, Sector | None]:
    """The word that tells the sector of a topic, and the sector: the longest, of words as long that which comes first; "" and ``None`` where there is none.

    >>> wells, roads = Sector("水井", ("水井", "井")), Sector("道路", ("道路",))
    >>> sector_of([roads, wells], "农村水井管护") == ("水井", wells), sector_of([wells, roads], "道路水井管护") == ("道路", roads), sector_of([wells], "道路养护")
    (True, True, ('', None))
    """
    told = [(len(word), -topic.index(word), k, word) for k, sector in enumerate(sectors) for word in (sector.name, *sector.words) if word in topic]
    if not told:
        return "", None
    *_, k, word = max(told)
    return word, sectors[k]


def named_tasks(home: Sector, topic: str) -> list[SectorTask]:
    """The tasks of a sector that a topic names besides the sector: it is narrower then.

    >>> lining = SectorTask("井壁加固", ("井壁",), (), (), (), (), ())
    >>> wells = Sector("水井", ("水井",), tasks=(lining,))
    >>> named_tasks(wells, "水井井壁修缮") == [lining], named_tasks(wells, "水井管护")
    (True, [])
    """
    if topic in (home.name, *home.words):
        return []
    return [task for task in home.tasks if any(word in topic and word not in home.name for word in (task.name, *task.words))]


def tasks_of(sectors: Sequence[Sector], home: Sector | None, focus: str) -> list[tuple[int, SectorTask]]:
    """The tasks that a focus may name, each with the length of the word that tells it, the longest first: those of the topic's own sector, else of any.

    >>> lining = SectorTask("井壁加固", ("井壁",), ("加固",), (), (), (), ())
    >>> wells = Sector("水井", ("水井",), tasks=(lining,))
    >>> [[(length, task.name) for length, task in tasks_of([wells], home, focus)] for home, focus in ((wells, "加固修缮"), (None, "加固修缮"), (None, "井壁修缮"))]
    [[(2, '井壁加固')], [], [(2, '井壁加固')]]
    """
    own = [(_longest((task.name, *task.words, *task.near), focus), task) for task in (home.tasks if home else ())]
    told = [row for row in own if row[0]]
    told = told or [(length, sector.tasks[k]) for sector in sectors for k, names in enumerate(sector.names) if (length := _longest(names, focus))]
    return sorted(told, key=lambda row: -row[0])


def _longest(words: Sequence[str], text: str) -> int:
    return max((len(word) for word in words if word in text), default=0)


def _task(stored: Sequence[Any]) -> SectorTask:
    name, words, near, shortcomings, measures, accounts, aims, order, headings = stored
    return SectorTask(name, tuple(words), tuple(near), _rows(shortcomings), _rows(measures), _rows(accounts), _rows(aims), tuple(order), tuple(headings))


def _rows(rows: Sequence[Sequence[str]]) -> tuple[Wordings, ...]:
    return tuple(map(tuple, rows))
