"""Writes the texts of the golden papers as they are now; run it after a wanted change and read the diff."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from laichau_env.documents.pdf import pdf_of
from prints import samples
from prints.measure import Paper

for name in samples.GOLDEN:
	text = Paper(pdf_of(getattr(samples, name))).all_text()
	(HERE / "golden" / f"{name.lower()}.txt").write_text(text, encoding="utf-8")
