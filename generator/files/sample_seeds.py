"""Reads what samples are made with: the lists of fictional names and the carrier sentences under ``seeds/samples``."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.errors import InputError
from generator.files.locations import data_folder
from generator.samples.entities import Names


def read_sample_seeds() -> tuple[Names, Mapping[str, tuple[str, ...]]]:
    """Names and carrier sentences by role."""
    folder = data_folder("seeds") / "samples"
    try:
        names = yaml.safe_load((folder / "names.yaml").read_text("utf-8"))
        carriers = yaml.safe_load((folder / "carriers.yaml").read_text("utf-8"))
        units = {kind: tuple(words) for kind, words in carriers.pop("units").items()}
        place, person = names["place"], names["person"]
        made = Names(
            tuple(place["first"]),
            tuple(place["towns"]),
            tuple(place["villages"]),
            tuple(person["surnames"]),
            tuple(person["first"]),
            tuple(person["second"]),
            tuple(names["enterprise"]["names"]),
            units,
        )
        return made, {role: tuple(lines) for role, lines in carriers.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise InputError("样本词表读不懂", where=str(folder), advice="请重新安装 yishi") from error
