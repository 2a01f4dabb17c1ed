"""What drafts on a topic tell in any case: short ones keep it, and their openings and endings name what they set out to do."""

from __future__ import annotations

import re

import pytest

from generator.document import Genre
from generator.drafting.outline import Outline
from generator.drafting.parts import parts_of, share_told
from generator.learning.register import Register
from generator.workflows.drafts import Drafter

#: Of the parts of its topic a short draft tells so much, as far as any learned speech of its level does.
_SHARE = 0.94
_TOPICS = ("乡村振兴", "教育", "国企改革", "文化旅游", "重大项目建设")


def _body(text: str) -> str:
    """A draft without what opens and ends it, which name parts of themselves."""
    return "\n".join(text.split("\n")[4:-1])


def test_short_drafts_tell_the_parts_of_their_topic(drafter: Drafter, register: Register) -> None:
    shares = [
        share_told(parts_of(register.phrases.lexicon.parts, topic), _body(drafter.draft(Outline(topic, Genre.SPEECH, level=level, length=1500, seed=seed)).text))
        for topic in _TOPICS
        for level in ("市", "县", "区")
        for seed in (1, 2)
    ]
    assert sum(shares) / len(shares) >= _SHARE


@pytest.mark.parametrize("topic", ["教育", "养老服务", "低空经济", "校园安全"])
def test_openings_and_endings_name_what_is_told(drafter: Drafter, register: Register, topic: str) -> None:
    text = drafter.draft(Outline(topic, Genre.SPEECH, level="县", length=1800, seed=3)).text
    _, _, opening, *body, ending = text.split("\n")
    parts = parts_of(register.phrases.lexicon.parts, topic)
    told = [part.name for part in parts if any(word in _body(text) for word in part.words)] if parts else re.findall("(?:^（.）|^.[是要])(\\w+)", "\n".join(body), re.M)
    for said in (opening, ending):
        assert sum(name in said for name in told) >= 2, said


def test_a_narrow_topic_has_no_parts(register: Register) -> None:
    table = register.phrases.lexicon.parts
    assert parts_of(table, "教育") and not parts_of(table, "职业教育") and not parts_of(table, "教育收费")


def test_parts_belong_to_domains(register: Register) -> None:
    """A part under a name that no domain has would never be looked up."""
    known = {part for domain in register.phrases.domains if domain for part in domain.split("与")}
    assert not [topic for topic in register.phrases.lexicon.parts if topic not in known and not any(domain.startswith(topic) or domain.endswith(topic) for domain in known)]
