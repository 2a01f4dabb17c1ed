"""How well any parser, checker, tagger or chunker finds what made documents are known to hold."""
