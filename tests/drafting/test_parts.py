"""What drafts on a topic tell in any case: short ones keep it."""

from __future__ import annotations

from generator.document import Genre
from generator.drafting.outline import Outline
from generator.drafting.parts import parts_of, share_told
from generator.learning.register import Register
from generator.workflows.drafts import Drafter

#: Of the parts of its topic a short draft tells so much, as far as any learned speech of its level does.
_SHARE = 0.94
_TOPICS = ("乡村振兴", "教育", "国企改革", "文化旅游", "重大项目建设")


def _body(text: str) -> str:
    """A draft without what opens and ends it."""
    return "\n".join(text.split("\n")[4:-1])


def test_short_drafts_tell_the_parts_of_their_topic(drafter: Drafter, register: Register) -> None:
    shares = [
        share_told(parts_of(register.phrases.lexicon.parts, topic), _body(drafter.draft(Outline(topic, Genre.SPEECH, level=level, length=1500, seed=seed)).text))
        for topic in _TOPICS
        for level in ("市", "县", "区")
        for seed in (1, 2)
    ]
    assert sum(shares) / len(shares) >= _SHARE


def test_a_narrow_topic_has_no_parts(register: Register) -> None:
    table = register.phrases.lexicon.parts
    assert parts_of(table, "教育") and not parts_of(table, "职业教育") and not parts_of(table, "教育收费")


def test_parts_belong_to_domains(register: Register) -> None:
    """A part under a name that no domain has would never be looked up."""
    known = {part for domain in register.phrases.domains if domain for part in domain.split("与")}
    assert not [topic for topic in register.phrases.lexicon.parts if topic not in known and not any(domain.startswith(topic) or domain.endswith(topic) for domain in known)]
