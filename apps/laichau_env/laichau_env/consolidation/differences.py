"""What a rebuild changed in the figures. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Totals = Mapping[str, Mapping[str, Any]]
"""Row (a task, an indicator) -> figure -> value."""


@dataclass(frozen=True)
class Difference:
	"""One figure of one row, before and after; None where the row was or is not there."""

	row: str
	figure: str
	before: Any
	after: Any


def differences(before: Totals, after: Totals) -> list[Difference]:
	"""Figures that differ, in the order of the rows as they are now, those that are gone last."""
	found = []
	for row in {**after, **before}:
		old, new = before.get(row, {}), after.get(row, {})
		found += [
			Difference(row, figure, old.get(figure), new.get(figure))
			for figure in {**new, **old}
			if old.get(figure) != new.get(figure)
		]
	return found
