"""Findings told: for people, for programs, for the pages of code hosts; the table of forms is in ``forms``."""
