"""The parts of every kind of paper: size, weight, slope, place, drawn lines, the end, the block of the signature.

By Decree 30/2020/NĐ-CP, Appendix I, part I, section II and V; which kind has which parts: prints/expected.py.
"""

import pytest
from prints.expected import LEFT
from prints.measure import Rule, TextLine
from prints.printed import Printed, squeezed

ABOUT = 0.4
SAME_LINE = 1.5
"""Millimetres by which two sizes of text that stand level differ."""
ROOM = (20, 35)
"""Millimetres between title and name of the signatory, for the signature and the seal."""
SHARE = (1 / 3 - 0.01, 1 / 2 + 0.01)
"""Of the line of text, the length of the line drawn under it."""


def test_each_part_is_there_in_its_size_weight_and_slope(printed: Printed) -> None:
	for part, place in printed.parts.items():
		for line in printed.lines_of(part):
			looks = (line.size, line.bold, line.italic)
			assert looks == (place.size, place.bold, place.italic), (part, line)


def test_register_has_neither_country_nor_signature_but_a_cover(printed: Printed) -> None:
	if printed.expected.head:
		assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed.paper.text(1)
		return
	flow = printed.paper.flow()
	assert "CỘNG HÒA" not in flow and "Nơi nhận:" not in flow and "./." not in flow
	cover = [line for line in printed.paper.lines(1) if line.text.startswith("SỔ ")]
	assert [(line.size, line.bold) for line in cover] == [(22, True)]
	for words in ("Năm: 2026", "Từ ngày", "Từ số", "Quyển số:"):
		assert words in printed.paper.text(1)


def test_head_stands_level_and_centred_on_both_sides(printed: Printed) -> None:
	if not printed.expected.head:
		return
	heading = (*_lines(printed, "governing body"), *_lines(printed, "issuing body"))
	(country,), (motto,), (place,) = (
		printed.lines_of(name) for name in ("country", "motto", "place and date")
	)
	assert heading[0].bottom == pytest.approx(country.bottom, abs=SAME_LINE)
	for line in (motto, place):
		assert line.centre == pytest.approx(country.centre, abs=ABOUT)
	for line in heading:
		assert line.centre == pytest.approx(heading[0].centre, abs=ABOUT)
	if printed.expected.numbered:
		(number,) = printed.lines_of("number")
		assert number.bottom == pytest.approx(place.bottom, abs=SAME_LINE)
		assert number.centre == pytest.approx(heading[0].centre, abs=ABOUT)


def test_lines_under_agency_and_motto_are_as_long_as_the_decree_says(printed: Printed) -> None:
	if not printed.expected.head:
		return
	motto = printed.lines_of("motto")[0]
	assert _rule_under(printed, motto).length == pytest.approx(motto.right - motto.left, abs=ABOUT)
	for part in ("issuing body", "excerpt"):
		if part in printed.parts:
			line = printed.lines_of(part)[-1]
			rule = _rule_under(printed, line)
			assert SHARE[0] <= rule.length / (line.right - line.left) <= SHARE[1], part


def test_appendix_has_label_title_note_and_line(printed: Printed) -> None:
	labels = []
	for first in printed.appendices:
		label, *titles = printed.body(first)
		note = next(number for number, line in enumerate(titles) if line.text.startswith("(Kèm theo"))
		labels.append(label.text)
		assert titles[:note], "an appendix has a title"
		for line in titles[:note]:
			assert (line.text, line.size, line.bold) == (line.text.upper(), 14, True)
		notes = titles[note : note + 1 + (")" not in titles[note].text)]
		for line in notes:
			assert (line.size, line.bold, line.italic) == (13, False, True)
		middle = (LEFT + printed.right_edge(first)) / 2
		for line in (label, *titles[:note], *notes):
			assert line.centre == pytest.approx(middle, abs=ABOUT)
		rule = _rule_under(printed, notes[-1], within=200)
		widest = max(line.right - line.left for line in notes)
		assert SHARE[0] <= rule.length / widest <= SHARE[1] + 0.03
	several = ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V"]
	assert labels == (several[: len(labels)] if len(labels) > 1 else ["Phụ lục"] * len(labels))


def test_one_addressee_on_the_line_several_under_the_colon(printed: Printed) -> None:
	names = printed.sample.addressees
	lines = [line for line in printed.paper.lines(1) if line.text.startswith("Kính gửi")]
	assert len(lines) == bool(names)
	if len(names) < 2:
		return
	assert lines[0].text == "Kính gửi:"
	dashes = [line for line in printed.paper.lines(1) if line.text.startswith("- ") and 14 in line.sizes]
	assert len(dashes) == len(names)
	signs = [sign for sign in printed.paper.signs(1) if sign["text"] == ":"]
	colon = next(sign for sign in signs if sign["top"] >= lines[0].top * 72 / 25.4 - 1)
	for line in dashes:
		assert line.left == pytest.approx(colon["x0"] * 25.4 / 72, abs=ABOUT)
		assert (line.size, line.bold, line.italic) == (14, False, False)
	text = squeezed(printed.paper.text(1))
	for name, mark in zip(names, [*";" * (len(names) - 1), "."], strict=True):
		assert squeezed(f"- {name}{mark}") in text


def test_signature_is_whole_with_room_and_never_alone(printed: Printed) -> None:
	if not printed.expected.signed:
		return
	page, authority = printed.signed_on, printed.lines_of("authority")
	block = authority + _lines(printed, "name")
	for line in block:
		assert line.centre == pytest.approx(block[0].centre, abs=ABOUT)
	if "name" in printed.parts:
		assert ROOM[0] <= block[-1].top - authority[-1].bottom <= ROOM[1]
	if "recipients" in printed.parts:
		heading = printed.lines_of("recipients, heading")[0]
		assert heading.top == pytest.approx(block[0].top, abs=SAME_LINE)
		assert [line.page for line in printed.lines_of("recipients")] == [page] * len(
			printed.sample.recipients
		)
	above = [line for line in printed.body(page) if line.bottom < block[0].top]
	assert above, f"page {page} has nothing over the signature"


def test_text_ends_with_the_sign_of_the_end(printed: Printed) -> None:
	if not printed.expected.ends:
		return
	page, top = printed.signed_on, printed.lines_of("authority")[0].top - 1
	above = "\n".join(line.text for line in printed.body(page) if line.bottom < top)
	before = "\n".join(printed.paper.text(number) for number in range(1, page))
	text, _, after = f"{before}\n{above}".rpartition("./.")
	assert text, "no ./."
	assert not after.strip() or (
		printed.expected.after_end and after.strip().startswith(printed.expected.after_end)
	)
	assert "./." not in text


def test_each_appendix_ends_with_the_sign_of_the_end(printed: Printed) -> None:
	for section in printed.sections[1:]:
		last = printed.body(section[-1])[-1].text
		in_table = section[0] in printed.appendices and not printed.expected.appendices_end
		assert last.endswith("./.") != in_table, last


def _lines(printed: Printed, part: str) -> list[TextLine]:
	return printed.lines_of(part) if part in printed.parts else []


def _rule_under(printed: Printed, line: TextLine, within: float = 1) -> Rule:
	"""The one line drawn under a line of text, centred to it."""
	found = [
		rule
		for rule in printed.paper.rules(line.page)
		if 0 < rule.top - line.bottom < 3
		and line.left - within <= rule.left
		and rule.right <= line.right + within
	]
	assert len(found) == 1, f"{line.text}: {found}"
	assert found[0].centre == pytest.approx(line.centre, abs=ABOUT)
	return found[0]
