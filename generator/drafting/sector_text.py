"""What a draft says of the tasks of a sector of public work: what is wanting, what is done about it, who answers, what for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from random import Random

from generator.drafting.called import as_offices
from generator.drafting.levels import BELOW
from generator.drafting.sayings import SENTENCE_LENGTH
from generator.drafting.sentence_writer import SentenceWriter
from generator.language.clauses import demanded_of
from generator.learning.phrases import TopicPart
from generator.learning.sectors import BELOW_SLOT, Sector, SectorTask, Wordings, named_tasks, sector_of, tasks_of

#: What is to come of the measures is asked of all who take them.
_ASKED = "要"
#: What shortcomings begin with besides 有的, which all of one paragraph do.
_SOME = re.compile("^(?:目前)?(?:一些|部分|个别|少数)(?!地区|人)")
#: So many measures of one body stand in an item at most, the second where no other body has any.
_MOST_OF_ONE = 2
#: So many sentences tell what is done in a part of a topic.
_LEAST_MEASURES, _MOST_MEASURES = 2, 3
#: So many sentences tell at least who answers, where there are so many.
_LEAST_ACCOUNTS = 2
#: Who answers in a clause and how, beside what for; a clause on what the draft has told shares so much of its words with it.
_ANSWERING = re.compile("由[^，由]*?(?:部门|机构|机关|单位|组织|企业|医院|学校|公司).*|^[^，由]*?(?:部门|机构|机关|单位|组织|企业|医院|学校|公司)(?:负责|牵头|统筹|抓好|承担)?")
_TOLD = 0.3
#: A sentence asks a body again for what shares so much of its words with what it was asked.
_ASKED_AGAIN = 0.08
#: A sentence is on one task when it shares so much of its words with it, and so many times more than with any other.
_ON_IT, _MORE = 0.35, 1.5
#: An office at the beginning of a sentence, and no other beside it.
_OFFICE = re.compile("(?:(?!部门)[^，、由或]){2,10}?(?:部门|机构|机关)(?![、和与会由党事])")


class SectorText:
    """Says the sentences of sectors through the writer of passages; what it finds wanting in a task is answered when its measures are told."""

    def __init__(self, passages: SentenceWriter, sectors: Sequence[Sector], topic: str | None, *, rng: Random) -> None:
        """``topic``: one that may be a sector's, ``None`` where the register has it."""
        self._passages = passages
        self._sectors = sectors
        self._rng = rng
        self._wanting: dict[SectorTask, int] = {}  # the task, and which of its shortcomings was told
        self._named: set[str] = set()  # tasks that the draft tells besides those that its foci claim
        self._claimed: dict[str, SectorTask] = {}
        self.home = None if topic is None else sector_of(sectors, topic)[1]
        named = named_tasks(self.home, topic) if topic and self.home else []
        #: The topic where it is one task and no whole sector.
        self.narrow = topic if topic and (len(named) == 1 if self.home else tasks_of(sectors, None, topic)) else ""
        self._answers_each = bool(self.narrow)  # who answers is told with the one task, else at the end for the whole sector
        self._open = () if self.narrow else tuple(named or (self.home.tasks if self.home else ()))  # the tasks that a topic without foci is written out by

    def claim(self, foci: Sequence[str]) -> None:
        """Give each focus the task that it names, that with the longer word in it first; of two that name the same one each has half of it."""
        rows = [(-length, k, task) for k, focus in enumerate(foci) for length, task in tasks_of(self._sectors, self.home, focus)]
        rows.sort(key=lambda row: row[:2])
        owners = {task.name: focus for focus, task in self._claimed.items()}
        for _, k, task in rows:
            if foci[k] not in self._claimed and task.name not in owners:
                self._claimed[foci[k]], owners[task.name] = task, foci[k]
        for _, k, task in rows:
            if foci[k] not in self._claimed and self._claimed.get(owners[task.name]) == task:
                self._claimed[owners[task.name]], self._claimed[foci[k]] = _halves(task)

    def task(self, focus: str) -> SectorTask | None:
        """The task that a focus names, none that another has claimed."""
        if focus in self._claimed:
            return self._claimed[focus]
        taken = {task.name for task in self._claimed.values()}
        return next((task for _, task in tasks_of(self._sectors, self.home, focus) if task.name not in taken), None)

    @property
    def lead(self) -> str:
        """The office that answers first for the topic's sector, "" where that is none or more than one."""
        first = self.home.accounts[0][0] if self.home and self.home.accounts else ""
        found = _OFFICE.match(first)
        return found[0] if found else ""

    def besides(self, focus: str) -> str:
        """The name of the task that is told under a focus which names it by a near word alone, "" where it names it outright or shares it with another."""
        task = self._claimed.get(focus)
        if task is None or any(focus[k : k + 2] in task.name for k in range(len(focus) - 1)) or any(word in focus for word in task.words) or sum(one.name == task.name for one in self._claimed.values()) > 1:
            return ""
        return task.name

    def tasks(self, count: int) -> tuple[str, ...]:
        """Names of so many tasks of the topic's sector in their order, none that a focus has claimed, the first among them where none has; fewer where it has no more."""
        taken = {task.name for task in self._claimed.values()}
        left = [task.name for task in self._open if task.name not in taken]
        drawn = self._rng.sample(range(len(left)), len(left))
        at_large = self._named_at_large
        drawn.sort(key=lambda k: (bool(k or taken), left[k] not in at_large))
        names = tuple(left[k] for k in sorted(drawn[: max(0, count)]))
        self._named.update(names)
        return names

    def reasons(self, length: int, *, after: str = "") -> list[str]:
        """Why the work of the topic's sector matters, in about ``length`` characters."""
        if self.home is None or self.narrow:
            return []
        rows = [row for row in self.home.reasons if self._is_on(row) in ("", *self._tells)]
        return self._say(self._told_of(rows or self.home.reasons), max(1, round(length / SENTENCE_LENGTH)), after, first=True)

    @property
    def _named_at_large(self) -> frozenset[str]:
        """The tasks that what is said of the whole sector is on: why the work matters, who answers for what."""
        known, name = self._passages.supply.named_at_large, self.home.name if self.home else ""
        if name not in known:
            known[name] = self._find_named_at_large()
        return known[name]

    def _find_named_at_large(self) -> frozenset[str]:
        rows = [*self.home.reasons, *self.home.accounts] if self.home else []
        clauses = [ways for row in rows for ways in zip(*(wording.rstrip("。").split("，") for wording in row), strict=True)]
        return frozenset(self._is_on(ways) for ways in (*rows, *clauses))

    @property
    def _tells(self) -> set[str]:
        """The names of the tasks that the draft tells."""
        return {task.name for task in self._claimed.values()} | self._named

    def _is_on(self, row: Wordings) -> str:
        """The name of the one task of the topic's sector that a sentence shares its words with, "" where it is on none or on several."""
        share_of = self._passages.supply.shares.told
        tasks = self.home.tasks if self.home else ()
        shares = sorted((max(share_of(wording, _all_of(task)) for wording in row), task.name) for task in tasks)
        if len(shares) < 2:
            return ""
        (second, _), (best, name) = shares[-2:]
        return name if best >= max(_ON_IT, _MORE * second) else ""

    def _told_of(self, rows: Sequence[Wordings]) -> Sequence[Wordings]:
        """Those of some sentences that name no task of the topic's sector which the draft does not tell, all where each names one."""
        words = [word for task in (self.home.tasks if self.home else ()) if task.name not in self._tells for word in task.words]
        return [row for row in rows if not any(word in wording for word in words for wording in row)] or rows

    def accounts(self, length: int, *, after: str = "") -> list[str]:
        """Who answers for the work of the topic's sector, in about ``length`` characters, where that is not told with each of its tasks; nobody for what the draft does not come to."""
        if self.home is None or self.narrow or self._answers_each:
            return []
        rows = [kept for row in self.home.accounts if (kept := self._come_to(row))]
        return self._say(rows, max(_LEAST_ACCOUNTS, round(length / SENTENCE_LENGTH)), after, first=True)

    def _come_to(self, row: Wordings) -> Wordings:
        """The wordings of a sentence on who answers, without the clauses on what the draft has not told anything of; none where that leaves none."""
        told = "\n".join(origin.sentence for origin in self._passages.origins)
        clauses = list(zip(*(wording.rstrip("。").split("，") for wording in row), strict=True))
        stays = [not all(map(_ANSWERING.search, ways)) or max(self._passages.supply.shares.told(_ANSWERING.sub("", way), told) for way in ways) >= _TOLD for ways in clauses]
        return tuple("，".join(way) + "。" for way in zip(*compress(clauses, stays), strict=True))

    def below(self, count: int, *, after: str = "") -> list[str]:
        """What is asked of those below the draft's level in the work of the topic's sector, in so many sentences."""
        return [] if self.home is None or self.narrow else self._say(self._of_level(self._told_of(self.home.below)), count, after)

    def mentioned(self, part: TopicPart, count: int, heading: str) -> list[str]:
        """What is to be done in a part of a topic before all, in so many sentences; nothing where the draft has asked for so much of it that there are fewer."""
        rows = self._fresh(part, heading)[:count]
        return self._said_of_part(rows, count, "") if len(rows) == count else []

    def part(self, part: TopicPart, length: int, *, after: str, heading: str) -> list[str]:
        """What is to be done in a part of a topic, in about ``length`` characters: the most important first, and not that alone; not what the draft has asked for, where that leaves enough."""
        fresh = self._fresh(part, heading)
        rows = fresh if len(fresh) >= _LEAST_MEASURES else _on(heading, part)
        return self._said_of_part(rows[: max(_LEAST_MEASURES, min(_MOST_MEASURES, round(length / SENTENCE_LENGTH)))], len(part.measures), after)

    def _fresh(self, part: TopicPart, heading: str) -> list[Wordings]:
        """What there is to do in a part, without what the draft has asked of the same body; the first stands whatever it has."""
        first, *rest = _on(heading, part)
        return [first, *(row for row in rest if not self._asks_again(row))]

    def _said_of_part(self, rows: Sequence[Wordings], count: int, after: str) -> list[str]:
        """What a part of a topic asks for, with those below and the offices as the draft calls them."""
        rows = self._of_level(rows)
        level = self._passages.subject.level
        told = "".join(origin.sentence for origin in self._passages.origins)
        if len(re.findall(f"{level}[^，。]{{2,9}}[局委部]要", told)) > told.count("部门要"):
            rows = [tuple(as_offices(wording, level) for wording in row) for row in rows]
        return self._say(rows, count, after)

    def _asks_again(self, row: Wordings) -> bool:
        """Whether the draft has asked the same of the same body."""
        body = _subject(row).removesuffix("部门")
        told = "".join(origin.sentence for origin in self._passages.origins if body and body in origin.sentence.partition("要")[0])
        return bool(told) and max(self._passages.supply.shares.told(wording.partition("要")[2], told) for wording in row) >= _ASKED_AGAIN

    def _of_level(self, rows: Sequence[Wordings]) -> list[Wordings]:
        """Sentences with those below the draft's level by their name; without those that ask something of them where it has none below."""
        below = BELOW.get(self._passages.subject.level, BELOW_SLOT)
        said = [tuple(wording.replace(BELOW_SLOT, below) for wording in row) for row in rows]
        return [row for row in said if not any(BELOW_SLOT in wording for wording in row)]

    def means(self, *, after: str = "") -> list[str]:
        """With what means the work of the topic's sector is done."""
        return [] if self.home is None or self.narrow else self._say(self._told_of(self.home.means), 1, after)

    def shortcoming(self, task: SectorTask, *, after: str = "") -> list[str]:
        """One thing that is wanting in a task, none when one was told."""
        if task in self._wanting or not task.shortcomings:
            return []
        k = self._rng.randrange(len(task.shortcomings))
        if said := self._say([tuple(_SOME.sub("有的", wording) for wording in task.shortcomings[k])], 1, after):
            self._wanting[task] = k
        return said

    def text(self, task: SectorTask, count: int, *, after: str = "", opens: bool, aimed: bool) -> list[str]:
        """So many sentences on a task: what is wanting, measures, who answers where the draft tells it with its tasks, what for."""
        out = self.shortcoming(task, after=after) if opens else []
        out += self._measures(task, max(1, count - len(out) - self._answers_each - aimed), after="" if out else after)
        out += self._say(task.accounts, 1, "") if self._answers_each else []
        return out + (self._say([tuple(_ASKED + wording for wording in row) for row in task.aims], 1, "") if aimed else [])

    def _measures(self, task: SectorTask, count: int, *, after: str) -> list[str]:
        """So many measures of a task in their order, with that which answers what was told to be wanting, no more of one body than may be where others have some."""
        answer = self._wanting.get(task, -1)
        chosen = self._rng.sample(range(len(task.measures)), len(task.measures))
        chosen.sort(key=lambda k: k != answer)
        subjects = [_subject(task.measures[k]) for k in chosen]
        before = {k: subjects[:at].count(own) if own else 0 for at, (k, own) in enumerate(zip(chosen, subjects, strict=True))}  # of the same body
        told = [k for k in sorted(chosen, key=lambda k: before[k] > 0)[:count] if before[k] < _MOST_OF_ONE]
        order = [k for k in task.order or range(len(task.measures)) if k in told]
        bodies = {k: own or str(k) for k, own in zip(chosen, subjects, strict=True)}
        first = {bodies[k]: at for at, k in reversed(list(enumerate(order)))}
        order.sort(key=lambda k: first[bodies[k]])  # what is asked of one body stands together
        return self._say([task.measures[k] for k in order], count, after)

    def _say(self, rows: Sequence[Wordings], count: int, after: str, *, first: bool = False) -> list[str]:
        """So many of the sentences in their order, without those that cannot be said; ``first``: what comes first in the lexicon is told in any case."""
        out: list[str] = []
        subject = ""
        drawn = self._rng.sample(range(len(rows)), len(rows))
        drawn.sort(key=lambda k: first and k > 0)
        for k in sorted(drawn[:count]):
            own = _subject(rows[k])
            if said := self._passages.worded(rows[k], after="" if out else after, without=own if own == subject else ""):
                out.append(said)
                subject = own
        return out


def _subject(wordings: Wordings) -> str:
    """Who is to do what a sentence demands where every wording of it begins so, else "".

    >>> _subject(("民政部门要公示价格，接受监督。", "民政部门要公开价格，听取意见。")), _subject(("民政部门要公示价格。", "由民政部门公示价格。"))
    ('民政部门', '')
    """
    subjects = set(map(demanded_of, wordings))
    return subjects.pop() if len(subjects) == 1 else ""


def _on(heading: str, part: TopicPart) -> list[Wordings]:
    """The measures of a part, those first of which most wordings tell the thing that a heading names, where the name of the part does not.

    >>> part = TopicPart.of("丰富文化生活", ("文化", "老年教育"), ("发展老年教育",), (("文旅部门要办好演出。",) * 2, ("教育部门要办好老年大学、老年教育。",) * 2))
    >>> [row[0] for row in _on("发展老年教育", part)][0], [row[0] for row in _on("丰富文化生活", part)][0]
    ('教育部门要办好老年大学、老年教育。', '文旅部门要办好演出。')
    """
    thing = [word for word in part.words if word in heading and word not in part.name]
    return sorted(part.measures, key=lambda row: not any(2 * sum(word in wording for wording in row) > len(row) for word in thing))


@lru_cache(maxsize=64)
def _all_of(task: SectorTask) -> str:
    """What is wanting and what is done in a task, in all wordings."""
    return "\n".join(wording for row in (*task.shortcomings, *task.measures) for wording in row)


def _halves(task: SectorTask) -> tuple[SectorTask, SectorTask]:
    """A task in two, each with one of its shortcomings, the measure that answers it and every other one of the rest."""
    one = replace(task, shortcomings=task.shortcomings[:1], measures=task.measures[::2], aims=(), order=_of_half(task.order, 0))
    return one, replace(task, shortcomings=task.shortcomings[1:2], measures=task.measures[1::2], accounts=(), order=_of_half(task.order, 1))


def _of_half(order: Sequence[int], half: int) -> tuple[int, ...]:
    """The order of every other measure, numbered anew.

    >>> _of_half((3, 0, 1, 2), 0), _of_half((3, 0, 1, 2), 1)
    ((0, 1), (1, 0))
    """
    return tuple(k // 2 for k in order if k % 2 == half)
