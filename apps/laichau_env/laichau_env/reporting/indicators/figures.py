"""What one figure must be: a number within its limits, a jump explained, an empty one accounted for. Pure.

The province's own rules; RULES.md lists them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.numbers import NumberUnclear, decimals_of, read_number, rounded, write_number

FIGURE, REASON = "Số liệu", "Lý do"
"""Labels of the fields as the form shows them; a test compares them with the translations."""
LEAST_REASON = 10
"""Characters that a reason must have."""
FULL = Decimal(100)


@dataclass(frozen=True)
class Limits:
	"""What a figure of an indicator may be; None = no limit. `jump` in percent, 0 = any change is taken as it is."""

	minimum: Decimal | None = None
	maximum: Decimal | None = None
	jump: Decimal = Decimal(0)


@dataclass(frozen=True)
class Entry:
	"""One row as it was typed: its number in the table, the indicator, figure, reason, and the last approved figure."""

	row: int
	indicator: str
	text: str
	reason: str
	decimals: int
	previous: Decimal | None = None
	limits: Limits = Limits()


def figure_refusal(entry: Entry) -> Refusal | None:
	"""A figure must be a number, with no more decimals than its indicator has, within the limits."""
	try:
		value = read_number(entry.text)
	except NumberUnclear as unclear:
		return _unfit(entry, unclear.advice)
	if value is None:
		return None
	if decimals_of(value) > entry.decimals:
		return _unfit(entry, _too_fine(entry))
	low, high = entry.limits.minimum, entry.limits.maximum
	if low is not None and value < low:
		return _unfit(entry, f"Không được nhỏ hơn {write_number(low)}.")
	if high is not None and value > high:
		return _unfit(entry, f"Không được lớn hơn {write_number(high)}.")
	return None


def jump_of(value: Decimal | None, previous: Decimal | None, limits: Limits) -> Decimal | None:
	"""By how many percent a figure differs from the last approved one, where that wants a reason; else None.

	From 0 every change is beyond measure: infinite.
	"""
	if value is None or previous is None or not limits.jump or value == previous:
		return None
	if not previous:
		return Decimal("Infinity")
	percent = abs(value - previous) / abs(previous) * FULL
	return percent if percent > limits.jump else None


def jump_in_words(jump: Decimal, previous: Decimal) -> str:
	"""E.g. "chênh 62,5% so với số duyệt gần nhất (40)"."""
	by = f"chênh {write_number(rounded(jump, 1))}% so với" if jump.is_finite() else "khác"
	return f"{by} số duyệt gần nhất ({write_number(previous)})"


def completeness_refusal(entries: Sequence[Entry]) -> Refusal | None:
	"""Before signature each indicator has its figure, or the reason why there is none, and each jump has its reason."""
	for entry in entries:
		refusal = figure_refusal(entry)
		if refusal:
			return refusal
	empty = [entry for entry in entries if not entry.text.strip() and not is_explained(entry)]
	if empty:
		return errors.FigureMissing(
			count=len(empty),
			indicator=empty[0].indicator,
			row=empty[0].row,
			field=FIGURE,
			other=REASON,
			least=LEAST_REASON,
		)
	return next((refusal for refusal in map(_jump_refusal, entries) if refusal), None)


def is_explained(entry: Entry) -> bool:
	"""Whether the row says why its figure jumps, or is missing."""
	return len(entry.reason.strip()) >= LEAST_REASON


def _jump_refusal(entry: Entry) -> Refusal | None:
	value = read_number(entry.text)
	jump = jump_of(value, entry.previous, entry.limits)
	if jump is None or is_explained(entry):
		return None
	return errors.FigureJumps(
		indicator=entry.indicator,
		row=entry.row,
		value=write_number(value),
		change=jump_in_words(jump, entry.previous),
		field=REASON,
		least=LEAST_REASON,
	)


def _too_fine(entry: Entry) -> str:
	if not entry.decimals:
		return "Chỉ nhập số nguyên; hàng nghìn cách bằng dấu chấm, ví dụ: 1.234."
	return f"Nhiều nhất {entry.decimals} chữ số sau dấu phẩy; hàng nghìn cách bằng dấu chấm, ví dụ: 1.234,5."


def _unfit(entry: Entry, advice: str) -> Refusal:
	return errors.FigureUnfit(
		indicator=entry.indicator, row=entry.row, field=FIGURE, value=entry.text.strip(), advice=advice
	)
