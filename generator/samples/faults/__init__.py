"""Known faults set into clean documents, one a document: kind, place and right form are recorded with it."""

from generator.samples.faults.table import FAULTS, spoil

__all__ = ["FAULTS", "spoil"]
