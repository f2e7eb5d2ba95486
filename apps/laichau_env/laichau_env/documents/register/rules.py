"""How papers are numbered. Pure.

Source: Decree 30/2020/NĐ-CP article 15 and Appendix I, II.3: numbers run from 01 on 1 January to 31 December,
are unique with their symbol in the year, in one series a kind or in one for all, as the head of the agency says.
"""

from collections.abc import Collection
from datetime import date

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.vietnamese import document_number

OFFICIAL_LETTER = "CV"
"""Stands for công văn in the register; in the printed symbol it has no abbreviation (Appendix III)."""
ALL_KINDS = ""


def series_name(agency: str, year: int, paper_kind: str) -> str:
	"""Name of a series; that of all kinds has no kind in it."""
	return "-".join(filter(None, (agency, str(year), paper_kind)))


def document_name(series: str, number: int) -> str:
	"""Name of a paper in the register."""
	return f"{series}-{number:04d}"


def series_refusal(paper_kind: str, others: Collection[str]) -> Refusal | None:
	"""Why an agency may not begin a series beside the `others` of the same year."""
	if others and (paper_kind == ALL_KINDS or ALL_KINDS in others):
		return errors.SeriesMixed(there=", ".join(kind or "mọi loại" for kind in sorted(others)))
	return None


def number_refusal(series: str, wanted: int | None, last: int) -> Refusal | None:
	"""A number that was given on paper must come after the last one, so that none is given twice."""
	if wanted is not None and wanted <= last:
		return errors.NumberBehind(number=wanted, last=last, series=series, following=last + 1)
	return None


def start_refusal(
	series: str, year: int, number: int, day: date, last: int, last_date: date | None, today: date
) -> Refusal | None:
	"""Why a series may not go on after `number`, which was used on paper on `day`."""
	if number < 1:
		return errors.StartUnfit(why="số đã dùng phải từ 1 trở lên")
	if day.year != year or day > today:
		return errors.StartUnfit(why=f"ngày của số đó phải trong năm {year} và không sau hôm nay")
	if number <= last:
		return errors.StartBehind(series=series, last=last)
	return date_refusal(day, last_date)


def date_refusal(day: date, last_date: date | None) -> Refusal | None:
	"""Numbers and days run in the same order."""
	if last_date and day < last_date:
		return errors.DateBehind(day=f"{day:%d/%m/%Y}", last=f"{last_date:%d/%m/%Y}")
	return None


def symbol_of(paper_kind: str, agency_symbol: str, unit: str = "") -> str:
	"""What stands after the number: "BC-UBND"; of an official letter agency and drafting unit, "UBND-VX"."""
	if paper_kind == OFFICIAL_LETTER:
		return "-".join(filter(None, (agency_symbol, unit)))
	return f"{paper_kind}-{agency_symbol}"


def notation(number: int, symbol: str) -> str:
	"""Number and symbol as printed, e.g. "05/BC-UBND"."""
	return f"{document_number(number)}/{symbol}"
