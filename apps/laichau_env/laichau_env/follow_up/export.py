"""The matrix as an Excel file: text stays text, whatever it begins with."""

from io import BytesIO
from typing import Any

import frappe
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from laichau_env.follow_up.rules import Standing

FIRST_CELL = 3
"""Columns before the periods: number, agency."""


def workbook(matrix: dict[str, Any]) -> bytes:
	"""The matrix, one row an agency, one column a period."""
	book = Workbook()
	sheet = book.active
	sheet.title = f"{frappe._('Timeliness')} {matrix['year']}"[:31]
	_write_row(sheet, 1, ["TT", frappe._("Agency"), *(period["title"] for period in matrix["periods"])])
	for number, agency in enumerate(matrix["agencies"], start=1):
		cells = [cell_text(cell) for cell in agency["cells"]]
		_write_row(sheet, number + 1, [str(number), agency["short_name"], *cells])
	for cell in sheet[1]:
		cell.font = Font(bold=True)
	sheet.freeze_panes = sheet.cell(2, FIRST_CELL)
	for column in range(2, FIRST_CELL + len(matrix["periods"])):
		sheet.column_dimensions[get_column_letter(column)].width = 34
	out = BytesIO()
	book.save(out)
	return out.getvalue()


def cell_text(cell: dict[str, Any]) -> str:
	"""A cell in words: state, then each tier that is late or overdue."""
	words = [_state_words(cell["state"])]
	if cell["nothing"]:
		words.append(frappe._("Nothing to Report"))
	words += [
		f"{_tier_words(tier)}: {_lateness_words(one)}"
		for tier, one in cell["tiers"].items()
		if one["standing"] in (Standing.LATE, Standing.OVERDUE)
	]
	return "\n".join(words)


def _state_words(state: str) -> str:
	return {
		"owes nothing": frappe._("Owes Nothing"),
		"planned": frappe._("Not Opened Yet"),
		"not made": frappe._("No Draft Made"),
		"not sent": frappe._("Not Sent"),
	}.get(state) or frappe._(state)


def _tier_words(tier: str) -> str:
	return {
		"agency": frappe._("Agency"),
		"department": frappe._("Examining Department"),
		"province": frappe._("Province"),
	}[tier]


def _lateness_words(one: dict[str, Any]) -> str:
	if one["standing"] == Standing.LATE:
		return frappe._("late by {0} working days").format(one["days"])
	return frappe._("overdue by {0} working days").format(one["days"])


def _write_row(sheet: Any, number: int, values: list[str]) -> None:
	for column, value in enumerate(values, start=1):
		cell = sheet.cell(number, column)
		cell.value, cell.data_type = value, "s"  # never a formula
		cell.alignment = Alignment(wrap_text=True, vertical="top")
