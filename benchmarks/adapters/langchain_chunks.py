"""A text cut by langchain's recursive splitter, as a JSON list: for ``yishi corpus score --task chunks --run "python … {file}" --reads chunks``."""

import json
import sys
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter

splitter = RecursiveCharacterTextSplitter(chunk_size=300, chunk_overlap=0, separators=["\n\n", "\n", "。", "，", ""], keep_separator="end")
print(json.dumps(splitter.split_text(Path(sys.argv[1]).read_text("utf-8")), ensure_ascii=False))
