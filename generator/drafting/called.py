"""Offices that have a long and a short name, or are called by what they are, and the towns of a county: a draft calls each by the name that it has used first."""

from __future__ import annotations

import re

from generator.drafting.levels import BELOW, TIERS
from generator.drafting.subject import bare

#: The names of an office, before what it is: 住建局, 住房城乡建设部门.
_NAMES = (
    ("住房和城乡建设", "住房城乡建设", "住建"),
    ("人力资源和社会保障", "人力资源社会保障", "人社"),
    ("卫生健康", "卫健"),
    ("发展和改革", "发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("文化和旅游", "文化广电和旅游", "文化广电旅游", "文化旅游", "文旅"),
    ("城市管理", "城管"),
    ("医疗保障", "医保"),
    ("市场监督管理", "市场监管"),
    *((name,) for name in ("应急管理", "自然资源", "生态环境", "交通运输", "农业农村", "民政", "财政", "教育", "水利", "林业", "商务", "审计", "统计")),
)
#: An office of a county or a district may be called the department of its kind; one of a city may not, which has others below it.
_FIRST = "".join(sorted({name[0] for names in _NAMES for name in names}))
_NAMED = re.compile(f"(?=[县区{_FIRST}])(?P<place>[县区]?)(?P<name>{'|'.join(name for names in _NAMES for name in names)})(?P<kind>局|委|部门)(?!员)")
#: What stands before an office that is named with others, or of another level.
_WITH_OTHERS = re.compile("[、和与及级各层市省街镇乡]$")
#: The towns and streets of a place, where they are to do something.
_TOWNS = re.compile("各(?:乡镇(?:（街道）)?|镇街|街道)(?=要|都要|党政|主要负责|负责|每|按|、各[部单]|、县|和各|，)")
#: Streets where a district speaks of both: their bodies, and streets themselves. Of these and the next, first what a text must have for it.
_STREETS = (
    ("街道党工委", re.compile("各?街道党工委、办事处(?=主要负责)"), "各乡镇（街道）党政"),
    ("街道党工委", re.compile("街道党工委"), "乡镇（街道）党（工）委"),
    ("镇街", re.compile("镇街(?!区)"), "乡镇（街道）"),
    ("街道", re.compile("(?<![（全城各镇临沿、])(?<!乡镇[和与及])街道(?:办事处)?(?![）、和与及社层上党路])|(?<=各)街道(?![）社层])|(?<![（、])街道(?=党政|主要负责|负责同志|[和与](?:部门|公安|城管|职能|有关|相关|区直))"), "乡镇（街道）"),
)
#: Offices and governments of all levels, which are those of the place and of its towns.
_ALL_OFFICES, _ALL_GOVERNMENTS = re.compile("各级安委会办公室"), re.compile("(?<![^，])各级政府(?=要)")
#: The commission of the party for politics and law, where no other place is named.
_POLITICAL = re.compile("(?<![）级各市县区镇、])党委政法委")
#: All places alike, where they are to do something.
_PLACES = re.compile("(?<![^，])各地(?=要|党政|主要负责)")
#: Who looks into the work of a party body, and who answers there.
_OF_PARTY = (("政府督查室", re.compile("(?:[市县区]委督查室、)?([市县区])政府督查室"), "\\g<1>委督查室"), ("党委、政府", re.compile("党委、政府(?=要)"), "党委"))
#: The office of a leading group of which only that is said, and the names of that on the environment for business and of its office.
_LONE_GROUP = ("领导小组办公室", re.compile("(?<![^，。、；由向报经])领导小组办公室"), "{}办公室")
_BUSINESS, _OF_BUSINESS = "优化营商环境", (
    ("营商环境", re.compile("[市县区](?:优化)?营商环境(?:优化|建设)?(?:工作)?领导小组"), "{}"),
    ("", re.compile("(?:[市县区]优化办|营商环境主管部门)"), "{}办公室"),
)
#: Levels whose towns and streets are called together, that whose documents name streets alone, and topics that are the work of a party body.
_CALLED_TOGETHER, _OF_STREETS = frozenset({"县", "区"}), "区"
_PARTY_WORK = re.compile("党|纪检|巡察|意识形态|统一战线|统战|廉|作风建设|干部|人才|宣传|组织工作|关心下一代")
#: The counties and districts of a city.
_COUNTIES = re.compile("各(?:县（市、区）|县（区）|县市区|县区|区县)")
#: A department that is asked something, by the kind that it is of, or of the party; those that are a commission in a city.
_DEPARTMENT = re.compile(f"^({'|'.join(name for names in _NAMES for name in names)})部门要")
_OF_THE_PARTY = re.compile("(组织|宣传|统战|社会工作)部门(?=要)")
_COMMISSIONS = frozenset({"发展改革", "发展和改革", "卫生健康"})
#: A sentence that asks one office, or departments that are told one by one, or each place for something; what a name ends with before 局 that departments leave out.
_ONE_OFFICE = re.compile(f"(?P<place>[县市区])(?P<name>{'|'.join(name for names in _NAMES for name in names)}|[^，、和与及同对局委要]{{2,9}})(?P<kind>局|委)(?=要)")
_DEPARTMENTS = re.compile("(?P<names>[^，、和与及要]{2,6}(?:、[^，、和与及要]{2,6}){1,3})部门(?=要)")
_EACH_PLACE = re.compile("各(?=(?:乡镇|街道|县)[^，、要]{0,6}要)")
_BUREAU = re.compile("(?:综合)?(?:服务|监督管理)?$")
_OFFICE = {name: k for k, names in enumerate(_NAMES) for name in names}


class Called:
    """What one draft calls the offices that have several names.

    >>> called = Called()
    >>> called.alike("县住建局要牵头，财政部门要配合"), called.alike("住房城乡建设部门要会同县财政局验收"), called.alike("民政、住房城乡建设部门要配合")
    ('县住建局要牵头，财政部门要配合', '县住建局要会同财政部门验收', '民政、住建部门要配合')
    >>> called.alike("各乡镇（街道）要落实属地责任"), called.alike("各乡镇党政主要负责同志要带头，各乡镇卫生院要配合"), called.alike("各镇街要摸清底数")
    ('各乡镇（街道）要落实属地责任', '各乡镇（街道）党政主要负责同志要带头，各乡镇卫生院要配合', '各乡镇（街道）要摸清底数')
    >>> streets = Called(towns="各乡镇（街道）", speaks_of_streets=True)
    >>> streets.alike("各街道党工委、办事处主要负责同志要带头"), streets.alike("街道要上门劝阻，街道社区要配合"), Called().alike("各街道党工委要牵头")
    ('各乡镇（街道）党政主要负责同志要带头', '乡镇（街道）要上门劝阻，街道社区要配合', '各街道党工委要牵头')
    >>> streets.alike("各街道领导班子要履行属地责任"), streets.alike("街道和部门主要负责同志要带队"), streets.alike("清扫街道和小巷")
    ('各乡镇（街道）领导班子要履行属地责任', '乡镇（街道）和部门主要负责同志要带队', '清扫街道和小巷')
    >>> Called(is_of_party=True).alike("区政府督查室要实地督查"), Called(towns="各乡镇（街道）").alike("各地要摸清底数")
    ('区委督查室要实地督查', '各乡镇（街道）要摸清底数')
    >>> Called.of("营商环境", "县").alike("由县优化办约谈，报领导小组办公室"), Called.of("就业", "市").alike("由领导小组办公室约谈，县信访工作领导小组办公室要配合")
    ('由县优化营商环境工作领导小组办公室约谈，报县优化营商环境工作领导小组办公室', '由市就业工作领导小组办公室约谈，县信访工作领导小组办公室要配合')
    >>> Called.of("基层党建", "县").alike("党委政法委要牵头，各县（市、区）党委政法委要配合")
    '县委政法委要牵头，各县（市、区）党委政法委要配合'
    >>> called.alike("各县（市、区）要牵头"), called.alike("各县区党政主要负责人要带头")
    ('各县（市、区）要牵头', '各县（市、区）党政主要负责人要带头')
    """

    def __init__(self, *, level: str = "", towns: str = "", speaks_of_streets: bool = False, is_of_party: bool = False, group: str = "") -> None:
        """``level``, ``towns``: the place, and what its towns and streets are called, if that is known; ``speaks_of_streets``: whether its documents name streets alone.

        ``is_of_party``: whether the work is that of a party body; ``group``: the leading group of the work, if that is known.
        """
        self._names: dict[int, str] = {}
        self._whole: dict[int, str] = {}
        self._towns, self._counties = towns, ""
        all_levels = (("各级安委会", _ALL_OFFICES, f"{level}安委会办公室"), ("各级政府", _ALL_GOVERNMENTS, f"{level}直有关部门和{towns}")) if level and towns else ()
        political = [("党委政法委", _POLITICAL, f"{level}委政法委")] if level in TIERS else []
        groups = [(sign, words, instead.format(group)) for sign, words, instead in (_LONE_GROUP, *(_OF_BUSINESS if _BUSINESS in group else ()))] if group else []
        self._exchanged = (*(_STREETS if speaks_of_streets else ()), *(_OF_PARTY if is_of_party else ()), *all_levels, *political, *groups)

    @classmethod
    def of(cls, topic: str, level: str) -> Called:
        """What a draft on a topic at a level calls them."""
        known = level in _CALLED_TOGETHER
        work = _BUSINESS if _BUSINESS.endswith(bare(topic)) else bare(topic)
        group = f"{level}{work}工作领导小组" if level in TIERS else ""
        return cls(level=level if known else "", towns=BELOW[level] if known else "", speaks_of_streets=level == _OF_STREETS, is_of_party=bool(_PARTY_WORK.search(topic)), group=group)

    def alike(self, text: str) -> str:
        """A text with each office as it was first called; what it calls first counts from now on."""
        for sign, words, instead in self._exchanged:
            if sign in text:
                text = words.sub(instead, text)
        if self._towns and "各地" in text:
            text = _PLACES.sub(self._towns, text)
        if found := _TOWNS.search(text):
            self._towns = self._towns or found[0]
            text = _TOWNS.sub(lambda match: self._towns if _are_alike(match[0], self._towns) else match[0], text)
        if found := _COUNTIES.search(text):
            self._counties = self._counties or found[0]
            text = _COUNTIES.sub(self._counties, text)
        return _NAMED.sub(self._as_before, text)

    def _as_before(self, match: re.Match[str]) -> str:
        office, kind = _OFFICE[match["name"]], match["kind"]
        name = self._names.setdefault(office, match["name"])
        if _WITH_OTHERS.search(match.string[: match.start()]) or (not match["place"] and kind != "部门"):
            return match["place"] + name + kind
        return self._whole.setdefault(office, match["place"] + name + kind)


def as_offices(text: str, level: str) -> str:
    """A text whose sentence begins with the department of a kind, or of the party, with the office of a level for it.

    >>> as_offices("教育部门要查清学位，财政部门要拨款", "市"), as_offices("卫生健康部门要巡诊", "市"), as_offices("民政和财政部门要配合", "市")
    ('市教育局要查清学位，财政部门要拨款', '市卫生健康委要巡诊', '民政和财政部门要配合')
    >>> as_offices("组织部门要选好干部", "县"), as_offices("社会工作部门要摸清底数", "区")
    ('县委组织部要选好干部', '区委社会工作部要摸清底数')
    """
    if found := _OF_THE_PARTY.match(text):
        return f"{level}委{found[1]}部{text[found.end():]}"
    return _DEPARTMENT.sub(lambda match: f"{level}{match[1]}{'委' if level == '市' and match[1] in _COMMISSIONS else '局'}要", text)


def other_subjects(text: str) -> tuple[str, ...]:
    """A text whose subject is called otherwise: an office by another of its names or by the department of its kind, several departments in another order, places without 各.

    >>> other_subjects("县工业和信息化局要牵头摸清账款"), other_subjects("县行政审批服务局要压减环节")
    (('县工信局要牵头摸清账款', '工业和信息化部门要牵头摸清账款'), ('行政审批部门要压减环节',))
    >>> other_subjects("人社、民政、教育部门要支持院校"), other_subjects("各乡镇（街道）要落实保护任务"), other_subjects("要压实责任")
    (('民政、教育、人社部门要支持院校', '教育、人社、民政部门要支持院校'), ('乡镇（街道）要落实保护任务',), ())
    """
    if found := _ONE_OFFICE.match(text):
        name, rest = found["name"], text[found.end() :]
        others = [other for other in _NAMES[_OFFICE[name]] if other != name] if name in _OFFICE else []
        kinds = [f"{found['place']}{other}{found['kind']}" for other in others[-1:]]
        return tuple(f"{one}{rest}" for one in (*kinds, f"{_BUREAU.sub('', name)}部门"))
    if found := _DEPARTMENTS.match(text):
        names, rest = found["names"].split("、"), text[found.end("names") :]
        return tuple("、".join((*names[k:], *names[:k])) + rest for k in range(1, len(names)))
    return (text[1:],) if _EACH_PLACE.match(text) else ()


def _are_alike(one: str, other: str) -> bool:
    """Whether two names of the towns and streets of a place share one of them.

    >>> _are_alike("各街道", "各乡镇（街道）"), _are_alike("各乡镇", "各街道")
    (True, False)
    """
    return any(body in one and body in other for body in "镇街")
