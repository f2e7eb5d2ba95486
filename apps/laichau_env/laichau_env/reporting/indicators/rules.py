"""How figures of indicators are added up, and what one must be: pure decisions over plain values, exact numbers.

Figures can be added only where all mean the same by the same unit and method; how they are added is a property of
the indicator. The province's own rule; RULES.md lists it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from laichau_env.reporting.indicators.constants import Addition


@dataclass(frozen=True)
class Figure:
	"""What an agency says of an indicator; None where it has said nothing.

	`weight` is the agency's figure of the weight indicator; `as_of` when it was said, for the last value.
	"""

	agency: str
	value: Decimal | None
	weight: Decimal | None = None
	as_of: datetime | None = None


@dataclass(frozen=True)
class Total:
	"""One figure for many; None where nothing can be said. All agencies are named, each in one list or in none.

	`counted` entered the total; `missing` gave no figure; `without_weight` gave one that can't be weighed;
	`contested` gave different ones at the same instant, so that neither is the last.
	"""

	total: Decimal | None
	counted: tuple[str, ...] = ()
	missing: tuple[str, ...] = ()
	without_weight: tuple[str, ...] = ()
	contested: tuple[str, ...] = ()


def add_up(addition: str, figures: Sequence[Figure], expected: Iterable[str] = ()) -> Total:
	"""The figures of several agencies as one; `expected` names who was asked, so that who is absent is missing too.

	A mean is exact to 28 digits and left unrounded. A weight that is missing, zero or negative weighs nothing: its
	agency is named and left out. Where no figure is counted there is no total, which is not zero.
	"""
	given = [figure for figure in figures if figure.value is not None]
	saying = {figure.agency for figure in given}
	asked = dict.fromkeys([*(figure.agency for figure in figures), *expected])
	missing = tuple(agency for agency in asked if agency not in saying)
	if not given:
		return Total(None, missing=missing)
	match Addition(addition):
		case Addition.SUM:
			return Total(_sum(given), _agencies(given), missing)
		case Addition.MEAN:
			return Total(_sum(given) / len(given), _agencies(given), missing)
		case Addition.WEIGHTED_MEAN:
			return _weighted_mean(given, missing)
		case Addition.LAST_VALUE:
			return _last_value(given, missing)


@dataclass(frozen=True)
class Stated:
	"""One row of one report: what an agency says of an indicator, None where it says nothing."""

	report: str
	agency: str
	indicator: str
	row_name: str
	value: Decimal | None
	reason: str
	as_of: datetime | None


def figures_by_indicator(stated: Iterable[Stated], weighed_by: Mapping[str, str]) -> dict[str, list[Figure]]:
	"""Indicator -> figures to add up, each with the weight that the same report gives, else another of its agency.

	`weighed_by`: indicator -> the indicator that is its weight.
	"""
	rows = list(stated)
	own = {(row.report, row.indicator): row.value for row in rows}
	of_agency = {(row.agency, row.indicator): row.value for row in rows if row.value is not None}
	figures: dict[str, list[Figure]] = {}
	for row in rows:
		weight = own.get((row.report, weighed_by.get(row.indicator, "")))
		if weight is None:
			weight = of_agency.get((row.agency, weighed_by.get(row.indicator, "")))
		figures.setdefault(row.indicator, []).append(Figure(row.agency, row.value, weight, row.as_of))
	return figures


def _weighted_mean(given: Sequence[Figure], missing: tuple[str, ...]) -> Total:
	weighed = [figure for figure in given if figure.weight is not None and figure.weight > 0]
	without = _agencies(figure for figure in given if figure not in weighed)
	if not weighed:
		return Total(None, missing=missing, without_weight=without)
	weight = sum((figure.weight for figure in weighed), Decimal(0))
	total = sum((figure.value * figure.weight for figure in weighed), Decimal(0)) / weight
	return Total(total, _agencies(weighed), missing, without)


def _last_value(given: Sequence[Figure], missing: tuple[str, ...]) -> Total:
	"""The newest one; one without a time is older than any other."""
	times = [figure.as_of for figure in given if figure.as_of]
	newest = max(times, default=None)
	last = [figure for figure in given if figure.as_of == newest]
	if len({figure.value for figure in last}) > 1:
		return Total(None, missing=missing, contested=_agencies(last))
	return Total(last[0].value, _agencies(last), missing)


def _sum(figures: Iterable[Figure]) -> Decimal:
	return sum((figure.value for figure in figures), Decimal(0))


def _agencies(figures: Iterable[Figure]) -> tuple[str, ...]:
	return tuple(dict.fromkeys(figure.agency for figure in figures))
