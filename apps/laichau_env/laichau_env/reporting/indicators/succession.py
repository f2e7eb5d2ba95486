"""Figures when agencies merge, split or are renamed: what a successor's are compared with, what it goes on from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common.numbers import read_number, rounded, write_number
from laichau_env.organization.changes.queries import predecessors_of, successions
from laichau_env.reporting.indicators import queries
from laichau_env.reporting.indicators.queries import IndicatorRow, Key, TakingOver
from laichau_env.reporting.indicators.rules import Figure, add_up


def last_known(
	period: Document,
	agencies: Sequence[str],
	known: Mapping[str, IndicatorRow],
	taking_over: TakingOver,
) -> dict[Key, Decimal]:
	"""The last approved figures of agencies; one that has none goes on from those that it alone took over, added up.

	One query and two where no agency took over from another, else five.
	"""
	before = getdate(period.data_to)
	last = queries.last_approved(period.kind, before, agencies)
	if not predecessors_of(agencies):
		return last
	takers: dict[str, list[str]] = {ended: list(new) for ended, new in taking_over.items()}
	for one in successions():
		takers.setdefault(one.ended, []).append(one.successor)
	ended = {agency: [old for old, new in takers.items() if new == [agency]] for agency in agencies}
	earlier = queries.last_approved(
		period.kind, before, {old for olds in ended.values() for old in olds} or {""}
	)
	for agency, olds in ended.items():
		for code, indicator in known.items():
			if (agency, code) not in last and olds:
				figure = _joined(indicator, [Figure(old, earlier.get((old, code))) for old in olds])
				if figure is not None:
					last[agency, code] = figure
	return last


def join_rows(report: Document, old: Sequence[Document], names: Mapping[str, str], with_sums: bool) -> None:
	"""Give the draft of a successor the figures of the unsent reports that it goes on with.

	One report: its figures and reasons. Several: added up as the indicator says where each has one; else what each
	said stands in the reason, for the officer to settle. Sums go to one successor only (`with_sums`), so that
	nothing counts twice. One query.
	"""
	if not report.indicator_values:
		return
	known = queries.indicators()
	rows = {(one.agency, row.indicator): row for one in old for row in one.indicator_values}
	for row in report.indicator_values:
		indicator = known[row.indicator]
		parts = {one.agency: rows.get((one.agency, row.indicator)) for one in old}
		if any(parts.values()) and (with_sums or indicator.addition != "Sum"):
			weights = {one.agency: rows.get((one.agency, indicator.weight_indicator)) for one in old}
			row.update(_joined_row(indicator, parts, weights, names))


def _joined_row(
	indicator: IndicatorRow,
	parts: Mapping[str, Any],
	weights: Mapping[str, Any],
	names: Mapping[str, str],
) -> dict[str, str]:
	said = {agency: row for agency, row in parts.items() if row}
	if len(parts) == 1:
		row = next(iter(said.values()))
		return {"value_text": row.value_text or "", "reason": row.reason or "", "taken_from": ""}
	figures = [Figure(agency, _number(row), _number(weights.get(agency))) for agency, row in parts.items()]
	total = _joined(indicator, figures)
	told = [
		f"{names[agency]}: {' – '.join(filter(None, (row.value_text, row.reason)))}"
		for agency, row in said.items()
		if row.value_text or row.reason
	]
	return {
		"value_text": "" if total is None else write_number(total),
		"reason": "\n".join(told),
		"taken_from": "",
	}


def _joined(indicator: IndicatorRow, figures: Sequence[Figure]) -> Decimal | None:
	"""The figure of several agencies as one; None unless each of them counts in it."""
	total = add_up(indicator.addition, figures)
	whole = total.total is not None and len(total.counted) == len(figures)
	return rounded(total.total, indicator.decimals) if whole else None


def _number(row: Any) -> Decimal | None:
	return read_number(row.value_text) if row else None
