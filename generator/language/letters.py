"""What counts as a Chinese character."""

from __future__ import annotations

#: The range of Chinese characters, for use in a set.
HAN = "\u4e00-\u9fff"
#: A letter that is not Latin, which in these texts is a Chinese character. A pattern with the range takes a millisecond more to compile.
LETTER = r"[^\W\d_a-zA-Z]"
