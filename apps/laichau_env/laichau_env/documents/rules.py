"""How papers are numbered, headed and counted. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from laichau_env.approval.transitions import State
from laichau_env.common.vietnamese import balanced_lines, decimal
from laichau_env.documents.constants import HEADING_WIDTH, AgencyType, Standing
from laichau_env.documents.papers.decision import Paragraph, Rank
from laichau_env.documents.papers.frame import Heading
from laichau_env.documents.papers.progress_report import Counts, Funds

ARTICLE = re.compile(r"(Điều \d+\.)\s+(.*)", re.DOTALL)
SECTION = re.compile(r"[IVX]+\.\s")
ITEM = re.compile(r"\d+\.\s")
PLACE_WORDS = ("tỉnh", "xã", "phường")
LEAD = "Lead"
COMPLETE = 100
PROVINCE_HEADS = "Chủ tịch, các PCT. UBND tỉnh"
USUAL_BLOCK = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
"""Over the name of the signatory of a People's Committee where its officials say nothing else."""


class Line(Protocol):
	"""The figures of a report line that are counted."""

	role: str
	percent: float | None
	pace: str | None
	funds_planned: float | None
	funds_disbursed: float | None


def standing_of(state: str, issued: Collection[str]) -> Standing:
	"""What the paper of a record in `state` is worth; `issued` are the states in which it counts."""
	if state == State.REVOKED:
		return Standing.WITHDRAWN
	return Standing.ISSUED if state in issued else Standing.DRAFT


def heading_of(agency_type: str, agency: str, governing: str) -> Heading:
	"""The head by kind of agency (Decree 30/2020 Appendix I, II.2).

	People's Committees and the Front name themselves over their place, bold, without anyone above; others
	stand under the body that governs them, whose place they name by its kind only ("Thanh tra tỉnh").
	"""
	if agency_type in (AgencyType.PROVINCE, AgencyType.COMMUNE, AgencyType.FRONT):
		body, place = split_place(agency)
		return Heading((), capitals(body) + capitals(place))
	body, place = split_place(agency)
	if place and split_place(governing)[1] == place:
		agency = f"{body} {place.split()[0]}"
	return Heading(capitals(governing), capitals(agency))


def recipients_of_report(
	agency_type: str, agency: str, records_symbol: str, *, to_province: bool
) -> tuple[str, ...]:
	"""Lines of "Nơi nhận" of an agency's report: above, beside, the archive (Decree 30/2020 Appendix I, II.9)."""
	above = () if to_province else ("UBND tỉnh (báo cáo)",)
	unit = split_place(agency)[1].partition(" ")[0]
	beside = {
		AgencyType.COMMUNE: (f"Thường trực Đảng ủy, HĐND {unit}", f"Chủ tịch, các PCT. UBND {unit}"),
		AgencyType.FRONT: ("Thường trực Ủy ban MTTQ Việt Nam tỉnh",),
		AgencyType.DEPARTMENT: ("Ban Giám đốc Sở" if agency.startswith("Sở ") else f"Lãnh đạo {agency}",),
	}.get(agency_type, ())
	return ("Như trên", *above, *beside, archive_line(records_symbol))


def recipients_of_province(examiner: str, records_symbol: str) -> tuple[str, ...]:
	"""Lines of "Nơi nhận" of the province's report; `examiner` is the department that drafts it."""
	above = ("Thường trực Tỉnh ủy (báo cáo)", "Thường trực HĐND tỉnh (báo cáo)", PROVINCE_HEADS)
	return ("Như trên", *above, *filter(None, (examiner,)), archive_line(records_symbol))


def archive_line(records_symbol: str) -> str:
	"""The last line: the clerk's office, and the unit that drafted."""
	return ", ".join(filter(None, ("Lưu: VT", records_symbol)))


def split_place(name: str) -> tuple[str, str]:
	""" "Ủy ban nhân dân xã Bum Tở" is ("Ủy ban nhân dân", "xã Bum Tở"); no place where none is named."""
	words = name.split()
	for position, word in enumerate(words):
		if position and word in PLACE_WORDS and position + 1 < len(words):
			return " ".join(words[:position]), " ".join(words[position:])
	return name, ""


def capitals(text: str) -> tuple[str, ...]:
	"""`text` in capitals on balanced lines of the head."""
	return balanced_lines(text.upper(), HEADING_WIDTH)


def count(lines: Iterable[Line]) -> Counts:
	"""Tasks by role, and led tasks by standing and pace."""
	figures = dict.fromkeys(("lead", "coordinate", "completed", "ahead", "on_track", "behind", "unstated"), 0)
	by_pace = {"Ahead": "ahead", "On Track": "on_track", "Behind": "behind"}
	for line in lines:
		if line.role != LEAD:
			figures["coordinate"] += 1
			continue
		figures["lead"] += 1
		if (line.percent or 0) >= COMPLETE:
			figures["completed"] += 1
		else:
			figures[by_pace.get(line.pace or "", "unstated")] += 1
	return Counts(**figures)


def funds_of(lines: Sequence[Line]) -> Funds:
	"""Sums over all lines; a sum of nothing is no figure, and there is no rate without a plan."""
	planned = sum(line.funds_planned or 0 for line in lines)
	disbursed = sum(line.funds_disbursed or 0 for line in lines)
	return Funds(
		planned=figure(planned),
		disbursed=figure(disbursed),
		rate=rate_of(planned, disbursed),
	)


def rate_of(planned: float, disbursed: float) -> str:
	"""Money spent of money planned, in percent: 0 where nothing is spent yet, nothing where none was planned."""
	return decimal(100 * disbursed / planned, 1) if planned else ""


def figure(value: float | None) -> str:
	"""A figure written out; nothing where it is absent (the framework stores an absent figure as 0)."""
	return decimal(value) if value else ""


def percent_of(line: Line, *, reported: bool) -> str:
	"""A percentage is a figure, 0 included, once the line says something; coordinators give none."""
	if line.role != LEAD or not (line.percent or reported):
		return ""
	return decimal(line.percent or 0, 1)


def section_path(section: str, parents: Mapping[str, str]) -> tuple[str, ...]:
	"""`section` and the sections above it, widest first."""
	path: list[str] = []
	while section and section not in path:
		path.insert(0, section)
		section = parents.get(section, "")
	return tuple(path)


def new_headings(path: Sequence[str], previous: Sequence[str]) -> tuple[str, ...]:
	"""What of `path` must be printed after a row that stood under `previous`."""
	shared = 0
	while shared < min(len(path), len(previous)) and path[shared] == previous[shared]:
		shared += 1
	return tuple(path[shared:])


def in_sentence(text: str) -> str:
	"""An excerpt as it stands inside a sentence: small first letter, no full stop."""
	text = text.strip().rstrip(".")
	starts_with_word = len(text) > 1 and text[1].islower()
	return text[0].lower() + text[1:] if starts_with_word else text


def body_in_sentence(text: str, names: Iterable[str]) -> str:
	"""A body that is stored in the capitals of its letterhead, as a sentence writes it; `names` are known ones."""
	if not text.isupper():
		return text
	small = text.lower()
	for name in names:
		small = small.replace(name.lower(), name)
	return small[0].upper() + small[1:]


def ranked(texts: Sequence[str]) -> tuple[Paragraph, ...]:
	"""Paragraphs of a decision or plan with their ranks (Decree 30/2020 Appendix I, II.6).

	"I. MỤC ĐÍCH" heads a section; "2. Sở Tài chính", without a full stop, heads what follows; "Điều 1." is a
	label in bold.
	"""
	return tuple(_ranked(text) for text in texts)


def _ranked(text: str) -> Paragraph:
	article = ARTICLE.fullmatch(text)
	if article:
		return Paragraph(article.group(2), label=article.group(1))
	if SECTION.match(text) and text.isupper():
		return Paragraph(text, Rank.SECTION)
	if ITEM.match(text) and text[-1] not in ".;:":
		return Paragraph(text, Rank.ITEM)
	return Paragraph(text)


def without_province_name(body: str) -> str:
	"""A body as a note of attachment names it: "Chủ tịch Ủy ban nhân dân tỉnh", the province being said above."""
	words, place = split_place(body)
	return f"{words} {place.split()[0]}" if place.startswith("tỉnh") else body
