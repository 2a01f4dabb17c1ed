"""What stands under the headings of a speech in paragraphs: why, what is to be done, who answers for it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from generator.drafting.cutting import IN_CHARGE, TELLS_WHO_LEADS
from generator.drafting.maker import Place
from generator.drafting.passages import MEASURES, PassageWriter
from generator.drafting.reasons import Reasons
from generator.drafting.sayings import SENTENCE_LENGTH, Sayings
from generator.drafting.stages import Heading, Stage
from generator.drafting.subject import sentence_text
from generator.language.clauses import body_of
from generator.language.kinds import Role
from generator.learning.phrases import ROLES

_PARAGRAPH_LENGTH = 240
_SHORTEST_PARAGRAPH, _TWO_SENTENCES = 60, 110
#: A section on a known topic has no more paragraphs of set sentences.
_SET_PARAGRAPHS = 2
#: What may stand before measures.
_EXPLAINING = frozenset({Role.SIGNIFICANCE, Role.SITUATION, Role.SHORTCOMING})
#: What the end of a speech may be on, as its heading has it.
_ENDINGS = ("责任|领导|担当|负总责", "协[同作调]|配合|合力|联动", "保障|经费|人财物|预算|拨付", "督[查导办]|考核|通报", "作风|真抓|实干", "组织部")
#: What tells the same in sentences: 责任 may stand there for what negligence is called to account by, and 通报 for what a task force keeps.
_TOLD = (f"负总责|领导班子|{IN_CHARGE}", *_ENDINGS[1:3], "督查|暗访|考核(?!存)", *_ENDINGS[4:])
#: What the end of a speech has in any case, in this order, and words that its sentences tell it by.
_NEEDED = (0, 3, 2)
_SAID_OF = "主要负责同志主要负责人党政督查暗访考核通报财政经费"
_CALLED_TO_ACCOUNT = "(?:问责|追责|追究|约谈|(?:严肃|依规依纪[^，。]*)处[理置])"
#: What every speech tells at its end: who answers before all others, how it is seen to, who is called to account; and what tells that it did.
_COMPLETE = (
    re.compile(f"^(?:各(?!企业|单位)|[市县区][直委]|党[委政])[^。]*?(?:{TELLS_WHO_LEADS.pattern})"),
    re.compile("督[查导][室组部]|暗访|(?:年度|绩效|综合)考核|考核(?:办|组|评价|结果|办法)|纳入[^，]*考核"),
    re.compile(f"^(?!.*(?:督查|公安|案件|刑事|肇事)).*{_CALLED_TO_ACCOUNT}"),
)
_TELLS_IT = (
    re.compile("(?=[主党委各负])(?:(?<!企业)(?<!单位)(?<!机构)(?<!学校)(?<!者)主要负责(?:同志|人)|党政(?:主要)?负责|主要领导|(?:委|党组）?|(?<!学校)(?<!村)(?<!社区)党组织)书记(?:要|履行|担|抓)|各[^，。]{1,12}(?:党委|党工委)、[^，。]{2,4}要|负总责)"),
    re.compile("督查|督导|暗访|考核(?!存)"),
    re.compile(f"(?=[问追约严依])(?:{_CALLED_TO_ACCOUNT})"),
)
#: What tells one fault of many.
_ONE_OF_MANY = re.compile("有的|部分|少数|一些|个别")
#: Who pays for the work.
_MEANS = re.compile("(?:财政部门|[市县区]财政局|各级财政)(?:、[^，。要]{2,8})?要")
#: A passage of an end has so many characters at least.
_AN_ENDING = 75
#: What is not said twice: means, and what officials are chosen by.
_ONCE = frozenset({2, 5})


class SectionText:
    """Writes the paragraphs of sections: what was learned under their headings, else what the subject has to say in general.

    ``explaining`` gives the passages at the head of learned documents on the topic, ``guaranteeing`` those at the end, a list a document.
    """

    def __init__(self, passages: PassageWriter, sayings: Sayings, *, explaining: Callable[..., Sequence[int]], guaranteeing: Callable[[], Sequence[Sequence[int]]]) -> None:
        subject = passages.subject
        self._passages = passages
        self._sayings = sayings
        self.reasons = Reasons(passages, sayings, explaining=explaining)
        self._explaining = explaining
        self._guaranteeing = guaranteeing
        self._supply = passages.supply
        self._subject = subject
        self._unknown = subject.is_unknown

    def paragraphs(self, place: Place, length: int, stage: Stage) -> list[list[str]]:
        """Why and what is wanting in a first section, who answers for it in a last one, and measures between."""
        own = self.under_all(place.head)
        if self._unknown and not own:
            return {Stage.FIRST: self._understanding, Stage.LAST: self._guarantee}.get(stage, self._in_general)(place, length)
        if stage is Stage.FIRST:
            return self._understanding(place, length)
        if stage is Stage.LAST:
            return self._guarantee(place, length)
        out = self._follow(own or self._alike(place, own), length, after=place.written, heading=place.head.text, apart=not own)
        return out or self._in_general(place, length)

    def _follow(self, passages: Sequence[int], length: int, *, after: str = "", heading: str = "", apart: bool = False) -> list[list[str]]:
        """Passages one after the other, a paragraph each, the very short ones together but for what is wanting; ``apart`` keeps each by itself.

        Passages of one section that have more to say than there is room for are all shortened, so that none is missing at the end; what is
        wanting is told as a whole, since what is asked for later answers it.
        """
        out: list[list[str]] = []
        before = False
        sizes = [self._supply.characters(self._subject, passage) for passage in passages]
        wanting = [self._is_wanting(passage) for passage in passages]
        whole = sum(itertools.compress(sizes, wanting))
        shared = 1.0 if apart else min(1.0, max(0, length - whole) / (sum(sizes) - whole or 1))
        for later, passage, size, is_whole in zip(reversed(range(len(passages))), passages, sizes, wanting, strict=True):
            left = length - _size(out)
            if left < _SHORTEST_PARAGRAPH // 2:
                break
            kept = max(_SHORTEST_PARAGRAPH, left - later * _SHORTEST_PARAGRAPH)  # each of those that follow has at least a sentence
            least = _SHORTEST_PARAGRAPH if out or not any(wanting) else _TWO_SENTENCES  # why, before what is wanting
            room = min(left, kept, max(least, size if is_whole else round(shared * size))) if shared < 1 else left
            said = self._passages.follow([passage], room, after="" if out else after, heading=heading)
            alike = passage == passages[0] or is_whole is before
            before = is_whole
            if said and out and not apart and alike and (_size(out[-1:]) < _SHORTEST_PARAGRAPH or _size(out[-1:]) + _size([said]) <= 2 * _SHORTEST_PARAGRAPH):
                out[-1] += said
            elif said:
                out.append(said)
        return out

    def _is_wanting(self, passage: int) -> bool:
        """Whether most sentences of a passage find something wanting."""
        return ROLES[self._supply.phrases.passage_roles[passage]] == Role.SHORTCOMING.value

    def _alike(self, place: Place, own: Sequence[int]) -> list[int]:
        """Passages that go on with a section of measures: on its heading's matter, near its own passages, then any of the domain's measures."""
        matter = self._supply.matter_of(self._subject, "，".join((place.head.text, *place.points)))
        measures = self.measures()
        near = self._supply.nearest(self._subject, own, measures) if own else self._passages.fresh(self._supply.of_matter.get(matter, ()))
        size = self._supply.characters
        return [one for one in dict.fromkeys((*near, *measures)) if size(self._subject, one) >= _SHORTEST_PARAGRAPH]

    def _understanding(self, place: Place, length: int) -> list[list[str]]:
        """Why, what is wanting, and what is to be understood: what learned documents say at their head, between set sentences on the topic."""
        own = self.under_all(place.head)
        learned = own or ([] if self._unknown else self._passages.fresh(self._explaining()))
        if own:
            said = self._follow(own, length, after=place.written, heading=place.head.text)
        else:  # after a set sentence
            said = self._follow(list(filter(self._explains, learned)), length - SENTENCE_LENGTH, heading=place.head.text)
        said = self._led_to_faults(said)
        if _size(said) >= length // 2:
            if self._begins_with_faults(said):
                why = self.reasons.significance(place.written) or self._sayings.say("意义", after=place.written)
                return [why, *said] if why else said
            if len(said[0]) == 1 and len(said) > 1:
                said[0] += self.reasons.as_it_stands()
            return said
        own_reason = [] if self._unknown else self.reasons.significance(place.written)
        out = [own_reason or self._sayings.say("意义", "形势要求", after=place.written)]
        out += said or [[*self._sayings.say("问题引出"), *self._sayings.say("部署引出")]]
        out.append(self._sayings.say("认识要求", "认识要求"))
        return [one for one in out if one]

    def _led_to_faults(self, paragraphs: list[list[str]]) -> list[list[str]]:
        """Paragraphs with a set sentence at the head of the first, but for that which opens, that begins with one fault of many."""
        k = next((k for k in range(1, len(paragraphs)) if self._begins_with_faults(paragraphs[k:]) and _ONE_OF_MANY.match(paragraphs[k][0])), 0)
        return [*paragraphs[:k], [*self._sayings.say("短板领起"), *paragraphs[k]], *paragraphs[k + 1 :]] if k else paragraphs

    def _begins_with_faults(self, paragraphs: Sequence[Sequence[str]]) -> bool:
        """Whether the first sentence that the draft said of some paragraphs finds something wanting."""
        roles = {origin.sentence: origin.role for origin in self._passages.origins}
        return bool(paragraphs) and roles.get(paragraphs[0][0]) == Role.SHORTCOMING.value

    def _explains(self, passage: int) -> bool:
        """Whether a passage says what the situation is or what is wanting."""
        return any(self._supply.role(sentence) in _EXPLAINING for sentence in self._supply.sentences(self._subject, passage))

    def _guarantee(self, place: Place, length: int) -> list[list[str]]:
        """Who answers for it, with what means, and that it be done: what learned documents say at their end, and set sentences on the topic."""
        own = self.under_all(place.head)
        out = [] if own else [said for said in [self._sayings.say("责任要求", after=place.written)] if said]
        own.sort(key=self._calls_to_account)
        out += self._follow(own, length - _size(out), after="" if out else place.written, heading=place.head.text)
        while not own and length - _size(out) > _PARAGRAPH_LENGTH // 2 and (self._unknown or len(out) < _SET_PARAGRAPHS):
            more = self._sayings.say("责任要求", "保障要求", "落实号召")
            if not more:
                break
            out.append(more)
        return out

    def _calls_to_account(self, passage: int) -> bool:
        """Whether a passage says who is called to account, which comes last."""
        return ROLES[self._supply.phrases.passage_roles[passage]] == Role.ACCOUNTABILITY.value

    def ending(self, heading: str, length: int, *, after: str = "", without: frozenset[int] = frozenset()) -> list[list[str]]:
        """What the ends of learned documents on any topic have to say: first what the heading is on, and who answers, with what means, how it is seen to; as little as may be on some kinds of things that it is told ``without``.

        Nothing where none was learned.
        """
        pool = [passage for passages in self._guaranteeing() for passage in passages]
        told = {one: kinds for one in self._passages.rng.sample(pool, len(pool)) if (kinds := self._told_at_ends(one)) and not kinds <= without}
        wanted = [kind for kind, words in enumerate(_ENDINGS) if kind not in without and re.search(words, heading)]
        chosen: list[int] = []
        covered: set[int] = set()
        for kind in (*wanted[:1], *_NEEDED[:2], *wanted[1:], *(kind for kind in _NEEDED[2:] if kind not in without)):
            options = [one for one in told if kind in told[one] and one not in chosen] if kind not in covered and len(chosen) < max(len(_NEEDED), length // _AN_ENDING) else []
            if options:
                chosen.append(max(options, key=lambda one: (-len(told[one] & (without | (covered & _ONCE))), len(told[one] & {*wanted, *_NEEDED} - covered))))
                covered |= told[chosen[-1]]
        chosen.sort(key=lambda one: (self._calls_to_account(one), wanted[:1] != [] and wanted[0] not in told[one], min(told[one] & {*_NEEDED}, default=0)))
        return self._follow(chosen, length, after=after, heading=heading + _SAID_OF)

    @staticmethod
    def tells_who_leads(text: str) -> bool:
        """Whether a text tells who answers before all others."""
        return bool(_TELLS_IT[0].search(text))

    def means(self, told: str) -> list[str]:
        """With what means the work is done, as the ends of learned documents have it, of those first that speak of what the draft has ``told``; nothing where it has told of means."""
        return [] if _MEANS.search(told) else self._passages.one_of([passage for passages in self._guaranteeing() for passage in passages], _MEANS, told=told)

    def completing(self, said: str, told: str = "", *, ends: str | None = None) -> list[list[str]]:
        """Who answers before all others, how it is seen to, who is called to account, as the ends of learned documents have it: a sentence on each that is not ``said``; on the last two, that is not told where the draft ``ends``.

        No two ask something of the same body, and those come first that look into what the draft has ``told``; who answers is told by a set sentence
        where no document does.
        """
        pool = [passage for passages in self._guaranteeing() for passage in passages]
        pool = self._passages.rng.sample(pool, len(pool))
        out: list[list[str]] = []
        for wanted, tells in zip(_COMPLETE, _TELLS_IT, strict=True):
            before = [one for found in out for one in found]
            known = said if ends is None or not out else ends
            found = [] if tells.search(known + "".join(before)) else self._passages.one_of(pool, wanted, unlike={body_of(one) for one in before}, told=told)
            out.append(found or ([] if out or tells.search(said) else self._sayings.say("领导责任")))
        return out

    def _told_at_ends(self, passage: int) -> set[int]:
        """The kinds of things that documents end with which a passage tells."""
        said = "".join(sentence_text(self._supply.phrases, one) for one in self._supply.sentences(self._subject, passage))
        return {kind for kind, words in enumerate(_TOLD) if re.search(words, said)}

    def _in_general(self, place: Place, length: int) -> list[list[str]]:
        """What is to be done about a topic that the register does not hold: what it has of the topic's words, and set sentences that name it."""
        borrowed = self._passages.paragraph(self.borrowed()[:2], length // 2, roles=MEASURES, after=place.written)
        out = [borrowed] if borrowed else []
        while length - _size(out) > _SHORTEST_PARAGRAPH:
            said = self._sayings.measures(min(_PARAGRAPH_LENGTH, length - _size(out)), after="" if out else place.written)
            if not said:
                break
            out.append(said)
        return out or [self._sayings.say("重点领起", after=place.written)]

    def borrowed(self) -> list[int]:
        """Passages of other fields that speak of the topic."""
        of = self._supply.phrases.sentence_passages
        return self._passages.fresh(sorted({of[sentence] for sentence in self._subject.borrowed}))

    def under_all(self, head: Heading) -> list[int]:
        """The passages under a heading and under the headings inside it."""
        return list(self._supply.under(head.item)) if head.item >= 0 else []

    def begins(self, head: Heading) -> str:
        """What the first sentence under a heading begins with in any of its wordings."""
        first = next((one for passage in self.under_all(head) for one in self._supply.sentences(self._subject, passage)), -1)
        return self._supply.clauses(first)[0][: self._supply.seam(first)] if first >= 0 else ""

    def under(self, head: Heading) -> list[int]:
        """The passages just under a heading."""
        return list(self._supply.of_item.get(head.item, ())) if head.item >= 0 else []

    def leading(self, head: Heading) -> list[int]:
        """The passages between a heading and the headings inside it."""
        return self._supply.leading(head.item) if head.item >= 0 else []

    def measures(self) -> list[int]:
        """Passages of measures in a drawn order."""
        return self._passages.of_role(Role.DEMAND)


def _size(paragraphs: Sequence[Sequence[str]]) -> int:
    return sum(len(sentence) for said in paragraphs for sentence in said)
