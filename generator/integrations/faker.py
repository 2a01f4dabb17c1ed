"""A Faker provider: ``fake.add_provider(GongwenProvider)``, then ``fake.gongwen_speech()`` and the like, seeded as Faker is.

>>> from faker import Faker
>>> fake = Faker("zh_CN")
>>> fake.add_provider(GongwenProvider)
>>> Faker.seed(7)
>>> fake.gongwen_document_number(), fake.gongwen_person()
('蒹洲样办发〔2027〕13号', '郗禾荞')
"""

from __future__ import annotations

from random import Random
from typing import Any

from faker.providers import BaseProvider

from generator.integrations.source import any_document, kit
from generator.samples import entities
from generator.samples.make import Sample


class GongwenProvider(BaseProvider):
    """Official Chinese documents and the fictional names in them."""

    @property
    def _rng(self) -> Random:
        return self.generator.random  # type: ignore[no-any-return]

    def gongwen(self, **asked: Any) -> Sample:
        """A whole made document with its labels; see :func:`generator.integrations.source.document` for what can be asked."""
        return any_document(self._rng, **asked)

    def gongwen_speech(self, topic: str | None = None, length: int = 1000) -> str:
        """The text of a speech."""
        return self.gongwen(genre="speech", topic=topic, length=length).text

    def gongwen_news(self, topic: str | None = None, length: int = 800) -> str:
        """The text of a report of a meeting."""
        return self.gongwen(genre="meeting_news", topic=topic, length=length).text

    def gongwen_minutes(self, topic: str | None = None, length: int = 800) -> str:
        """The text of minutes."""
        return self.gongwen(genre="minutes", topic=topic, length=length).text

    def gongwen_title(self, topic: str | None = None) -> str:
        """The title of a document."""
        sample = self.gongwen(topic=topic, length=600)
        return next(mark.cut(sample.text) for mark in sample.marked.of("parts") if mark.facts["part"] == "title")

    def gongwen_sentence(self, topic: str | None = None) -> str:
        """One sentence of a document's body."""
        sample = self.gongwen(topic=topic, length=600)
        return str(self._rng.choice([mark.cut(sample.text) for mark in sample.marked.of("sentences") if mark.facts["role"] == "demand"]))

    def gongwen_place(self, level: str = "县") -> str:
        """A place that is on no map."""
        return entities.place(kit().names, level, rng=self._rng)

    def gongwen_org(self) -> str:
        """A body of such a place."""
        return entities.organisation(kit().names, rng=self._rng)

    def gongwen_person(self) -> str:
        """The full name of nobody."""
        return entities.person(kit().names, rng=self._rng)

    def gongwen_post(self, level: str = "县") -> str:
        """A post."""
        return entities.post(level, rng=self._rng)

    def gongwen_date(self) -> str:
        """A date as official documents write it."""
        return entities.date(rng=self._rng)

    def gongwen_document_number(self) -> str:
        """A document number that no body can have issued."""
        return entities.document_number(self.gongwen_place(), rng=self._rng)
