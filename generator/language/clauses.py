"""Clauses, the unit of the register: what kind each one is, and what a sentence made of them does.

Official prose is built of subject-less verb–object phrases between two commas. Kinds are told from surface words alone
(no tagger): they need only be the same for clauses that may stand in each other's place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.language.kinds import Kind, Role

_SUBJECTS = (
    "部门|单位|乡镇|街道|政府|党委|党组|支部|组织|干部|同志|领导|负责人|责任人|企业|局|委|办|厅|院|校|所|站|队|组|中心|公司|集团|机构|人员|"
    "委员会|指挥部|办公室|社区|村|镇|县|市|区|县区|地方|全县|全市|全区|上下|机关|系统|主体|党员|工会|协会|银行|法院|检察院|媒体|窗口|"
    "村干部|支书|书记|第一责任人|网格员|学校|医院|[）)]"
)
_DEMAND = "要|必须|应当|务必|需要|应"


_AIM = re.compile(
    "^(?:确保|保障|保证|实现|推动|促进|切实(?:把|做到|维护|保障|增强|提高|提升|防止|解决|减轻|守)|坚决(?:防止|杜绝|遏制|守住|打赢|防范|避免|克服|扭转|不让|纠正)|不断(?:提高|提升|增强|巩固|满足|扩大|夯实)|努力|力争|"
    "形成|营造|做到|防止|避免|让|使|为[^，]{2,16}(?:提供|作出|奠定|营造|创造|贡献|打下|夯实)|达到|以[^，]{2,14}(?:检验|取信|赢得|护航)|全力(?:保障|维护|守护|确保)|杜绝|严防|防范|守住|牢牢守住|筑牢|持续(?:提升|提高|增强))"
)
_BASIS = re.compile("^(?:按照|根据|围绕|依托|通过|针对|对照|结合|以[^，]{1,12}为|把|将|立足|聚焦|紧扣|紧盯|瞄准|坚持以|本着|借助|运用|利用|对(?![^，]*的$)|在[^，]*(?:下|上|中|前|后)$)")
_CONDITION = re.compile("^(?:对|凡|凡是|因)[^，]*的$|^[^，]{2,18}(?:不力|不实|不到位|不担当|作假|造假|瞒报|失职|渎职|缺位|整改|拖延|推诿|敷衍)[^，]{0,8}的$|^(?:一旦|如果|对于)")
_JUDGEMENT = re.compile("事关|关系(?:到|着)?|是[^，]{2,}|离不开|重在|关键在|贵在|成于|始终是|意义重大|至关重要|不容忽视|刻不容缓|没有终点|永远在路上")
_SHORT = re.compile("不够|不足|不到位|还不|尚未|仍然|依然|有的|少数|个别|部分(?!地区)|薄弱|滞后|缺位|流于形式|短板|欠缺|缺失|失衡|不深入|不扎实|不及时|不高|不强|不严|不实|不清|不畅|走过场|存在[^，]*(?:问题|差距|现象|不足|情况)|有待|亟待|偏[低少弱慢]|松懈|麻痹|脱节|断档|盲区")
_RESULT = re.compile("取得|成效|有所|明显|显著|得到(?!了?解决$)|稳步(?:推进|提升|增长|实施)|有序(?:推进|开展|实施)|扎实推进|圆满|持续(?:改善|好转|向好|优化|巩固|扩大|提升|下降)|逐步(?:完善|形成|健全)|完成了|实现了|建成|迈出|初步(?:形成|建立)|总体(?:平稳|稳定|向好)|稳中|进一步(?:完善|健全|增强|夯实|提升|提高|改善|优化|巩固|好转|扩大)$|更加(?:完善|健全|有力|密切|顺畅)|(?:不断|日益|持续|逐步)(?:提高|提升|增强|改善|完善|优化|扩大|健全|壮大|加大|加强|叫响|显现|好转)$|实现[^，]*全覆盖$|由点连片|稳中有进|高于[^，]*水平|位居|名列|逐[户项个]落地$|上升$|下降$|增长$")
_SUBJECT_DEMAND = re.compile(f"^(?!要|必须|应|务必)[^，]{{0,26}}?(?:{_SUBJECTS})(?:都|也|一律|还|同时|负责同志)?(?:{_DEMAND})(?!求|素|点|害|闻|件|职|么|急|届)")
_DEMANDED = re.compile(f"^(?:更|还|都|也|既|又)?(?:{_DEMAND})(?!求|素|点|害|闻|件|职|么|急)")
_ACTOR = re.compile("^[^，]{2,16}(?:部门|单位|局|委|办|组|中心|乡镇|街道|政府|党委|支部|企业|机构|负责同志|负责人|责任人|人员|队伍|干部|学校|医院)(?:牵头|负责|配合|具体|会同|组织|落实|抓好|定期|每[月周季日]|主动|及时|严格|统筹|加强|开展|承担|履行|带头)")

_PUNISH = "追责|问责|严肃处理|依规依纪依法|依法依规|通报批评|约谈|追究|责任倒查|绝不姑息|决不姑息|严肃查处|从严查处|一查到底|取消(?:评优|资格)|处分|一票否决"
_PROGRESS = "成绩的取得|未发生[^，]{0,14}(?:事故|事件)|准备工作有序推进|[率度准]稳步提高|今年以来|去年以来|一年来|近年来|近几年|过去一年|前一阶段|前段时间|上半年|以来，|阶段性成效|工作成效|总体(?:平稳|稳定|向好)|各级各部门(?:认真|坚决|扎实|主动)|(?:解决|化解|形成|赢得)了(?!才)[^，]*$|(?:解决|化解)了一批"
_ACHIEVED = "(?:这些)?成绩(?:是|凝[结聚]|来之不易)"
_SITUATION = "形势|当前|目前|眼下|面临|进入|风险[^，]*(?:交织|叠加|上升|加大)|任务[^，]*(?:艰巨|繁重)|压力|挑战"
_CALL = "让我们|奋力|再立新功|新篇章|新局面|作出[^，]*贡献|贡献力量|同心协力|齐心协力|凝心聚力|真抓实干|只争朝夕|共同[^，]{2,}|希望大家|不辜负|以[^，]{2,20}的(?:决心|作风|姿态|干劲|状态|成绩|行动|担当|精神)"
_SIGNIFICANCE = "事关|关系[到着]?|是[^，]{2,20}(?:基础|前提|保障|底线|根本|关键|要求|责任|任务|内容|抓手|保证|工程|重点|举措|支撑|屏障|大事)|意义重大|重要意义|重中之重"


_NOT_AFTER_DEMAND = frozenset("求素点么害闻件职领务道塞情")
_NOT_BEFORE_DEMAND = frozenset("重需主必首摘纪简概扼险紧不还只想")
#: 要 that demands, and is no part of a word such as 要素 or 要求.
DEMANDS = f"要(?![{''.join(sorted(_NOT_AFTER_DEMAND))}])"
#: Who is called by fewer characters is not named.
_SHORTEST_NAME = 2


def demands_at(clause: str, at: int) -> bool:
    """Whether the character at a place is the 要 of a demand, and not that of 重要, 主要 or 要素.

    >>> demands_at("各单位要落实", 3), demands_at("重要岗位", 1), demands_at("要素保障", 0)
    (True, False, False)
    """
    return clause[at] == "要" and clause[at + 1 : at + 2] not in _NOT_AFTER_DEMAND and (at == 0 or clause[at - 1] not in _NOT_BEFORE_DEMAND)


def demanded_of(sentence: str) -> str:
    """Whom the first clause of a sentence demands something of, "" where it names nobody or demands nothing.

    >>> demanded_of("民政部门要公示价格，接受监督"), demanded_of("要公示价格"), demanded_of("坚持重要事项集体研究")
    ('民政部门', '', '')
    """
    at = sentence.find("要")
    return sentence[:at] if at >= _SHORTEST_NAME and "，" not in sentence[:at] and demands_at(sentence, at) else ""


def body_of(sentence: str) -> str:
    """Whom a sentence demands something of, whatever the level of the place.

    >>> body_of("县政府督查室要跟踪问效"), body_of("市政府督查室要现场核验"), body_of("要公示价格")
    ('政府督查室', '政府督查室', '')
    """
    return demanded_of(sentence).lstrip("省市县区")


def split_clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, without commas and without the final stop.

    >>> split_clauses("各部门要压实责任，完善制度，确保落实到位。")
    ['各部门要压实责任', '完善制度', '确保落实到位']
    """
    text = sentence.rstrip("。！？；!?;")
    if text.count("”") > text.count("“"):
        text = text.rstrip("”’").rstrip("。！？；!?;")
    return [clause for clause in text.split("，") if clause]


@lru_cache(maxsize=1 << 14)
def kind_of(clause: str) -> Kind:
    """The kind of a clause, told by its surface.

    >>> [kind_of(c).value for c in ("各级各部门要提高站位", "要压实责任", "完善制度", "确保安全", "对履职不力的", "基础还不够牢")]
    ['subject_demand', 'demand', 'measure', 'aim', 'condition', 'shortcoming']
    >>> kind_of("乡镇应急管理站实现全覆盖").value, kind_of("各乡镇应对照清单逐项落实").value
    ('result', 'subject_demand')
    """
    for kind, pattern in _KINDS:
        if pattern.search(clause):
            return kind
    return Kind.MEASURE if len(clause) >= 4 else Kind.OTHER


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.SUBJECT_DEMAND, _SUBJECT_DEMAND),
    (Kind.DEMAND, _DEMANDED),
    (Kind.CONDITION, _CONDITION),
    (Kind.AIM, _AIM),
    (Kind.BASIS, _BASIS),
    (Kind.SHORTCOMING, _SHORT),
    (Kind.JUDGEMENT, _JUDGEMENT),
    (Kind.RESULT, _RESULT),
    (Kind.ACTOR, _ACTOR),
)


def role_of(sentence: str) -> Role:
    """What a sentence does, told from its clauses.

    >>> role_of("各部门要压实责任，完善制度。").value, role_of("对失职失责的，严肃追责问责。").value
    ('demand', 'accountability')
    >>> role_of("企业创建稳步推进，监测预警系统建成联网，乡镇应急管理站实现全覆盖。").value, role_of("成绩的取得，离不开一线干部的辛勤付出。").value
    ('progress', 'progress')
    >>> role_of("各级领导干部带头包联案件，解决了一批群众急难愁盼问题。").value, role_of("有的乡镇初次来访登记草率，小事拖成了难事。").value
    ('progress', 'shortcoming')
    >>> role_of("防汛工作事关群众生命安全。").value, role_of("有的责任没有压实，有的排查走过场。").value
    ('significance', 'shortcoming')
    """
    kinds = [kind_of(clause) for clause in split_clauses(sentence)]
    if re.search(_PUNISH, sentence) and (Kind.CONDITION in kinds or "对" in sentence[:2]):
        return Role.ACCOUNTABILITY
    if re.match(_ACHIEVED, sentence):
        return Role.PROGRESS
    demanded = sum(kind in (Kind.SUBJECT_DEMAND, Kind.DEMAND) for kind in kinds)
    short = sum(kind is Kind.SHORTCOMING for kind in kinds)
    if short * 2 >= len(kinds) and not demanded:
        return Role.SHORTCOMING
    if re.search(_CALL, sentence) and (sentence.endswith("！") or "让我们" in sentence):
        return Role.CALL
    if demanded:
        return Role.DEMAND
    if re.search(_SIGNIFICANCE, sentence):
        return Role.SIGNIFICANCE
    results = sum(kind is Kind.RESULT for kind in kinds)
    if re.search(_PROGRESS, sentence) or results * 2 >= len(kinds):
        return Role.PROGRESS
    if re.search(_SITUATION, sentence):
        return Role.SITUATION
    if sum(kind in (Kind.MEASURE, Kind.AIM, Kind.BASIS, Kind.ACTOR) for kind in kinds) * 3 >= len(kinds) * 2:
        return Role.DEMAND
    return Role.OTHER


#: Words by which a clause leans on its sentence; such a clause cannot be moved.
_LEANING = re.compile(
    "这|那(?!么)|(?<!尤)(?<!与)(?<!极)(?<!及)其(?![他它余中实])|它|此|上述|前者|后者|该(?!管)|刚才|同时$|也就是|比如|例如|换句话|什么|怎么|为什么|哪|吗|呢|自己|我[^们]|大家|你|他们|她|"
    "参会|与会|主会场|分会场|负责同志$|通信工具|静音|签到|颁奖|述职|感觉|总体看|以下|[一二三四五六七八九]个(?:方面|环节|问题|重点|关系)|重点从|在前面|会后|会前|会议|发言|汇报|作了|听取|讲话|讲得|刚刚|刚才|今天|值得|肯定|通报了|说明|介绍|前不久|日前|本次|本周|昨[天日]|明[天日]|我[局县市]|在座|各位|总体是|能不能|是不是|既有|既要|也要|也有|第[一二三四五六]|"
    "有人|人家|一句话|说到底|等于|不是[^，]*而是|不仅|而且|但是|但$|然而|因此|所以|因为|由于|虽然|尽管|如果|否则|甚至|即使|反而|只有|只要|除了|先[^，]{1,6}再"
)
# What only learning asks is compiled when it is first asked: a draft must start fast.
#: Words by which a sentence leans on what stands before it, or belongs to one occasion only.
_OUTWARD = (
    "^(?:但|然而|因此|所以|同时也|也|还|又|对此|为此|如此|可见|例如|比如|其[中次余]|与此|另|再者|另外|此外|总之|一句话|接下来|下面|最后|首先|会[上后前]|现[将就]|主要表现)|"
    "这[些个里是样种就一次项都]?|那[些个里是样种时]|此[外次类项事]|上述|前者|后者|该(?:[县市区镇村局院校项司企单]|平台)|刚才|刚刚|今天|昨天|明天|日前|本[次周月方案通知]|(?<!限额)(?<!规模)以下|如下|"
    "参会|与会|在座|各位|(?<!联席|班子|议事|村民|居民|党委|会商)会议|发言(?!人)|汇报了|的汇报|作(?:了)?汇报|讲话|座谈会|推进会|调度会|动员会|培训班|开班|颁奖|签到|宣读|主会场|分会场|(?<!自)我[^们]|我们[承诺局镇县市区村校将]|你|(?<!其)他们?|她|它|吗|呢|？|"
    "[一二两三四五六七八九]个(?:方面|环节|问题|重点|关系|“)|第(?:[二四五六七八九]|三(?!方))|第一(?!责任|时间|现场|要务|书记|道防线|线)|见附件|附件|通知如下|报告如下|方案如下|关于|"
    "[一二三四五六七八九十]条|三个不足|[一二两三四五六七八九]字|念好|^对于?(?:连续超期|连续落后|推进缓慢|进度滞后|整改不力)|检查组|督查资源|"
    "：|[上下]周|会后|批示|经[^，]{2,12}同意|研究决定|同志们|[今明去]年|年初|组织放心|为深入贯彻|整改办公室|行动办公室|学员|返岗|结业|学习期间|培训期间|活动期间|调研结束|评选|抽查结果|已(?:印发|完成|建成|达)|"
    "[0-9A-Za-z×〔【*]|百分之|万元|亿元|[一二三四五六七八九]成"
)
_SHORTEST_SINGLE = 16
_PRIVATE = re.compile("[0-9A-Za-z×〔《》【】*]|“[^”]*$|^[^“]*”")


def stands_alone(sentence: str) -> bool:
    """Whether a sentence can stand in another document: it leans on no other sentence and holds nothing of one occasion.

    >>> [stands_alone(s) for s in ("要完善应急预案，定期组织演练。", "对此要高度重视。", "排查出隐患××处。", "要写好队伍建设的文章。")]
    [True, False, False, False]
    >>> [stands_alone(s) for s in ("主要负责人要履行第一责任人职责，定期召开联席会议。", "第一要提高站位，会议要求抓好落实。")]
    [True, False]
    """
    clauses = split_clauses(sentence)
    if len(clauses) < 2 and (len(sentence) < _SHORTEST_SINGLE or kind_of(clauses[0]) not in (Kind.SUBJECT_DEMAND, Kind.DEMAND, Kind.JUDGEMENT)):
        return False  # most likely a heading or a title that nobody numbered
    return not re.search(_OUTWARD, sentence) and sentence.count("“") == sentence.count("”") and sentence.count("（") == sentence.count("）")


def is_movable(clause: str) -> bool:
    """Whether a clause can stand in another sentence: it names its objects itself and holds nothing of one occasion.

    >>> is_movable("完善应急预案"), is_movable("把这项工作抓实"), is_movable("排查××家企业")
    (True, False, False)
    """
    return 4 <= len(clause) <= 24 and not _LEANING.search(clause) and not _PRIVATE.search(clause)
