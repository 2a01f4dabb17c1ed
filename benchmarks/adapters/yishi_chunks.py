"""A text cut where yishi's parser sees items and paragraphs begin, as JSON spans."""

import json
import sys
from pathlib import Path

from generator.document import Section, walk
from generator.parsing.clean import clean
from generator.parsing.pieces import split_pieces

text = Path(sys.argv[1]).read_text("utf-8")
cleaned = clean(text)
starts = []
for piece in split_pieces(cleaned):
    document = piece.document
    spans = [document.title_span, *(line.span for line in document.front), document.salutation_span]
    spans += [block.span for _, block in walk(document.body) if isinstance(block, Section) or not block.inline]
    starts += [cleaned.source_map.place(span.start + piece.span.start) for span in spans if span]
print(json.dumps([{"kind": "inside", "start": start, "end": start} for start in sorted(set(starts))]))
