"""Figures of agencies that the upper tier corrects in its own report. Pure.

The agency's report stays as it is; the original, the reason and who corrected it stay beside the figure that counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.numbers import NumberUnclear, read_number, write_number
from laichau_env.common.vietnamese import short_date
from laichau_env.consolidation.constants import OPPOSED, Figure
from laichau_env.consolidation.rules import COMPLETE, Corrected, Line
from laichau_env.reporting.constants import MOST_FUNDS
from laichau_env.reporting.indicators.figures import Entry, Limits, figure_refusal

LEAST_REASON = 10
"""Characters that the reason of a correction must have."""
LABELS = {
	Figure.PERCENT: "Phần trăm hoàn thành",
	Figure.COMPLETED_ON: "Ngày hoàn thành",
	Figure.FUNDS_PLANNED: "Kinh phí kế hoạch",
	Figure.FUNDS_DISBURSED: "Kinh phí giải ngân",
	Figure.INDICATOR: "Giá trị chỉ tiêu",
}
Key = tuple[str, str, str, Figure]
"""Agency, task, indicator, figure: by which a correction is found."""


class NotAFigure(ValueError):
	"""What was typed is no figure of the kind."""


@dataclass(frozen=True)
class Correction:
	"""One correction, as the record keeps it; `original` and `corrected` are written out."""

	agency: str
	figure: Figure
	original: str
	corrected: str
	reason: str
	plan_task: str = ""
	indicator: str = ""
	by: str = ""
	by_name: str = ""
	on: datetime | None = None

	@property
	def key(self) -> Key:
		"""By which it is found."""
		return (self.agency, self.plan_task, self.indicator, self.figure)

	@property
	def used(self) -> Corrected:
		"""As it is added up."""
		return Corrected(
			self.agency, self.figure, stored(self.figure, self.corrected), self.plan_task, self.indicator
		)


@dataclass(frozen=True)
class HeldTo:
	"""What a corrected figure must keep to: the part of its line, the last possible day, the indicator's own rules."""

	is_lead: bool = True
	latest: date = date.max
	decimals: int = 0
	limits: Limits = field(default_factory=Limits)


def read(figure: Figure, typed: str) -> str:
	"""What a person typed, as it is kept and printed: "12,5", "14/9/2026". Raises NotAFigure."""
	if figure is Figure.COMPLETED_ON:
		return short_date(_day(typed.strip()))
	try:
		value = read_number(typed)
	except NumberUnclear as unclear:
		raise NotAFigure(_in_sentence(unclear.advice)) from None
	if value is None:
		raise NotAFigure("cần một số, ví dụ 12,5")
	if value < 0 and figure is not Figure.INDICATOR:
		raise NotAFigure("không nhận số âm")
	if figure is Figure.PERCENT and value > COMPLETE:
		raise NotAFigure("phần trăm từ 0 đến 100")
	return write_number(value)


def stored(figure: Figure, text: str) -> float | Decimal | date | None:
	"""The value of a figure as it was kept; None where nothing was."""
	if not text:
		return None
	if figure is Figure.COMPLETED_ON:
		return _day(text)
	value = read_number(text)
	return value if figure is Figure.INDICATOR else float(value)


def original_of(line: Line, figure: Figure) -> str:
	"""What the agency reported, written out as corrections keep it."""
	value = getattr(line, figure.value)
	if figure is Figure.COMPLETED_ON:
		return short_date(value) if value else ""
	return write_number(Decimal(str(value)))


def _day(text: str) -> date:
	for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
		try:
			return datetime.strptime(text, pattern).date()
		except ValueError:
			continue
	raise NotAFigure("cần một ngày, ví dụ 14/9/2026")


def refusal_of(made: Correction, original: str | None, held_to: HeldTo, agency: str) -> Refusal | None:
	"""Why a figure can't be corrected so; `original` is None where the agency's counted report has no such figure."""
	why = _why_not(made, original, held_to)
	return errors.CorrectionUnfit(field=LABELS[made.figure], agency=agency, why=why) if why else None


def _why_not(made: Correction, original: str | None, held_to: HeldTo) -> str:
	if original is None:
		return "báo cáo được tổng hợp của cơ quan này không có số liệu đó"
	if made.figure in OPPOSED and not held_to.is_lead:
		return "cơ quan này chỉ phối hợp, số liệu đó không được tính vào nhiệm vụ"
	if made.corrected == original:
		return "số hiệu chỉnh bằng số đã báo cáo"
	if len(made.reason) < LEAST_REASON:
		return f"cần nêu lý do, ít nhất {LEAST_REASON} ký tự"
	return _impossible(made, held_to)


def _impossible(made: Correction, held_to: HeldTo) -> str:
	value = stored(made.figure, made.corrected)
	match made.figure:
		case Figure.PERCENT if value == COMPLETE:
			return "đã xong thì phải có ngày: hãy hiệu chỉnh ngày hoàn thành, phần trăm khi đó là 100"
		case Figure.COMPLETED_ON if value > held_to.latest:
			return f"ngày hoàn thành không được sau {short_date(held_to.latest)} (hôm nay, ngày chốt số liệu của kỳ)"
		case Figure.FUNDS_PLANNED | Figure.FUNDS_DISBURSED if value > MOST_FUNDS:
			return f"kinh phí tính bằng triệu đồng, nhiều nhất {write_number(Decimal(MOST_FUNDS))}"
		case Figure.INDICATOR:
			entry = Entry(
				0, made.indicator, made.corrected, made.reason, held_to.decimals, limits=held_to.limits
			)
			refusal = figure_refusal(entry)
			return _in_sentence(refusal.facts["advice"]) if refusal else ""
	return ""


def _in_sentence(advice: str) -> str:
	return advice[:1].lower() + advice[1:].rstrip(".")


def beside(made: Correction, others: Iterable[Correction]) -> list[Correction]:
	"""The corrections that stand beside a newer one: neither of its figure, nor of the one that it contradicts."""
	opposed = (*made.key[:3], OPPOSED.get(made.figure))
	return [one for one in others if one.key not in (made.key, opposed)]


def overtaken(
	corrections: Iterable[Correction], now: Mapping[Key, str]
) -> list[tuple[Correction, str | None]]:
	"""Corrections whose original is not what the source says, with what it says now: "" a blank, None nothing any more."""
	return [(one, now.get(one.key)) for one in corrections if now.get(one.key) != one.original]
