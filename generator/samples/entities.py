"""Fictional places, bodies, persons, posts, dates, amounts and document numbers, which cannot be taken for real ones.

Places and persons are put together from lists of characters (``seeds/samples/names.yaml``); the tests try every combination against
a gazetteer and against the names that jieba's dictionary knows. A document number carries 样 (sample) in the code of the
issuing body, which no real body has. Dates and amounts are only numbers: they name nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

#: Level of an outline → what its place is called.
SUFFIX: Mapping[str, str] = MappingProxyType({"省": "省", "市": "市", "县": "县", "区": "区", "乡镇": "县", "镇": "县", "部门": "市", "学校": "市", "国企": "市"})
#: Suffix of a place → what bodies it has.
_BODIES = ("应急管理局", "教育局", "财政局", "民政局", "交通运输局", "农业农村局", "卫生健康局", "市场监督管理局", "自然资源局", "住房和城乡建设局", "人力资源和社会保障局", "生态环境局", "水利局", "审计局", "统计局", "融媒体中心", "政务服务中心", "疾病预防控制中心")
_POSTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "省": ("省委书记", "省长", "副省长"),
        "市": ("市委书记", "市长", "副市长", "市委副书记"),
        "县": ("县委书记", "县长", "副县长", "县委副书记"),
        "区": ("区委书记", "区长", "副区长", "区委副书记"),
        "乡镇": ("镇党委书记", "镇长", "副镇长"),
        "镇": ("镇党委书记", "镇长", "副镇长"),
        "部门": ("局党组书记", "局长", "副局长"),
        "学校": ("学校党委书记", "校长", "副校长"),
        "国企": ("集团党委书记", "董事长", "总经理"),
    }
)
_OFFICERS = ("局长", "副局长", "主任", "副主任")
#: Numbers of documents, with the kind of paper.
_PAPERS = ("发", "办发", "函", "纪")
_YEARS = (2021, 2029)


@dataclass(frozen=True, slots=True)
class Names:
    """The lists that names are put together from."""

    places: tuple[str, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    surnames: tuple[str, ...]
    given_first: tuple[str, ...]
    given_second: tuple[str, ...]
    enterprises: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name and what it names: place, org, person, post, date, amount or document_number."""

    type: str
    text: str


def person(names: Names, *, rng: Random) -> str:
    """The full name of nobody."""
    return rng.choice(names.surnames) + rng.choice(names.given_first) + rng.choice(names.given_second)


def place(names: Names, level: str = "县", *, rng: Random) -> str:
    """A place that is on no map."""
    return rng.choice(names.places) + SUFFIX.get(level, "县")


def town(names: Names, *, rng: Random) -> str:
    """A town or a township."""
    return rng.choice(names.towns) + rng.choice(("镇", "镇", "乡"))


def organisation(names: Names, where: str = "", *, rng: Random) -> str:
    """A body of a place."""
    return (where or place(names, rng=rng)) + rng.choice(_BODIES)


def enterprise(names: Names, *, rng: Random) -> str:
    """An enterprise."""
    return rng.choice(names.enterprises) + rng.choice(("有限公司", "股份有限公司", "集团"))


def post(level: str = "县", *, rng: Random) -> str:
    """A post at a level."""
    return rng.choice(_POSTS.get(level, _POSTS["县"]))


def date(*, rng: Random) -> str:
    """A day of a year, written as GB/T 15835 has it.

    >>> date(rng=Random(3))
    '2024年10月18日'
    """
    return f"{rng.randint(*_YEARS)}年{day(rng=rng)}"


def day(*, rng: Random) -> str:
    """A day without its year."""
    return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


def document_number(where: str, *, rng: Random) -> str:
    """A document number that no body can have issued.

    >>> document_number("榆栖县", rng=Random(1))
    '榆栖样办发〔2022〕66号'
    """
    return f"{where[:-1]}样{rng.choice(_PAPERS)}〔{rng.randint(*_YEARS)}〕{rng.randint(1, 160)}号"


def amount(kind: str, units: Mapping[str, Sequence[str]], *, rng: Random) -> str:
    """A number with its measure: ``count``, ``people``, ``money`` or ``percent``."""
    if kind == "percent":
        return f"{rng.randint(310, 999) / 10:g}%"
    unit = rng.choice(units[kind])
    if unit == "亿元":
        return f"{rng.randint(11, 180) / 10:g}亿元"
    return f"{rng.randint(12, 480 if kind == 'count' else 4800)}{unit}"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what one document is about; ``of`` draws the text for a slot of a carrier."""

    names: Names
    level: str
    place: str
    unit: Entity  # who holds the meeting
    speaker: str
    post: str
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    organisations: tuple[str, ...]
    enterprises: tuple[str, ...]
    persons: tuple[str, ...]
    number: str
    time: str

    def of(self, slot: str, *, rng: Random) -> Entity:
        """Fill one slot."""
        match slot:
            case "place":
                return Entity("place", self.place)
            case "town":
                return Entity("place", rng.choice(self.towns))
            case "village":
                return Entity("place", rng.choice(self.villages))
            case "org":
                return Entity("org", rng.choice(self.organisations))
            case "enterprise":
                return Entity("org", rng.choice(self.enterprises))
            case "person":
                return Entity("person", rng.choice(self.persons))
            case "post":
                return Entity("post", rng.choice(_OFFICERS))
            case "number":
                return Entity("document_number", self.number)
            case "date":
                return Entity("date", date(rng=rng))
            case "day":
                return Entity("date", day(rng=rng))
            case _:
                return Entity("amount", amount(slot, self.names.units, rng=rng))


_SCHOOLS = ("第三中学", "实验小学", "职业技术学校", "师范专科学校")


def _unit(names: Names, level: str, where: str, *, rng: Random) -> Entity:
    """Whose meeting it is: a place with its organs, or one body."""
    match level:
        case "乡镇" | "镇":
            return Entity("place", town(names, rng=rng))
        case "部门":
            return Entity("org", organisation(names, where, rng=rng))
        case "学校":
            return Entity("org", where + rng.choice(_SCHOOLS))
        case "国企":
            return Entity("org", f"{rng.choice(names.enterprises)}集团")
        case _:
            return Entity("place", where)


def cast_of(names: Names, level: str, *, rng: Random) -> Cast:
    """The people and places of one document."""
    where = place(names, level, rng=rng)
    return Cast(
        names,
        level,
        where,
        _unit(names, level, where, rng=rng),
        person(names, rng=rng),
        post(level, rng=rng),
        tuple({town(names, rng=rng): None for _ in range(3)}),
        tuple(f"{name}村" for name in rng.sample(names.villages, 3)),
        tuple({organisation(names, where, rng=rng): None for _ in range(4)}),
        tuple({enterprise(names, rng=rng): None for _ in range(2)}),
        tuple({person(names, rng=rng): None for _ in range(5)}),
        document_number(where, rng=rng),
        date(rng=rng),
    )
