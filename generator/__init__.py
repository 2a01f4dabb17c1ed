"""yishi (一是): learn how official Chinese documents are built, and write new drafts in the same register."""

__version__ = "0.1.0"
