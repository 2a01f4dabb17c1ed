"""Drafts → measures: how much is copied, said twice, off the topic, leaked, or badly built."""
