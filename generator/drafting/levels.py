"""Words that tell a level of government: a sentence said at one level, said at another.

全市 becomes 全县, 县应急管理局 becomes 市应急管理局, 各乡镇 becomes 各县（市、区）; what has no counterpart is not lent at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: How a whole region or body is called at a level.
WHOLE = {
    "省": "全省", "市": "全市", "县": "全县", "区": "全区", "乡镇": "全镇", "镇": "全镇", "街道": "全街道", "社区": "全社区", "村": "全村",
    "部门": "全系统", "学校": "全校", "医院": "全院", "国企": "全集团", "公司": "全公司",
}  # fmt: skip
#: Who stands directly below a level.
BELOW = {
    "省": "各市", "市": "各县（市、区）", "县": "各乡镇（街道）", "区": "各乡镇（街道）", "乡镇": "各村（社区）", "镇": "各村（社区）", "街道": "各社区",
}  # fmt: skip
#: Whose documents may lend sentences to a level.
_KIN = {
    "省": ("省", "市", "县", "区", "部门"), "乡镇": ("乡镇", "镇", "街道", "县", "区"), "镇": ("乡镇", "镇", "街道", "县", "区"),
    "街道": ("街道", "乡镇", "社区", "区"), "社区": ("社区", "村", "街道", "乡镇"), "村": ("村", "社区", "乡镇"),
    "部门": ("部门", "市", "县", "区"), "学校": ("学校",), "医院": ("医院", "部门"), "国企": ("国企", "公司"), "公司": ("公司", "国企"),
}  # fmt: skip
#: Levels that have departments of their own and those below them.
TIERS = frozenset({"市", "县", "区"})
#: Levels that govern a place: what its bodies are to do is said there, and not in a school or a company.
GOVERNING = TIERS | {"省", "乡镇", "镇", "街道"}
_ALIKE = (TIERS, frozenset({"乡镇", "镇", "街道"}), frozenset({"社区", "村"}), frozenset({"国企", "公司"}))

#: A region as it speaks of itself: 区里抽调力量.
_HERE = re.compile("(?<![社园景山城街小库辖片牧林矿校厂])[市县区]里(?![的程])")
_WHOLE_WORD = re.compile("(?<![安健完齐周万])全(?:[市县区镇乡校院]|街道|社区|系统|集团|公司|省)(?![域级直队属中])")
_BELOW_WORD = re.compile("各(?:县（市、区）|县（区）|县（市）|县、区|县市区|县区|区县|县|区(?![域级段片间位属内直])|乡镇（街道）|乡镇、街道|乡镇街道|乡镇|镇街|镇|乡|街道|市)(?![场级直属])(?:（街道）)?")
_OFFICES = (
    "委(?!员|托|派)|政府|直|人大|政协|纪委|监委|应急|教育|财政|公安|城市管理|民政|住建|住房|交通|水利|农业|农村|卫生|卫健|市场监管|市场监督|发展改革|发改|人社|人力|"
    "文旅|文化|统计|审计|司法|信访|自然资源|生态环境|林业|气象|消防|税务|科技|工信|工业|商务|乡村振兴|国资|城管|医保|退役|总工会|妇联|残联|融媒体|政务|"
    "属(?:国有|重点)?(?:企业|单位|学校|医院|公司|国企)|行政审批|金融|数据|供销|人民医院|中医院|中医医院|妇幼保健|粮食|招商|防汛|防指|森防|安委|食安|督查|巡察|法院|检察|党校|领导(?!班子)|疾控|级(?!以|党委)|[^，、。]{2,12}?(?:领导小组|指挥部|联席会议|专项小组)"
)
#: Any office of a region, where a name of one may begin.
_ANY_OFFICE = "(?<=[，、；由与和对向经报及])(?P<any>[市县区])(?!级党委|[场民域值容区县属面块位情])(?=[^，、。；市县区（）]{1,6}?(?:办|中心|局|委|馆|公司|专班|专员|部门|机构|文联))|^(?P<start>[市县区])(?!级党委|[场民域值容区县属面块位情])(?=[^，、。；市县区（）]{1,6}?(?:办|中心|局|委|馆|公司|专班|专员|部门|机构|文联))"
_OFFICE = re.compile(f"{_ANY_OFFICE}|(?<![城县各都上门集夜早股楼跨园社片辖景山库厂校小地灾林牧矿新税贸能街])(?P<tier>[市县区])(?=(?:{_OFFICES}))")
_INNER = re.compile("局党组|处室|(?:各|本|业务)科室|[一二三四]科|各处室|我[市县区局委校院镇乡]|各子公司|各车间|本[市县区局校院公]|[省市县区]两级|州|旗")
#: A level as it speaks of its own bounds; 区域 and 社区内 are no such words.
_OWN_BOUNDS = re.compile("[市县](?:域|内|属(?!国有|重点|企业|单位|学校|医院|公司|国企))|县城|[市县区][县区乡镇街]两级|(?<![园社景校片辖库厂山林灾城地各小护险储牧矿])区(?:内|属(?!国有|重点|企业|单位|学校|医院|公司|国企))")
#: Where 市 and 县 are a level, and no part of another word.
_NAMED = {"市": re.compile("(?<![城都超门集夜上楼闹农股、（])市(?![场民政面容值区、）])|县（|县区"), "县": re.compile("(?<![各（])县(?![（、])"), "区": re.compile("(?:^|[，、]|提升|改善|保障|稳定|增强|优化|融入|服务)城区(?!的|街道|社区|学校|学位)|驻区|区一级|街道和(?:企业|部门|社区)")}
#: Only a level with counties below it speaks of them so.
_COUNTIES, _OVER_COUNTIES = re.compile("市县|县区|区县|县市区|(?:部分|个别|有的|一些|少数|重点|所在|帮扶|后进)县(?!城|域|直|级|委|[^，。]{0,2}[局办])|县(?:级)?党政|县级党委"), frozenset({"省", "市", "部门"})
#: Towns and streets as those who are told to do something, or of which some fall short; a city speaks to its counties, and a county has both.
_TOLD_TOWN = re.compile(
    "(?:(?<=^)|(?<=，)|(?P<some>有的|部分|个别|少数|一些))(?:乡镇（街道）|乡镇街道|乡镇、街道|乡镇|街道|镇街)(?P<body>党委、政府|党委和政府|党委|党工委|办事处)?(?(some)(?!级)|(?=[都也还]?(?:要|必须|应当|应)(?!急)))"
)
#: A district's word for both, and whom only a city has at several levels.
_TOWNS_AND_STREETS, _ALL_LEVELS = re.compile("(?<!各)镇街"), re.compile("各级(?=[^，。、各党干]{2,8}(?:部门|机构))")
#: Streets that a district's text names alone; a county has towns and streets.
_LONE_STREET = re.compile("(?<![（全城各、和与镇及临沿])街道(?![）、和与及社层上])")
#: Towns alone, where a district speaks of both.
_LONE_TOWN = re.compile("(?<![（各])乡镇(?![（、街]|企业|社会|卫生院|敬老院|级)")
#: What counties and towns have for the bodies of a street.
_BODY_OF = {"党工委": "党委", "办事处": "政府"}
#: A town as its own documents speak of it: what others call 乡镇 or 街道 is 镇里 or, before what belongs to it, 镇; of some it says what is below it.
_SOME_TOWNS = re.compile("(?:(?<=有的)|(?<=部分)|(?<=个别)|(?<=少数)|(?<=一些))(?:乡镇（街道）|乡镇街道|乡镇|镇街|街道)(?!级|社区|办事处)")
_OWN_TOWN = re.compile(
    "(?<![各（全城跨邻近个×驻关远游点分数些区沿老本的河在系灾])(?<!所有)(?:涉农)?(?:乡镇（街道）|乡镇、街道|乡镇街道|乡镇|镇街|街道)(?:(?P<body>党委、政府|党委和政府|党委|党工委|政府|办事处)|(?P<own>(?=卫生|应急|干部|党政|文化|统计|便民|综|执法|民政|半专|财政|网格|敬老|分管|主要|负责|经管|监管|纪委|领导|专职|机关|人大|武装|派出|司法|农|养老|中心|消防|安全|环保|规划|市场|统战|组织委|班子|值班|救援|调解|队伍|平台))|(?![）、与及社层级之上间长自]))"
)
_OTHER_TOWNS = re.compile("(?<!各)乡镇(?!企业|社会)")
_TOWN_LEVELS = frozenset({"乡镇", "镇"})
#: What a county is told that a town may be told too; the rest is work of bodies that a town does not have.
_OF_TOWNS = re.compile("属地|责任|巡查|排查|宣传|动员|走访|主要负责|党政|网格|村|社区|入户|统筹|配合|台账|整改|督促|任务|措施|部署|协调|力量|队伍|干部|群众")
_COUNTY_BODY, _TOWNS = re.compile("各[^，。]{0,4}[县区市]"), re.compile("乡镇|街道|镇街")
#: What streets do door by door is done by towns and streets where a city speaks of it, and not by its counties.
_DOOR_BY_DOOR = re.compile("户|楼|社区|居民|村|网格|张贴|门店|商户")
#: Towns and streets that a district or a county helps, urges or asks: a city does that with its counties.
_URGED_TOWN = re.compile("(?P<before>(?:向|由|到|对|督促|指导|推动|支持|帮助|协助|协调|会同|联合|组织|要求|配合|听取|支援|提醒)(?:邻近|有关|相关|属地|各)?)(?:乡镇（街道）|乡镇、街道|乡镇街道|镇街|乡镇|街道)(?![（、和与社级党应综卫民文财统执干办机分领主之村便层面半普物养敬])")
#: Towns and streets that are to go from door to door: a city has its counties see to it.
_SENT_TOWN = re.compile("(?<![^，])各?乡镇（街道）要(?!求)(?P<sees>(?:督促|组织)(?=.))?")
#: Towns that are told together with departments, or their heads: a city tells its counties.
_LED_TOWNS = re.compile("各?乡镇（街道）(?=、各|党政主要|主要负责|各部门|各单位)")
#: A district as it speaks of where it lies; what a city's quarters have, and not a county.
_QUARTERS = re.compile("(?<![老主心新各县建成])城区")
_OF_QUARTERS = re.compile("商圈|写字楼|高楼|楼宇|都市|市民(?!政)|城区|轨道|地铁")
#: A district's branch of an office that is the county's or the city's own.
_BRANCH_OFFICE = re.compile("(?<=[市县区])(公安|自然资源|生态环境)分局")
#: The police of a district are a branch; it has communities beside villages.
_BRANCH_POLICE, _VILLAGE_BODIES = ("区公安局", "区公安分局"), ("村级组织", "村和社区组织")
#: The cadres of villages, who answer to counties and towns.
_OF_VILLAGES = re.compile("村党组织书记|村干部|村（社区）党建经费|村级后备")
#: Offices that are a commission in a city and a bureau below it.
_COMMISSION, _BUREAU = re.compile("(发展改革|发展和改革|卫生健康)委(?!员)"), re.compile("(发展改革|发展和改革|卫生健康)局")
#: What has none of these is said alike at every level.
_TELLS = re.compile("[局科处我各本州旗市县区全省乡街]")
_BRANCH = {"县": ("支队", "大队"), "区": ("支队", "大队"), "市": ("大队", "支队")}


def may_lend(source: str, level: str) -> bool:
    """Whether a document of one level may lend sentences to a draft of another; documents of no known level always may.

    Regions lend to each other; what is said inside a department or a village is not said for a county.
    """
    return same_tier(source, level) if level in TIERS else not source or source in _KIN.get(level, ()) or source == level


def same_tier(source: str, level: str) -> bool:
    """Whether documents of two levels speak alike: to the same kind of bodies, from the same height.

    >>> same_tier("市", "县"), same_tier("乡镇", "县")
    (True, False)
    """
    return source in ("", level) or any(source in tier and level in tier for tier in _ALIKE)


def is_of_its_level(text: str) -> bool:
    """Whether a text speaks of the bounds of its own level, and is not said at another.

    >>> is_of_its_level("壮大县域经济"), is_of_its_level("推动区域协调发展"), is_of_its_level("加强社区内巡查")
    (True, False, False)
    """
    return bool(_OWN_BOUNDS.search(text))


def speaks_of(level: str, text: str) -> bool:
    """Whether a text names bodies or bounds of a level, or what stands below it.

    >>> speaks_of("市", "报分管市领导审定"), speaks_of("市", "规范市场秩序"), speaks_of("市", "有的县（市、区）行动迟缓"), speaks_of("县", "县乡村三级干部")
    (True, False, True, True)
    >>> speaks_of("区", "城区每天有大量职工上下班")
    True
    """
    named = _NAMED.get(level)
    return named is not None and bool(named.search(text))


def is_of_quarters(text: str, source: str, level: str) -> bool:
    """Whether a text that was said for a district speaks of what a county does not have.

    >>> is_of_quarters("商圈要错峰装卸", "区", "县"), is_of_quarters("商圈要错峰装卸", "区", "市"), is_of_quarters("道路要畅通", "区", "县")
    (True, False, False)
    """
    return source == "区" and level == "县" and bool(_OF_QUARTERS.search(text))


@lru_cache(maxsize=1 << 16)
def carries_over(text: str, source: str, level: str) -> bool:
    """Whether what was said at one level is said at another, with the words of that level and without any of its own.

    >>> carries_over("全县各乡镇要落实责任", "县", "市"), carries_over("壮大县域经济", "县", "市"), carries_over("壮大县域经济", "县", "县")
    (True, False, True)
    >>> carries_over("各县（市、区）要规范登记注册", "市", "县"), carries_over("各县（市、区）要落实属地责任", "市", "县")
    (False, True)
    """
    if source in ("", level):
        return True
    if is_of_quarters(text, source, level):
        return False
    if level != "市" and level in TIERS and _COUNTY_BODY.search(text) and not _OF_TOWNS.search(text):
        return False
    if level == "市" and _OF_VILLAGES.search(text):
        return False  # what a county decides of villages a city does not
    said = None if is_of_its_level(text) else adapt(text, level)
    return said is not None and not speaks_of(source, said)


@lru_cache(maxsize=1 << 16)
def adapt(text: str, level: str) -> str | None:
    """The text as it is said at a level; ``None`` when it cannot be.

    >>> adapt("全市各乡镇要会同市应急管理局抓好落实", "县")
    '全县各乡镇（街道）要会同县应急管理局抓好落实'
    >>> adapt("县消防救援大队要加强指导，市场秩序要规范", "市")
    '市消防救援支队要加强指导，市场秩序要规范'
    >>> adapt("县公安局要依法查处", "区")
    '区公安分局要依法查处'
    >>> adapt("县财政局要足额拨付", "学校") is None
    True
    >>> adapt("由县优化办约谈，市场主体要守信", "市")
    '由市优化办约谈，市场主体要守信'
    >>> adapt("把党建纳入县（市、区）党委书记述职评议", "市")
    '把党建纳入县（市、区）党委书记述职评议'
    >>> adapt("部分县对政策衔接准备不足", "区") is None, adapt("部分县直部门配合不紧", "区"), adapt("有的县级党委抓得不实", "县") is None
    (True, '部分区直部门配合不紧', True)
    >>> adapt("各乡镇、各街道要落实属地责任", "区"), adapt("帮助乡镇协调人手", "区")
    ('各乡镇（街道）要落实属地责任', '帮助乡镇（街道）协调人手')
    >>> adapt("乡镇要抓好敬老院改造，有的乡镇探访不实", "市"), adapt("街道办事处要抓好巡查", "县")
    ('各县（市、区）要抓好敬老院改造，有的县（市、区）探访不实', '乡镇（街道）要抓好巡查')
    >>> adapt("区里抽调力量成立工作专班", "县"), adapt("管好社区里的电动车", "县")
    ('县里抽调力量成立工作专班', '管好社区里的电动车')
    >>> adapt("各县区要为乡镇配备专业人员", "县") is None, adapt("各县区要配备专业队伍", "县")
    (True, '各乡镇（街道）要配备专业队伍')
    >>> adapt("区公安分局要会同各街道党工委抓好落实", "市"), adapt("街道要逐户提醒老人", "市"), adapt("街道要建好台账", "市")
    ('市公安局要会同各县（市、区）党委抓好落实', '各县（市、区）要督促乡镇（街道）逐户提醒老人', '各县（市、区）要建好台账')
    >>> adapt("各街道要劝阻电动自行车进楼", "市"), adapt("市农业农村局要向街道交办线索", "市")
    ('各县（市、区）要督促乡镇（街道）劝阻电动自行车进楼', '市农业农村局要向县（市、区）交办线索')
    >>> adapt("街道要督促村组干部入户", "市")
    '各县（市、区）要指导乡镇（街道）督促村组干部入户'
    >>> adapt("会同街道统计站逐户核实", "县"), adapt("清理沿街街道和社区", "县")
    ('会同乡镇（街道）统计站逐户核实', '清理沿街街道和社区')
    >>> adapt("市发展改革委要会同各县（市、区）政府抓好落实", "县"), adapt("县卫生健康局要加强指导", "市")
    ('县发展改革局要会同各乡镇（街道）抓好落实', '市卫生健康委要加强指导')
    >>> adapt("街道要会同乡镇卫生院抓好落实", "乡镇"), adapt("有的乡镇行动迟缓", "乡镇"), adapt("街道办事处要建好台账", "乡镇"), adapt("表彰无火情的乡镇", "乡镇")
    ('镇里要会同镇卫生院抓好落实', '有的村（社区）行动迟缓', '镇政府要建好台账', None)
    >>> adapt("涉农街道对农产品供应负有责任", "乡镇"), adapt("涉农街道要稳住菜地", "区")
    ('镇里对农产品供应负有责任', '涉农街道要稳住菜地')
    >>> adapt("优化城区环境", "市"), adapt("改造老城区管网", "市")
    ('优化城市环境', '改造老城区管网')
    >>> adapt("重大风险由区领导包联，会同镇街整治", "市"), adapt("各级市场监管部门要强化指导", "区")
    ('重大风险由市领导包联，会同县（市、区）整治', '市场监管部门要强化指导')
    """
    if not _TELLS.search(text):
        return text
    if _INNER.search(text):
        return None
    if "全" in text:  # whether a character stands in a text costs a tenth of looking for a pattern
        text = _WHOLE_WORD.sub(WHOLE[level], text)
    if level in TIERS:
        if "里" in text:
            text = _HERE.sub(level + "里", text)
        if "街" in text or "镇" in text:
            text = _TOLD_TOWN.sub(lambda match: _towns(match, level), text)
            text = _LONE_TOWN.sub("乡镇（街道）", text) if level == "区" else _TOWNS_AND_STREETS.sub("乡镇（街道）", text)
            text = _LONE_STREET.sub("乡镇（街道）", text) if level == "县" else text
        if level != "区" and "分局" in text:
            text = _BRANCH_OFFICE.sub("\\1局", text)
        if level != "市" and "各级" in text:
            text = _ALL_LEVELS.sub("", text)
        if level == "市" and "城区" in text:
            text = _QUARTERS.sub("城市", text)
        if level == "市" and ("街" in text or "镇" in text) and not _COUNTY_BODY.search(text):
            text = _URGED_TOWN.sub(f"\\g<before>{BELOW['市'].removeprefix('各')}", text)
    if level in _TOWN_LEVELS and ("街" in text or "镇" in text):
        text = _SOME_TOWNS.sub(BELOW[level].removeprefix("各"), text).replace("）党工委", "）党组织")
        text = _OWN_TOWN.sub(lambda match: "镇" + (_BODY_OF.get(match["body"], match["body"]) if match["body"] else "" if match["own"] is not None else "里"), text)
        if _OTHER_TOWNS.search(text):
            return None
    if "各" in text and _BELOW_WORD.search(text):
        below = BELOW["县"] if level == "市" and _DOOR_BY_DOOR.search(text) and not _COUNTY_BODY.search(text) else BELOW.get(level)
        if below is None or "常委会" in text or (level in _BRANCH and _COUNTY_BODY.search(text) and _TOWNS.search(_BELOW_WORD.sub("", text))):
            return None  # what counties do for towns, towns do not for themselves
        text = _BELOW_WORD.sub(below, text).replace(f"{below}、{below}", below).replace("街道政府", "街道办事处")  # 各乡镇、各街道 are one there
        text = text.replace("）党工委", "）党委") if level == "市" else text.replace("（街道）政府", "（街道）")
        text = text.replace("乡镇（街道）党委", "乡镇（街道）党（工）委")
    if level == "市" and "街" in text:
        text = _LED_TOWNS.sub(BELOW["市"], text)
        text = _SENT_TOWN.sub(lambda match: f"{BELOW['市']}要{'指导' if match['sees'] else '督促'}{BELOW['县'].removeprefix('各')}{match['sees'] or ''}", text)
    if level not in _OVER_COUNTIES and _COUNTIES.search(text):
        return None
    tiers = {match[0] for match in _OFFICE.finditer(text)}
    if not tiers:
        return text
    if level not in TIERS or len(tiers) > 1:
        return None
    if level in tiers:
        return text
    own, other = _BRANCH[level]
    text = _BUREAU.sub("\\1委", text) if level == "市" else _COMMISSION.sub("\\1局", text)
    said = _OFFICE.sub(level, text).replace(own, other)
    said = said.replace(*_BRANCH_POLICE)
    return None if level * 2 in said.replace("市市场", "") else said


def at_its_foot(text: str, level: str) -> str:
    """A text that names no level, with the bodies at the foot of one as they are called there.

    >>> at_its_foot("村级组织要登记", "区"), at_its_foot("村级组织要登记", "县")
    ('村和社区组织要登记', '村级组织要登记')
    """
    return text.replace(*_VILLAGE_BODIES) if level == "区" else text


def _towns(match: re.Match[str], level: str) -> str:
    """Towns as those whom a level speaks to are called there; what a county's streets do is done by its towns too."""
    some, body, below = match["some"] or "", match["body"] or "", BELOW[level]
    if level == "市" and _DOOR_BY_DOOR.search(match.string):
        return some + BELOW["县"].removeprefix("各") + ("" if body in _BODY_OF else body)
    if level != "市":
        return some + below.removeprefix("各") + ("" if body in _BODY_OF else body)
    return some + (below.removeprefix("各") if some or body else below) + _BODY_OF.get(body, body)
