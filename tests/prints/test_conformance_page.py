"""Every kind of paper, little, much, nothing and too much in it: pages, margins, numbers, fonts, tables, lost text.

By Decree 30/2020/NĐ-CP, Appendix I, part I; which kind has which parts: prints/expected.py.
"""

import pytest
from laichau_env.documents.constants import Standing
from prints.expected import BOTTOM, LANDSCAPE, LEFT, TOP
from prints.measure import MM
from prints.printed import HEAD_OF_TABLE, Printed

ABOUT = 0.4
"""Millimetres that a sign may stand off the edge it is set to."""
BLACK = {(0,), (0, 0, 0)}
RED = (0.901961, 0, 0)


def test_pages_are_a4_the_text_as_its_kind_appendices_on_their_side(printed: Printed) -> None:
	for page in printed.pages:
		landscape = any(page >= first for first in printed.appendices)
		assert printed.paper.size(page) == (LANDSCAPE if landscape else printed.expected.first_page)


def test_all_text_and_lines_stand_between_the_margins(printed: Printed) -> None:
	for page in printed.pages:
		_, height = printed.paper.size(page)
		shown = printed.paper.pdf.pages[page - 1]
		for thing in (*printed.paper.signs(page), *shown.lines, *shown.rects):
			if thing["bottom"] < TOP * MM:
				continue
			where = f"page {page}: {thing.get('text', 'a line')!r}"
			assert thing["x0"] >= (LEFT - ABOUT) * MM, where
			assert thing["x1"] <= (printed.right_edge(page) + ABOUT) * MM, where
			assert thing["top"] >= (TOP - ABOUT) * MM, where
			assert thing["bottom"] <= (height - BOTTOM + ABOUT) * MM, where


def test_pages_are_numbered_in_the_top_margin_from_the_second_of_each_part_on(printed: Printed) -> None:
	mark = [] if printed.sample.standing == Standing.ISSUED else ["DỰ THẢO"]
	for section in printed.sections:
		for number, page in enumerate(section, start=1):
			above = [line for line in printed.paper.lines(page) if line.bottom < TOP]
			wanted = [*mark, *([str(number)] if number > 1 else [])]
			assert " ".join(line.text for line in above).split() == " ".join(wanted).split(), f"page {page}"
			for line in above:
				if line.text == str(number):
					assert (line.size, line.bold, line.italic) == (14, False, False)
					middle = (LEFT + printed.right_edge(page)) / 2
					assert line.centre == pytest.approx(middle, abs=ABOUT), f"page {page}"


def test_each_attached_part_begins_on_a_page_of_its_own(printed: Printed) -> None:
	attached = len(printed.tree.find_class("appendix")) + len(printed.tree.find_class("plan"))
	assert len(printed.sections) == 1 + attached


def test_every_font_is_the_papers_own_and_embedded(printed: Printed) -> None:
	fonts = set(printed.paper.fonts())
	assert fonts
	assert all("Liberation-Serif" in font and embedded for font, embedded in fonts), fonts


def test_all_signs_are_black_but_the_stamp_of_urgency(printed: Printed) -> None:
	urgency = getattr(printed.sample, "urgency", "").upper()
	red = ""
	for page in printed.pages:
		for sign in printed.paper.signs(page):
			colour = tuple(round(part, 6) for part in sign["non_stroking_color"] or (0,))
			if colour == RED:
				red += sign["text"]
			else:
				assert colour in BLACK, (page, sign["text"], colour)
	assert red == "".join(urgency.split())


def test_no_sign_is_missing_and_none_was_added(printed: Printed) -> None:
	wanted, shown = printed.signs_wanted(), printed.signs_shown()
	assert +wanted
	assert not wanted - shown, f"missing: {dict(wanted - shown)}"
	assert not shown - wanted, f"too many: {dict(shown - wanted)}"


def test_no_sign_crosses_a_side_of_its_cell(printed: Printed) -> None:
	for page in printed.pages:
		sides = sorted(
			{(round(side["x0"], 1), side["top"], side["bottom"]) for side in printed.paper.sides(page)}
		)
		for sign in printed.paper.signs(page):
			middle = (sign["top"] + sign["bottom"]) / 2
			for x, top, bottom in sides:
				crosses = sign["x0"] + 0.3 < x < sign["x1"] - 0.3 and top <= middle <= bottom
				assert not crosses, f"page {page}: {sign['text']!r} at {sign['x0'] / MM:.0f} mm"


def test_a_table_that_goes_on_has_its_head_on_each_page(printed: Printed) -> None:
	for page in printed.pages:
		if printed.begins_in_table(page):
			assert printed.heads_on(page, HEAD_OF_TABLE), f"page {page}:\n{printed.paper.text(page)[:300]}"
