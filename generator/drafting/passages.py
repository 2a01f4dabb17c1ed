"""Writes the paragraphs of a draft: each follows the order of thought of a learned passage and says its sentences anew.

At every place either the passage's own sentence is said in another way, or one from elsewhere that says nearly the same; a source is used once a
draft, no clause is said twice, and no run longer than the guard allows stands in the training text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from generator.drafting.copying import LONGEST_WHOLE, CopyGuard
from generator.drafting.dropping import droppable
from generator.drafting.levels import adapt
from generator.drafting.origins import Origin
from generator.drafting.sampler import choose
from generator.drafting.subject import Subject, bare, sentence_text
from generator.drafting.supply import Supply
from generator.drafting.variation import DOUBLED, Change, Site, apply, draw_changes, rarest
from generator.language.clauses import kind_of
from generator.language.kinds import Kind, Role
from generator.learning.phrases import KINDS, ROLES, TOPIC

_SHORTEST, _LONGEST = 10, 84
#: How much the passage's own sentence weighs beside the likeness (below 1) of the others, and how like these must be.
_OWN_WEIGHT, _LIKE = 0.6, 0.3
#: How often a followed passage says its own sentence, and how like another must be.
_FAITHFUL, _VERY_LIKE = 0.85, 0.5
_TRIES, _DRAWS = 5, 4
#: How many passages are drawn, and how many of them are offered.
_LOOKED_AT, _FRESH = 48, 8
#: A paragraph is done from this share of the length asked for.
_NEARLY = 0.88
#: What goes on a paragraph whose passage is too short: so many sentences like its own, at least so like.
_NEAREST, _NEAR = 3, 0.34
#: Sentences of one paragraph that are more alike than this say the same thing twice.
_SAME = 0.5
#: Sentences that state what has been achieved: facts, which only an outline gives.
_STATES_FACTS = frozenset({Role.PROGRESS})
#: Whom a demand without a subject may be addressed to, and how often it is.
_ADDRESSEES = ("各级各部门", "各有关部门", "各责任单位", "各有关单位", "有关部门", "各地各部门")
_ADDRESSED = 0.08
#: How often a clause is left out of a sentence that is not too long.
_SHORTENED = 0.35
#: The role of a set sentence that names the topic.
SET_SENTENCE = "set"


class PassageWriter:
    """Writes on one subject; remembers what it has said."""

    def __init__(self, supply: Supply, subject: Subject, *, rng: Random, guard: CopyGuard | None = None, forbidden: Sequence[str] = ()) -> None:
        self.supply = supply
        self.subject = subject
        self.rng = rng
        self.guard = guard or CopyGuard(supply.windows)
        self.forbidden = tuple(forbidden)
        self.origins: list[Origin] = []
        self.reserved: set[int] = set()  # passages that stand under a heading of the draft, and are said nowhere else
        self._used: set[int] = set()
        self._clauses: set[str] = set()
        self._texts: set[str] = set()
        self._wordings: Counter[str] = Counter()
        self._last = ""  # what the draft said last, to see runs that cross into what follows

    def paragraph(self, passages: Iterable[int], length: int, *, roles: frozenset[Role] | None = None, matter: int = -1, after: str = "") -> list[str]:
        """Sentences of about ``length`` characters in the order of some learned passages, to stand after the text ``after``, all on a matter if one is given.

        Fewer, or none, when the passages have nothing left to say.
        """
        self._last += after
        out: list[str] = []
        said: list[int] = []
        count = 0
        phrases = self.supply.phrases
        for sentence in self._plan(passages):
            if count >= length * _NEARLY:
                return out
            role = Role(ROLES[phrases.sentence_roles[sentence]])
            if role in _STATES_FACTS or (roles is not None and role not in roles) or (matter >= 0 and phrases.sentence_matters[sentence] != matter):
                continue
            made = self._say_like(sentence, said, room=int(length * 1.25) - count)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
        return out

    def follow(self, passages: Iterable[int], length: int, *, after: str = "") -> list[str]:
        """Sentences of about ``length`` characters that keep to the passages: each their own said anew, now and then one very like it.

        What states an achievement is left out.
        """
        self._last += after
        out: list[str] = []
        said: list[int] = []
        count = 0
        for sentence in (one for passage in passages for one in self.supply.sentences(self.subject, passage)):
            if count >= length * _NEARLY:
                break
            if Role(ROLES[self.supply.phrases.sentence_roles[sentence]]) in _STATES_FACTS | {Role.CALL}:
                continue
            room = int(length * 1.25) - count
            made = self._say_own(sentence, said, room) if self.rng.random() < _FAITHFUL else None
            made = made or self._say_like(sentence, said, room=room, like=_VERY_LIKE)
            if made is not None:
                out.append(made.sentence)
                count += len(made.sentence)
        return out

    def _plan(self, passages: Iterable[int]) -> Iterator[int]:
        """The sentences of each passage in their order, and after the first what is very like them."""
        for k, passage in enumerate(passages):
            sentences = self.supply.sentences(self.subject, passage)
            yield from sentences
            if k == 0:
                near = sorted({other for one in sentences for score, other in self.supply.like(one) if score >= _NEAR and self._may_stand_for(one, other)})
                yield from self.rng.sample(near, min(_NEAREST, len(near)))

    def _may_stand_for(self, one: int, other: int) -> bool:
        phrases = self.supply.phrases
        kept = phrases.sentence_passages[other] in self.reserved
        return not kept and phrases.sentence_matters[one] == phrases.sentence_matters[other] and self.supply.allows(self.subject, other)

    def fresh(self, passages: Sequence[int]) -> list[int]:
        """Some of the passages that have something to say that was not said, in a drawn order; looking at all would cost as much as they are."""
        free = [one for one in passages if one not in self.reserved]
        drawn = self.rng.sample(free, min(_LOOKED_AT, len(free)))
        return [one for one in drawn if any(k not in self._used for k in self.supply.sentences(self.subject, one))][:_FRESH]

    def _say_own(self, sentence: int, said: list[int], room: int) -> Origin | None:
        """The passage's own sentence said anew; what is like it is not even looked for, which costs more than saying it."""
        if sentence in self._used or any(self.supply.likeness(sentence, other) > _SAME for other in said):
            return None
        made = self._say(sentence, 1.0, room)
        if made is not None:
            said.append(sentence)
        return made

    def _say_like(self, sentence: int, said: list[int], *, room: int, like: float = _LIKE) -> Origin | None:
        options = [] if sentence in self._used else [(_OWN_WEIGHT, sentence)]
        options += [(score, other) for score, other in self.supply.like(sentence) if score >= like and other not in self._used and self._may_stand_for(sentence, other)]
        for _ in range(min(_TRIES, len(options))):
            picked = choose(options, [score for score, _ in options], rng=self.rng)
            options.remove(picked)
            score, one = picked
            if any(self.supply.likeness(one, other) > _SAME for other in said):
                continue
            made = self._say(one, score, room)
            if made is not None:
                said.append(one)
                return made
        return None

    def _say(self, sentence: int, score: float, room: int) -> Origin | None:
        phrases = self.supply.phrases
        first, last = phrases.sentence_clauses[sentence], phrases.sentence_clauses[sentence + 1]
        texts = list(phrases.clause_texts[first:last])
        if any(text in self._clauses for text in texts):
            return None
        kinds = [Kind(KINDS[kind]) for kind in phrases.clause_kinds[first:last]]
        role = Role(ROLES[phrases.sentence_roles[sentence]])
        kept, dropped = self._shorten(texts, kinds, min(room, _LONGEST))
        addressed = kinds[0] is Kind.DEMAND and kept[0].startswith("要") and self.rng.random() < _ADDRESSED
        if addressed:
            kept[0] = self.rng.choice(_ADDRESSEES) + kept[0]
        text = adapt("，".join(kept).replace(TOPIC, bare(self.subject.topic)), self.subject.level)
        if text is None or not _SHORTEST <= len(text) <= min(_LONGEST, max(room, _SHORTEST)) or any(word in text for word in self.forbidden):
            return None
        stop = "！" if role is Role.CALL else "。"
        found = self._vary(text, kinds, stop, changed=bool(dropped) or addressed)
        if found is None and not dropped and len(kept) > 2:
            found = self._vary_shorter(kept, kinds, stop, dropped)
        if found is None or found[0] in self._texts:
            return None
        self._used.add(sentence)
        self._clauses.update(texts)
        document = phrases.passage_documents[phrases.sentence_passages[sentence]]
        generic = self.subject.generic >= 0 and phrases.sentence_domains[sentence] == self.subject.generic
        source = sentence_text(phrases, sentence).replace(TOPIC, bare(self.subject.topic))
        return self._keep(Origin(found[0] + stop, role.value, source, document, found[1], tuple(dropped), round(score, 3), generic))

    def _vary_shorter(self, texts: Sequence[str], kinds: Sequence[Kind], stop: str, dropped: list[str]) -> tuple[str, tuple[Change, ...]] | None:
        """A sentence that cannot be said anew as a whole, said anew without one of its clauses."""
        free = droppable(texts, kinds)
        for k in self.rng.sample(free, len(free)):
            rest = [*texts[:k], *texts[k + 1 :]]
            text = adapt("，".join(rest).replace(TOPIC, bare(self.subject.topic)), self.subject.level)
            found = self._vary(text, [*kinds[:k], *kinds[k + 1 :]], stop, changed=True) if text and len(text) >= _SHORTEST else None
            if found is not None:
                dropped.append(texts[k])
                return found
        return None

    def _keep(self, made: Origin) -> Origin:
        self.origins.append(made)
        self._texts.add(made.sentence[:-1])
        self._wordings.update(change.new for change in made.changes)
        self._last = made.sentence
        return made

    def saying(self, pattern: str, slots: Mapping[str, str], *, after: str = "") -> str | None:
        """A set sentence with its slots filled and one or two of its wordings changed; ``None`` when it would say or copy too much."""
        text = pattern.format_map(slots).rstrip("。！")
        clauses = text.split("，")
        if pattern in self._texts or any(word in text for word in self.forbidden):
            return None
        self._last += after
        *kinds, last = [kind_of(clause) for clause in clauses]
        found = self._vary(text, [*kinds, Kind.STATEMENT if last is Kind.MEASURE else last], "。", changed=True)
        if found is None or found[0] in self._texts:
            return None
        self._texts.add(pattern)
        return self._keep(Origin(found[0] + "。", SET_SENTENCE, pattern, -1, found[1], (), 1.0, True)).sentence

    def _shorten(self, texts: list[str], kinds: list[Kind], most: int) -> tuple[list[str], list[str]]:
        """Leave out measures until the sentence fits, and now and then one more."""
        dropped: list[str] = []
        while len(texts) > 2:
            length = sum(map(len, texts)) + len(texts) - 1
            free = droppable(texts, kinds)
            if not free or (length <= most and (dropped or (length < 40 and not self._is_fixed(texts, kinds)) or self.rng.random() > _SHORTENED)):
                break
            k = self.rng.choice(free)
            dropped.append(texts[k])
            del texts[k], kinds[k]
        return texts, dropped

    def _is_fixed(self, texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
        """Whether no wording of a sentence can be changed, so that only leaving out makes it another."""
        return not self.supply.varier.sites(texts, kinds)

    def _vary(self, text: str, kinds: Sequence[Kind], stop: str, *, changed: bool) -> tuple[str, tuple[Change, ...]] | None:
        """The text said in another way, so that no long run and no whole sentence of the training text is left."""
        sites = _outside(self.supply.varier.sites(text.split("，"), kinds), text, bare(self.subject.topic))
        if not sites and not changed and len(text) >= LONGEST_WHOLE:
            return None
        chosen: dict[int, str] = {}
        for _ in range(_DRAWS if sites else 0):
            chosen = draw_changes(sites, len(text), self._wordings, rng=self.rng)
            if not DOUBLED.search(apply(text, sites, chosen)[0]):
                break
        tail = self._last[-self.guard.longest :]
        for _ in range(len(sites) + 1):
            new, changes = apply(text, sites, chosen)
            whole = tail + new + stop
            run = self.guard.too_long(whole)
            if DOUBLED.search(new) and not DOUBLED.search(text):
                return None
            if run is None and (len(new) < LONGEST_WHOLE or not self.guard.is_copied(new)):
                return new, changes
            begin, end = run or (len(tail), len(whole))
            site = self._free_site(sites, chosen, begin - len(tail), end - len(tail))
            if site is None:
                return None
            chosen[site] = rarest(sites[site].options, self._wordings, rng=self.rng)
        return None

    def _free_site(self, sites: Sequence[Site], chosen: dict[int, str], begin: int, end: int) -> int | None:
        """The unchanged site nearest to the middle of a stretch of the unchanged text; changes shift places by a few characters only."""
        free = [k for k, site in enumerate(sites) if k not in chosen and site.end > begin and site.start < end]
        return min(free, key=lambda k: (abs(sites[k].start - (begin + end) // 2), k)) if free else None


def _outside(sites: Sequence[Site], text: str, topic: str) -> list[Site]:
    """The sites that leave the name of the topic as it is."""
    named = [match.span() for match in re.finditer(re.escape(topic), text)]
    return [site for site in sites if not any(site.start < end and start < site.end for start, end in named)]
