"""What a draft is about: which domain of the register a topic names, and which of its learned sentences it may say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.document import Genre
from generator.drafting.levels import GOVERNING, carries_over, may_lend, same_tier
from generator.learning.phrases import ANY, GENERIC, OF_NO_FIELD, TOPIC, Phrases
from generator.learning.sectors import sector_of

#: A topic narrower than its domain keeps to its own matters only when they have this much to say.
_ENOUGH = 60
#: A matter belongs to a narrow topic when this share of its sentences names it, or stands in documents on it.
_SHARE = 0.25
_WORK, _TWICE = "工作", "工作工作"
_SLOT = re.compile(r"\{(\w+)\}")
_ABBREVIATED = 2  # characters of a domain's short name
_SPEECH = Genre.SPEECH.value
_SPREAD = 4  # a domain's name is known with other characters in it when it has so many
#: What may stand around the name of a topic that is meant as a whole.
_QUALIFIED = re.compile("(?:全面|春季|夏季|秋季|冬季|秋冬季|冬春|城郊|年度|优化|推进)?〈〉(?:工作|服务|发展|建设|体系建设|产业发展|能力提升|服务体系建设|高质量发展|责任体系建设)?")
_CAMPAIGN = re.compile("百日行动|治本攻坚|三年行动|攻坚战|专项行动|整治行动|行动期间|春雷行动|净网行动|攻坚行动|提升行动")


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A topic as the register knows it. ``domain`` is -1 when the register has none, ``generic`` when it has no domain-free layer."""

    topic: str
    level: str
    domain: int
    generic: int
    matters: frozenset[int] | None  # the only matters of the domain that belong to the topic; None: all
    documents: frozenset[int]  # documents of the domain on just this topic
    borrowed: frozenset[int]  # sentences of other domains that name the topic
    anything: int = -1  # the domain of documents on any topic that may lend to the level; -1: there are none
    known: str = ""  # what documents call the topic, where it is not so called here

    def __hash__(self) -> int:
        return hash((self.topic, self.level))  # what was learned follows from these

    @property
    def name(self) -> str:
        """What documents call the topic."""
        return self.known or bare(self.topic)

    @property
    def is_any(self) -> bool:
        """Whether the register has nothing on the topic but documents on any."""
        return self.domain == self.anything >= 0

    @property
    def is_unknown(self) -> bool:
        """Whether the register holds neither the topic nor documents on any topic, beside sentences that fit any: only these name it."""
        return self.domain < 0 <= self.generic

    def is_topic_of(self, topics: str, domain: str) -> bool:
        """Whether a document with these topics (a line each, its own first, "" when that is not told) is on this topic, and no wider.

        >>> of = Subject("养老服务", "县", 0, -1, None, frozenset(), frozenset()).is_topic_of
        >>> of("养老\\n养老与民政\\n民政", "养老与民政"), of("养老与民政\\n养老\\n民政", "养老与民政"), of("社会救助\\n养老与民政", "养老与民政")
        (True, False, False)
        >>> Subject("义务教育", "县", 0, -1, None, frozenset(), frozenset()).is_topic_of("职业教育技能大赛\\n教育", "教育")
        False
        >>> Subject("统计", "县", 0, -1, None, frozenset(), frozenset()).is_topic_of("统计普查\\n统计普查", "统计普查")
        True
        >>> Subject("审计", "县", 0, -1, None, frozenset(), frozenset()).is_topic_of("审计\\n财政审计", "财政审计")
        True
        """
        if self.is_any:
            return domain == ANY
        own, name = topics.split("\n")[0], self.name
        if own == name:
            return True
        parts = (domain, *domain.split("与"))
        name = next((part for part in parts[1:] if name in part), name)  # no document is on part of a name alone
        name = next((part for part in parts if _is_spread(part, name)), name)
        if name in parts:
            return any(_QUALIFIED.fullmatch(own.replace(part, "〈〉")) for part in (parts if name == domain else (domain, name)))
        if any(name.endswith(part) for part in parts):  # 义务教育: what stands before the name of the domain tells it from others
            parts = (name,)
        return own not in ("", domain) and (own in name or any(part in own for part in (name, *parts) if part in name))


def bare(topic: str) -> str:
    """A topic without the 工作 that says nothing.

    >>> bare("安全生产工作"), bare("社会工作")
    ('安全生产', '社会工作')
    """
    short = topic.removesuffix("工作")
    return short if len(short) > 2 else topic


def with_topic(text: str, topic: str) -> str:
    """A learned text with the name of a topic where its document named its own; one that ends with 工作 is followed by no other.

    >>> with_topic(f"抓好{TOPIC}工作", "社会工作"), with_topic("压实责任", "教育")
    ('抓好社会工作', '压实责任')
    """
    return text.replace(TOPIC, topic).replace(_TWICE, _WORK) if TOPIC in text else text


def fill_slots(pattern: str, slots: Mapping[str, str]) -> str:
    """A pattern with its slots filled; a topic that ends with 工作 is followed by no other.

    >>> fill_slots("做好{主题}工作", {"主题": "社会工作"}), fill_slots("做好{主题}工作", {"主题": "安全生产"})
    ('做好社会工作', '做好安全生产工作')
    """
    return _SLOT.sub(lambda match: slots[match[1]], pattern).replace(_TWICE, _WORK)


def find_subject(phrases: Phrases, topic: str, level: str, any_levels: Iterable[str]) -> Subject:
    """The subject of a topic at a level; ``any_levels``: the levels of the documents on any topic."""
    domains = phrases.domains
    generic = domains.index(GENERIC) if GENERIC in domains else -1
    topic = _spelled_out(phrases, topic)
    known = next((row[0] for row in phrases.lexicon.names if bare(topic) in row[1:]), "")
    name = known or bare(topic)
    domain, part = _domain_of(_without(name, phrases.lexicon.apart), domains)
    anything = domains.index(ANY) if any(may_lend(source, level) for source in any_levels) else -1
    if domain < 0 <= anything or (anything >= 0 and level in GOVERNING and _is_of_sector(phrases, name, part, level)):
        return Subject(topic, level, anything, generic, None, frozenset(), frozenset(), anything)
    matters: frozenset[int] | None = None
    documents: frozenset[int] = frozenset()
    if domain >= 0 and part and part != domains[domain]:
        matters, documents = _narrow(phrases, domain, part)
    borrowed = frozenset(_naming(phrases, name)) if domain < 0 else frozenset[int]()
    return Subject(topic, level, domain, generic, matters, documents, borrowed, anything, known)


def _spelled_out(phrases: Phrases, topic: str) -> str:
    """A topic of two characters and 工作, or that abbreviates the name of a domain, as the register has it (统计工作 → 统计, 文旅 → 文化旅游)."""
    short = topic.removesuffix("工作")
    parts = [part for domain in phrases.domains if domain and domain not in OF_NO_FIELD for part in domain.split("与")]
    if len(short) != _ABBREVIATED or sector_of(phrases.lexicon.sectors, topic)[0] == topic:
        return topic
    if any(part.startswith(short) or part.endswith(short) for part in parts) and (topic == short or _is_specific(phrases, short)):
        return short
    return next((part for part in parts if len(part) == 2 * _ABBREVIATED and part[::2] == short), topic)


def _is_specific(phrases: Phrases, word: str) -> bool:
    """Whether a word belongs to one domain: 社会 of 社会工作 is part of a domain's name and tells none."""
    k = bisect_left(phrases.words, word)
    return k < len(phrases.words) and phrases.words[k] == word and phrases.word_domains[k] >= 0


def _is_of_sector(phrases: Phrases, name: str, part: str, level: str) -> bool:
    """Whether a topic shares with a domain less than what tells a sector (教育 of 职业教育), and no speech at a level like the draft's is on that."""
    word, _ = sector_of(phrases.lexicon.sectors, name)
    rows = zip(phrases.document_topics, phrases.document_levels, phrases.document_genres, strict=True)
    return len(word) > len(part) and not any(genre == _SPEECH and same_tier(source, level) and _QUALIFIED.fullmatch(topics.split("\n")[0].replace(word, "〈〉")) for topics, source, genre in rows)


def levels_of(phrases: Phrases, domain: str) -> frozenset[str]:
    """The levels of the documents of a domain."""
    if domain not in phrases.domains:
        return frozenset()
    number, of, starts = phrases.domains.index(domain), phrases.sentence_domains, phrases.passage_sentences
    documents = {document for k, document in enumerate(phrases.passage_documents) if starts[k] < starts[k + 1] and of[starts[k]] == number}
    return frozenset(phrases.document_levels[document] for document in documents)


def _without(name: str, words: Sequence[str]) -> str:
    """A topic without the words in which the name of a domain is none.

    >>> _without("警示教育和作风建设", ("警示教育",)), _without("教育", ("警示教育",))
    ('和作风建设', '教育')
    """
    for word in words:
        name = name.replace(word, "")
    return name


def _domain_of(name: str, domains: tuple[str, ...]) -> tuple[int, str]:
    """The domain a topic names and the part of its name that they share (养老服务 → 养老 of 养老与民政)."""
    if name in domains:
        return domains.index(name), name
    parts = {part: k for k, domain in enumerate(domains) if domain and domain not in OF_NO_FIELD for part in (domain, *domain.split("与"))}
    inside = [(min(len(part), len(name)), part, k) for part, k in parts.items() if len(part) >= 2 and (part in name or (name and name in part))]
    inside = inside or [(len(part), part, k) for part, k in parts.items() if _is_spread(part, name)]
    if not inside:
        return -1, ""
    _, part, k = max(inside, key=lambda row: (row[0], -row[2]))
    return k, name if name in part else part


def _is_spread(part: str, name: str) -> bool:
    """Whether the characters of a domain's name, no short one, stand in a topic in their order with others between, and are most of it.

    >>> _is_spread("森林防火", "森林草原防灭火"), _is_spread("森林防火", "森林病虫害防治和用火安全")
    (True, False)
    """
    rest = iter(name)
    return _SPREAD <= len(part) < len(name) < 2 * len(part) and part not in name and all(character in rest for character in part)


def _narrow(phrases: Phrases, domain: int, part: str) -> tuple[frozenset[int] | None, frozenset[int]]:
    documents = frozenset(
        k for k, topics in enumerate(phrases.document_topics) if part in (first := topics.split("\n")[0]) and first != phrases.domains[domain]
    )
    seen: dict[int, list[int]] = {}
    enough = 0
    for sentence, of in enumerate(phrases.sentence_domains):
        if of != domain:
            continue
        document = phrases.passage_documents[phrases.sentence_passages[sentence]]
        named = document in documents or part in sentence_text(phrases, sentence)
        seen.setdefault(phrases.sentence_matters[sentence], []).append(named)
    matters = frozenset(matter for matter, named in seen.items() if matter >= 0 and sum(named) >= _SHARE * len(named))
    enough = sum(sum(named) for matter, named in seen.items() if matter in matters)
    return (matters, documents) if enough >= _ENOUGH else (None, frozenset())


def sentence_text(phrases: Phrases, sentence: int) -> str:
    """A learned sentence as it is stored, without its stop."""
    return "，".join(phrases.clause_texts[phrases.sentence_clauses[sentence] : phrases.sentence_clauses[sentence + 1]])


def _naming(phrases: Phrases, name: str) -> list[int]:
    """Sentences of any domain that hold a word of the topic that belongs to that domain."""
    found: set[int] = set()
    for word, text in enumerate(phrases.words):
        domain = phrases.word_domains[word]
        if domain >= 0 and text in name:
            rows = phrases.sentences_with(word)
            found.update(sentence for sentence in rows if phrases.sentence_domains[sentence] == domain)
    return sorted(found)


def allows(subject: Subject, phrases: Phrases, sentence: int) -> bool:
    """Whether a draft on the subject may say a learned sentence: lent, at home or domain-free, of a kindred level."""
    usable = phrases.sentence_usable[sentence]
    if not usable:
        return False
    domain = phrases.sentence_domains[sentence]
    document = phrases.passage_documents[phrases.sentence_passages[sentence]]
    if (named := _CAMPAIGN.search(sentence_text(phrases, sentence))) and named[0] not in subject.topic:
        return False  # a campaign that the outline did not name
    if subject.domain < 0 <= subject.generic:
        if sentence in subject.borrowed:
            return may_lend(phrases.document_levels[document], subject.level)
        if domain != subject.generic and usable < 2:
            return False
    elif subject.domain >= 0:
        if domain not in (subject.domain, subject.generic, subject.anything) and usable < 2:
            return False
        narrow = subject.matters if domain == subject.domain else None
        if narrow is not None and phrases.sentence_matters[sentence] not in narrow and document not in subject.documents:
            return False
    source = phrases.document_levels[document]
    return may_lend(source, subject.level) and carries_over(sentence_text(phrases, sentence), source, subject.level)
