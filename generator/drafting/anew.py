"""Saying a learned sentence anew: by the rewordings of its clauses, or with other words, so that nothing of the training text is copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from random import Random

from generator.drafting.called import Called
from generator.drafting.copying import LONGEST_WHOLE, CopyGuard
from generator.drafting.lists import list_sites
from generator.drafting.rewording import DOUBLED, MARKS, Piece, Ways, WaysOf
from generator.drafting.subject import Subject, bare
from generator.drafting.variation import SMALL_WORDS, Change, Site, Varier, apply, draw_changes, rarest
from generator.language.clauses import demanded_of, split_clauses
from generator.language.kinds import Kind

#: No sentence of a draft is longer.
LONGEST = 84
#: How much the first way of saying a sentence may stumble, how many are compared where it does more, and how many are tried in which words must change.
_STUMBLES, _COMPARED, _DRAWS = 2, 2, 5
#: Of a sentence whose clauses are built alike so many are compared: few ways keep that.
_COMPARED_ALIKE = 6
#: The office of a leading group, and what it is called where its whole name copies.
_GROUP, _GROUP_OTHERWISE = "工作领导小组办公室", "领导小组办公室"
#: Sentences whose ways are remembered.
_REMEMBERED = 8192
#: A sentence said anew, with what was changed.
Said = tuple[str, tuple[Change, ...]]


class Anew:
    """Says sentences anew for one draft; remembers which wordings it has taken. ``before`` is what the draft said last: runs may cross into what follows."""

    def __init__(self, varier: Varier, subject: Subject, guard: CopyGuard, *, rng: Random, ways: WaysOf | None = None, turn: int = 0) -> None:
        """``ways``: what drafts with the same guard have found out about sentences; ``turn``: where their ways are begun with, a number for each draft on a topic."""
        self._ways: WaysOf = {} if ways is None else ways
        self._varier = varier
        self._subject = subject
        self._guard = guard
        self._rng = rng
        self._turn = turn
        self._wordings: Counter[str] = Counter()
        self._called = Called.of(subject.topic, subject.level)

    def remember(self, changes: Iterable[Change]) -> None:
        """Count the wordings of a sentence that was set down: others come before them."""
        for change in changes:
            self._wordings[change.new] += 1

    def reword(
        self, pieces: Sequence[Piece], text: str, stop: str, before: str, is_forbidden: Callable[[str], bool], *, level: str | None, longest: int = 0, seam: int = 0, coming: str = ""
    ) -> Said | None:
        """The sentence said by the rewordings of its clauses; where no way is free of long runs words are changed besides.

        ``level``: whose words it is put in, ``None``: in those that it has; ``longest``: the longest run of one wording where these were not learned;
        ``seam``: how much of what is said next begins as it does where it was learned; ``coming``: with what it begins, as far as that is known.
        """
        ways = self._ways_of(tuple(pieces), level, longest)
        if not ways:
            return None
        said = self._free_way(ways, text, stop, before, is_forbidden, seam, coming)
        if said is not None:
            return "，".join(said), _changes(text, said)
        return self._changed_way(ways, [piece.kind for piece in pieces], text, stop, before, is_forbidden)

    def _free_way(self, ways: Ways, text: str, stop: str, before: str, is_forbidden: Callable[[str], bool], seam: int, coming: str) -> tuple[str, ...] | None:
        """The first way that may stand after what was said before it, of those that stumble that which does it least; ``None`` where there is none.

        Where all make a long run with what is said next one of these: that has to look out for it then.
        """
        if ways.is_long:
            return None
        said = self._first_of(ways, text, stop, before, is_forbidden, seam, coming)
        return self._first_of(ways, text, stop, before, is_forbidden, 0, "") if said is None and (seam or coming) else said

    def _first_of(self, ways: Ways, text: str, stop: str, before: str, is_forbidden: Callable[[str], bool], seam: int, coming: str) -> tuple[str, ...] | None:
        best, least, found = None, 0, 0
        following: dict[str, bool] = {}  # by what they begin with, which many ways have in common
        running: set[str] = set()  # first clauses that make a long run with what was said before
        for said in ways.walk(self._turn, seam=seam):
            if best is None and said[0] in running:
                continue
            stumbles = ways.stumbles(said)
            if stumbles is None:
                continue
            if best is not None and stumbles >= least:
                found += 1
            elif not is_forbidden(new := "，".join(said)) and not self._meets_next(new, text, stop, seam) and self._may_follow(new, stop, before, following, running) and not self._runs_into(new + stop, coming):
                best, least = said, stumbles
                found += 1
            if best is not None and (least <= _STUMBLES or found >= (_COMPARED_ALIKE if ways.is_alike else _COMPARED)):
                break
        return best

    def _changed_way(self, ways: Ways, kinds: Sequence[Kind], text: str, stop: str, before: str, is_forbidden: Callable[[str], bool]) -> Said | None:
        """One of the first ways with words in it changed, none added, until it holds no long run."""
        for way in ways.mixed(self._turn, _DRAWS):
            said = tuple(map(self._broken, way))
            new = "，".join(said)
            if len(new) > LONGEST or is_forbidden(new) or _doubles(new, text):
                continue
            changed = self._unlike(new, kinds, stop, before, {}, may_add=False)
            if changed is not None:
                return changed[0], (*_changes(text, said), *changed[1])
        return None

    def _ways_of(self, pieces: tuple[Piece, ...], level: str | None, longest: int) -> Ways:
        key = (pieces, level, longest)
        ways = self._ways.get(key)
        if ways is None:
            if len(self._ways) >= _REMEMBERED:
                self._ways.clear()
            ways = self._ways[key] = Ways(pieces, level, self._guard, longest=longest, topic=bare(self._subject.topic))
        return ways

    def _may_follow(self, text: str, stop: str, before: str, known: dict[str, bool], running: set[str]) -> bool:
        """Whether a sentence is not too long and makes no long run with what was said before it; ``known`` of those that begin alike.

        A first clause that makes such a run, whatever follows it, is put with those ``running`` on.
        """
        longest = self._guard.longest
        head = (text + stop)[:longest]
        if head not in known:
            tail = before[-longest:]
            end = self._guard.run_end(tail + head)
            known[head] = end < 0
            clause = text.split("，", 1)[0]
            if 0 < end <= len(tail) + len(clause):
                running.add(clause)
        return known[head] and len(text) <= LONGEST

    def _meets_next(self, text: str, learned: str, stop: str, seam: int) -> bool:
        """Whether a sentence ends as it was learned with so much that it makes a long run with ``seam`` characters of what is said next."""
        alike = self._guard.longest + 1 - len(stop) - seam
        return bool(seam) and len(text) >= alike <= len(learned) and text[-1] == learned[-1] and (alike <= 1 or text.endswith(learned[-alike:]))

    def _runs_into(self, text: str, coming: str) -> bool:
        """Whether a text makes a long run with what is said next."""
        longest = self._guard.longest
        return bool(coming) and self._guard.copies(text[-longest:] + coming[:longest])

    def going_on(self, text: str, stop: str, before: str) -> str:
        """A text that demands of just whom the sentence before it does, and of nobody else, without naming them again."""
        subject = demanded_of(text)
        if not subject or demanded_of(before) != subject or any(map(demanded_of, (*split_clauses(before)[1:], *split_clauses(text)[1:]))):
            return text
        rest = text.removeprefix(subject)
        return text if self._copied(rest, stop, before) is not None else rest

    def called_alike(self, text: str, stop: str, before: str) -> str:
        """A text that calls each office as the draft does, where that copies nothing."""
        said = self._called.alike(text)
        ways = (said, said.replace(_GROUP, _GROUP_OTHERWISE)) if _GROUP in said else (said,)
        return text if said == text else next((way for way in ways if self._copied(way, stop, before) is None), text)

    def _broken(self, clause: str) -> str:
        """A clause that is too long to stand as it was written with a list in it said otherwise, if it has one."""
        sites = [site for site in list_sites(clause) if site[2]] if len(clause) > self._guard.longest - MARKS else []
        if not sites:
            return clause
        start, end, options = self._rng.choice(sites)
        return clause[:start] + self._rng.choice(options) + clause[end:]

    def _copied(self, text: str, stop: str, before: str) -> tuple[int, int] | None:
        """What a sentence copies, as places in it: its first long run, which may begin before it, or all of it."""
        tail = before[-self._guard.longest :]
        run = self._guard.too_long(tail + text + stop)
        if run is not None:
            return run[0] - len(tail), run[1] - len(tail)
        return (0, len(text) + len(stop)) if self._guard.is_whole(text) else None

    def vary(self, text: str, kinds: Sequence[Kind], stop: str, before: str, *, changed: bool, kept: Sequence[str] = ()) -> Said | None:
        """The text said in another way, with what is ``kept`` as it is, so that no long run and no whole sentence of the training text is left."""
        sites = self._sites(text, kinds, kept)
        if not sites and not changed and len(text) >= LONGEST_WHOLE:
            return None
        chosen: dict[int, str] = {}
        for _ in range(_DRAWS if sites else 0):
            chosen = draw_changes(sites, len(text), self._wordings, rng=self._rng)
            if not DOUBLED.search(apply(text, sites, chosen)[0]):
                break
        return self._unlike(text, kinds, stop, before, chosen, kept)

    def _sites(self, text: str, kinds: Sequence[Kind], kept: Sequence[str] = ()) -> list[Site]:
        sites = _outside(self._varier.sites(text.split("，"), kinds), text, (bare(self._subject.topic), *kept))
        # Beside a name that the register does not know what was learned of words that go together does not hold.
        return [site for site in sites if text[site.start : site.end] in SMALL_WORDS] if kept else sites

    def _unlike(self, text: str, kinds: Sequence[Kind], stop: str, before: str, chosen: dict[int, str], kept: Sequence[str] = (), *, may_add: bool = True) -> Said | None:
        """The text with what is chosen for its sites, and more of them changed until it holds no long run and no whole sentence of the training text.

        ``may_add``: also sites where a word can only be added.
        """
        sites = self._sites(text, kinds, kept) if chosen else []
        asked = bool(chosen)
        while True:
            new, changes = apply(text, sites, chosen)
            if changes and _doubles(new, text):
                return None
            copied = self._copied(new, stop, before)
            if copied is None:
                return new, changes
            if not asked:  # most sentences need no more, and looking for sites costs more than they do
                sites, asked = [site for site in self._sites(text, kinds, kept) if may_add or not site.adds], True
            site = self._free_site(sites, chosen, *copied)
            if site is None:
                return None
            chosen[site] = rarest(sites[site].options, self._wordings, rng=self._rng)

    def _free_site(self, sites: Sequence[Site], chosen: dict[int, str], begin: int, end: int) -> int | None:
        """The unchanged site nearest to the middle of a stretch of the unchanged text, one that adds nothing first; changes shift places by a few characters only."""
        free = [k for k, site in enumerate(sites) if k not in chosen and site.end > begin and site.start < end]
        return min(free, key=lambda k: (sites[k].adds, abs(sites[k].start - (begin + end) // 2), k)) if free else None


def _changes(text: str, clauses: Sequence[str]) -> tuple[Change, ...]:
    """What was said instead of which clauses of a text."""
    return tuple([Change(old, new) for old, new in zip(text.split("，"), clauses, strict=True) if old != new])


def _doubles(new: str, text: str) -> bool:
    """Whether a text says something twice that another does not.

    >>> _doubles("坚决整改，坚决问责", "坚决整改，严肃问责"), _doubles("坚决整改，坚决问责", "坚决整改，坚决问责，通报情况")
    (True, False)
    """
    twice = DOUBLED.search(new)
    return twice is not None and twice[0] not in text


def _outside(sites: Sequence[Site], text: str, names: Sequence[str]) -> list[Site]:
    """The sites that leave the topic and what else has a name as it is."""
    named = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    return [site for site in sites if not any(site.start < end and start < site.end for start, end in named)]
