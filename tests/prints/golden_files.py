"""What is kept of the golden papers in golden/: their whole text, and where their parts stand in whole millimetres."""

import json
from pathlib import Path

from laichau_env.documents.kinds import kind_of
from prints.measure import MM
from prints.printed import Printed

GOLDEN = Path(__file__).parent / "golden"
Places = dict[str, list]


def files_of(printed: Printed) -> tuple[Path, Path]:
	"""The text and the places."""
	name = f"{kind_of(printed.sample).folder}-{printed.case.replace(' ', '-')}"
	return GOLDEN / f"{name}.txt", GOLDEN / f"{name}.json"


def places_of(printed: Printed) -> Places:
	"""Pages by size; each line of a part by page, left, top, right; drawn lines likewise; sides of columns by page."""
	paper = printed.paper
	places: Places = {"pages": [list(paper.size(page)) for page in printed.pages]}
	for part in printed.parts:
		places[part] = [
			[line.page, round(line.left), round(line.top), round(line.right)]
			for line in printed.lines_of(part)
		]
	places["drawn lines"] = [
		[page, round(rule.left), round(rule.top), round(rule.right)]
		for page in printed.pages
		for rule in paper.rules(page)
	]
	places["columns"] = [
		[page, *sorted({round(side["x0"] / MM) for side in paper.sides(page)})] for page in printed.pages
	]
	return places


def written(places: Places) -> str:
	"""One line a part, so that a diff shows what moved."""
	lines = (f"{json.dumps(part, ensure_ascii=False)}: {json.dumps(found)}" for part, found in places.items())
	return "{\n" + ",\n".join(lines) + "\n}\n"
