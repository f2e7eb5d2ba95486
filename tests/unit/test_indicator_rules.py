"""How figures of agencies become one, against tables made by hand and against fractions."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laichau_env.reporting.indicators.constants import Addition
from laichau_env.reporting.indicators.rules import Figure, Stated, Total, add_up, figures_by_indicator

D = Decimal
EARLY, LATE = datetime(2026, 12, 15, 8), datetime(2026, 12, 16, 8)
ADDITIONS = tuple(Addition)
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


def given_by(*figures: tuple) -> list[Figure]:
	"""Figures of agencies A, B, C ... from (value, weight, as_of) or a value alone."""
	made = []
	for letter, figure in zip("ABCDEF", figures, strict=False):
		value, weight, as_of = (*figure, None, None)[:3]
		made.append(
			Figure(letter, None if value is None else D(value), None if weight is None else D(weight), as_of)
		)
	return made


TABLE = (
	("sum", Addition.SUM, [("1.5",), ("2",)], Total(D("3.5"), ("A", "B"))),
	("sum of a zero", Addition.SUM, [("0",)], Total(D(0), ("A",))),
	("an empty figure is not 0", Addition.SUM, [("5",), (None,)], Total(D(5), ("A",), ("B",))),
	("nobody said anything", Addition.SUM, [(None,), (None,)], Total(None, (), ("A", "B"))),
	("decimals are exact", Addition.SUM, [("0.1",), ("0.2",)], Total(D("0.3"), ("A", "B"))),
	("mean", Addition.MEAN, [("80",), ("85",), (None,)], Total(D("82.5"), ("A", "B"), ("C",))),
	("weighted", Addition.WEIGHTED_MEAN, [("80", "1"), ("90", "3")], Total(D("87.5"), ("A", "B"))),
	("weight missing", Addition.WEIGHTED_MEAN, [("80", "2"), ("90", None)], Total(D(80), ("A",), (), ("B",))),
	("weight zero", Addition.WEIGHTED_MEAN, [("80", "2"), ("90", "0")], Total(D(80), ("A",), (), ("B",))),
	("weight negative", Addition.WEIGHTED_MEAN, [("80", "2"), ("90", "-2")], Total(D(80), ("A",), (), ("B",))),
	("no weight at all", Addition.WEIGHTED_MEAN, [("80", None), ("90", "0")], Total(None, (), (), ("A", "B"))),
	("weight without figure", Addition.WEIGHTED_MEAN, [(None, "5"), ("9", "1")], Total(D(9), ("B",), ("A",))),
	("last", Addition.LAST_VALUE, [("42", None, EARLY), ("43", None, LATE)], Total(D(43), ("B",))),
	("last is empty", Addition.LAST_VALUE, [("42", None, EARLY), (None, None, LATE)], Total(D(42), ("A",), ("B",))),
	("last without time", Addition.LAST_VALUE, [("42", None, EARLY), ("43", None, None)], Total(D(42), ("A",))),
	("two last ones agree", Addition.LAST_VALUE, [("42", None, LATE), ("42", None, LATE)], Total(D(42), ("A", "B"))),
	("two last ones differ", Addition.LAST_VALUE, [("42", None, LATE), ("43", None, LATE)],
		Total(None, (), (), (), ("A", "B"))),
	("a single one without time", Addition.LAST_VALUE, [("42",)], Total(D(42), ("A",))),
)  # fmt: skip


@pytest.mark.parametrize(
	("addition", "figures", "total"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_figures_become_one(addition: str, figures: list[tuple], total: Total) -> None:
	assert add_up(addition, given_by(*figures)) == total


@pytest.mark.parametrize("addition", ADDITIONS)
def test_who_was_asked_and_has_no_report_is_missing(addition: str) -> None:
	total = add_up(addition, given_by(("5", "1", EARLY)), expected=("A", "Z", "Y"))
	assert (total.total, total.counted, total.missing) == (5, ("A",), ("Z", "Y"))
	assert add_up(addition, [], expected=("Z",)) == Total(None, missing=("Z",))


FIGURES = st.lists(
	st.builds(
		Figure,
		agency=st.sampled_from("ABCDEFGH"),
		value=st.none() | NUMBERS,
		weight=st.none() | st.decimals(min_value=-5, max_value=10**6, places=3),
		as_of=st.none() | st.datetimes(),
	),
	max_size=8,
	unique_by=lambda figure: figure.agency,
)


@given(st.sampled_from(ADDITIONS), FIGURES, st.randoms())
def test_the_order_of_agencies_counts_for_nothing(
	addition: str, figures: list[Figure], chance: object
) -> None:
	total = add_up(addition, figures)
	chance.shuffle(figures)
	other = add_up(addition, figures)
	assert (total.total is None) == (other.total is None)
	assert total.total is None or abs(total.total - other.total) < D("1e-12")
	for name in ("counted", "missing", "without_weight", "contested"):
		assert set(getattr(total, name)) == set(getattr(other, name))


@given(st.sampled_from(ADDITIONS), FIGURES)
def test_every_agency_without_a_figure_is_named_and_no_agency_twice(
	addition: str, figures: list[Figure]
) -> None:
	total = add_up(addition, figures)
	assert set(total.missing) == {figure.agency for figure in figures if figure.value is None}
	named = [*total.counted, *total.missing, *total.without_weight, *total.contested]
	assert len(named) == len(set(named))
	if addition in (Addition.SUM, Addition.MEAN, Addition.WEIGHTED_MEAN):
		assert set(named) == {figure.agency for figure in figures}


@given(FIGURES)
def test_totals_equal_fractions(figures: list[Figure]) -> None:
	said = [Fraction(figure.value) for figure in figures if figure.value is not None]
	weighed = [
		(Fraction(figure.value), Fraction(figure.weight))
		for figure in figures
		if figure.value is not None and figure.weight is not None and figure.weight > 0
	]
	near(add_up(Addition.SUM, figures), sum(said) if said else None)
	near(add_up(Addition.MEAN, figures), sum(said) / len(said) if said else None)
	weight = sum(weight for _, weight in weighed)
	near(
		add_up(Addition.WEIGHTED_MEAN, figures),
		sum(value * weight for value, weight in weighed) / weight if weighed else None,
	)


def near(total: Total, expected: Fraction | None) -> None:
	"""Equal but for the last of 28 digits."""
	if expected is None:
		assert total.total is None
	else:
		assert abs(Fraction(total.total) - expected) < Fraction(1, 10**12)


def stated(agency: str, indicator: str, value: str | None, report: str = "") -> Stated:
	"""A row of the agency's report."""
	number = None if value is None else D(value)
	return Stated(report or f"BC-{agency}", agency, indicator, f"{agency}-{indicator}", number, "", EARLY)


def test_each_figure_brings_the_weight_that_its_own_report_gives() -> None:
	rows = [
		stated("A", "RATE", "80"), stated("A", "TONS", "1"),
		stated("B", "RATE", "90"), stated("B", "TONS", None), stated("B", "TONS", "3", "BC-B-2"),
		stated("C", "RATE", "50"),
	]  # fmt: skip
	figures = figures_by_indicator(rows, {"RATE": "TONS", "TONS": ""})
	assert [(one.agency, one.weight) for one in figures["RATE"]] == [("A", 1), ("B", 3), ("C", None)]
	total = add_up(Addition.WEIGHTED_MEAN, figures["RATE"])
	assert (total.total, total.without_weight) == (D("87.5"), ("C",))
	assert [one.weight for one in figures["TONS"]] == [None, None, None]
