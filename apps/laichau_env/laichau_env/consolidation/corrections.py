"""Figures of agencies that the upper tier corrects in its own report. Pure.

The agency's report stays as it is; the original, the reason and who corrected it stay beside the figure that counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.numbers import NumberUnclear, read_number, write_number
from laichau_env.common.vietnamese import short_date
from laichau_env.consolidation.constants import Figure
from laichau_env.consolidation.rules import COMPLETE, Corrected, Line

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


def read(figure: Figure, typed: str) -> str:
	"""What a person typed, as it is kept and printed: "12,5", "14/9/2026". Raises NotAFigure."""
	if figure is Figure.COMPLETED_ON:
		return short_date(_day(typed.strip()))
	try:
		value = read_number(typed)
	except NumberUnclear as unclear:
		raise NotAFigure(unclear.advice) from None
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


def refusal_of(
	original: str | None, corrected: str, reason: str, *, agency: str, figure: Figure
) -> Refusal | None:
	"""Why a figure can't be corrected so; `original` is None where the agency's counted report has no such figure."""
	why = ""
	if original is None:
		why = "báo cáo được tổng hợp của cơ quan này không có số liệu đó"
	elif corrected == original:
		why = "số hiệu chỉnh bằng số đã báo cáo"
	elif len(reason.strip()) < LEAST_REASON:
		why = f"cần nêu lý do, ít nhất {LEAST_REASON} ký tự"
	return errors.CorrectionUnfit(field=LABELS[figure], agency=agency, why=why) if why else None


def overtaken(corrections: Iterable[Correction], now: Mapping[Key, str]) -> list[tuple[Correction, str]]:
	"""Corrections whose original is no longer what the source says, with what it says now ("" = nothing)."""
	return [(one, now.get(one.key, "")) for one in corrections if now.get(one.key, "") != one.original]
