"""Outline × register × chance → draft. Chance is always a parameter: the same outline, register and seed give the same draft."""
