"""Writes texts and places of the golden papers as they are now; run it after a wanted change and read the diff."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from prints.cases import MEASURED_ONLY
from prints.golden_files import files_of, places_of, written
from prints.printed import EVERY, printed_case

for kind, case in EVERY:
	if case in MEASURED_ONLY:
		continue
	printed = printed_case(kind, case)
	text, places = files_of(printed)
	text.write_text(printed.paper.all_text(), encoding="utf-8")
	places.write_text(written(places_of(printed)), encoding="utf-8")
