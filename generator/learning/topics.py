"""What a document calls its topic, and where that name stands for any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.learning.phrases import ANY, TOPIC

_SHORTEST_TOPIC, _LONGEST_TOPIC = 2, 12
#: What documents on any topic call theirs.
ANY_TOPIC = "专项"

#: What a title says of its meeting, around the name of the topic.
_TITLE = re.compile(
    "^(?:关于|在)?(?:全(?:[省市县区镇乡校局院村]|街道|系统|社区|集团(?:公司)?)|[省市县区镇乡](?!场)[属直]?|××[^，]{0,4}?[县市区镇乡村局院校])?(?P<topic>[\u4e00-\u9fff]{2,16}?)(?:工作)?"
    "(?:专题|专项|年度|集中|现场|调度|推进|部署|动员|总结|表彰|座谈|培训|警示|工作)*(?:会|班|会议|大会|仪式|活动|方案|通知|报告|纪要)"
)
#: A topic's name stands for the topic only where 工作 follows it.
_BEFORE_TOPIC = "(?:(?<=^)|(?<=[好强进展视抓把对为与和、，全级化实将从的升高动]))"
_WORK = "工作(?!人员|者|站|组|日|队|台|场|量|服|餐|坊)"


def topics_of(title: str, domain: str) -> tuple[str, ...]:
    """The names by which a document may call its topic: its own, as its title has it, then those of its domain, longest first.

    >>> topics_of("在全县森林防火工作会议上的讲话", "森林防火")
    ('森林防火',)
    >>> topics_of("在全市危险化学品安全整治推进会上的讲话", "安全生产")
    ('危险化学品安全整治', '安全生产')
    >>> topics_of("在全县养老工作会议上的讲话", "养老与民政"), topics_of("在全县乡村振兴工作会议上的讲话", "乡村振兴")
    (('养老', '养老与民政', '民政'), ('乡村振兴',))
    >>> topics_of("在集团公司专项工作部署会上的讲话", "不限主题")
    ('专项',)
    """
    if domain == ANY:
        return (ANY_TOPIC,)
    of_domain = sorted({domain, *domain.split("与")}, key=lambda name: (-len(name), name))
    names = dict.fromkeys(name.removesuffix("工作") for name in (own_topic(title), *of_domain))
    return tuple(name for name in names if _SHORTEST_TOPIC <= len(name) <= _LONGEST_TOPIC)


def own_topic(title: str) -> str:
    """What a title says its meeting is about, without 工作; "" when it says more than a name, or nothing.

    >>> own_topic("在全县森林防火工作会议上的讲话"), own_topic("在全市安全生产治本攻坚行动总结暨下一阶段工作部署会上的讲话")
    ('森林防火', '')
    """
    match = _TITLE.match(title)
    name = match["topic"].removesuffix("工作") if match else ""
    return name if len(name) <= _LONGEST_TOPIC else ""


def name_topic(text: str, topics: Sequence[str]) -> str:
    """A text with the names of its topic made a slot, where 工作 follows them.

    >>> name_topic("做好防汛工作，配好防汛工作人员", ("防汛",))
    '做好〈主题〉工作，配好防汛工作人员'
    >>> name_topic("推进统计法治工作", ("法治",)), name_topic("理顺专项工作运行机制", ("专项",))
    ('推进统计法治工作', '理顺〈主题〉工作运行机制')
    """
    longest_first = "|".join(sorted(topics, key=len, reverse=True))
    before = "" if tuple(topics) == (ANY_TOPIC,) else _BEFORE_TOPIC  # what stands for any topic is never part of another word
    return re.sub(f"{before}(?:{longest_first})(?={_WORK})", TOPIC, text) if topics else text
