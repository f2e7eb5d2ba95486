"""When more time may be asked for and granted: pure decisions over plain facts.

The deadline of a regime is set by who issues it (Decree 09/2019/ND-CP article 8); that more time is asked for in
writing, with a reason, and decided by who receives the report is the province's own rule.
"""

from dataclasses import dataclass
from datetime import date

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.reporting.calendar import WorkingCalendar
from laichau_env.reporting.constants import PERIOD_OPEN, SENT_STATES

LEAST_REASON = 10
"""Characters that the reason must have."""


@dataclass(frozen=True)
class Asked:
	"""More time for a report, as it is asked for or about to be granted."""

	report: str
	state: str
	period_status: str
	due: date
	until: date
	longest: int
	"""Most working days after the due date that the regime allows; 0 = no limit."""


def asking_refusal(asked: Asked, reason: str, today: date, calendar: WorkingCalendar) -> Refusal | None:
	"""Why more time may not be asked for; None when it may."""
	if len(reason.strip()) < LEAST_REASON:
		return errors.ExtensionUnfit(why=f"cần nêu lý do, ít nhất {LEAST_REASON} ký tự")
	return _report_refusal(asked) or date_refusal(asked, today, calendar)


def date_refusal(asked: Asked, today: date, calendar: WorkingCalendar) -> Refusal | None:
	"""The new day must be a working day after the due date, not past, and within the regime's limit."""
	if asked.until <= asked.due:
		why = f"ngày xin gia hạn phải sau hạn hiện nay ({asked.due:%d/%m/%Y})"
	elif asked.until < today:
		why = f"ngày xin gia hạn đã qua; hôm nay là {today:%d/%m/%Y}"
	elif not calendar.is_working(asked.until):
		following = calendar.after(asked.until)
		why = f"{asked.until:%d/%m/%Y} là ngày nghỉ; ngày làm việc tiếp theo là {following:%d/%m/%Y}"
	elif asked.longest and asked.until > calendar.after(asked.due, asked.longest):
		last = calendar.after(asked.due, asked.longest)
		why = f"chế độ báo cáo chỉ cho gia hạn đến {last:%d/%m/%Y} ({asked.longest} ngày làm việc)"
	else:
		return None
	return errors.ExtensionUnfit(why=why)


def granting_refusal(asked: Asked, today: date, calendar: WorkingCalendar) -> Refusal | None:
	"""Why the day may not be granted; the limit of the regime binds who asks, not who decides."""
	unlimited = Asked(asked.report, asked.state, asked.period_status, asked.due, asked.until, 0)
	return _report_refusal(asked) or date_refusal(unlimited, today, calendar)


def note_refusal(granted: date, asked: date, note: str) -> Refusal | None:
	"""Who grants another day than was asked for says why."""
	if granted != asked and len(note) < LEAST_REASON:
		why = (
			f"ngày đồng ý khác ngày đề nghị ({asked:%d/%m/%Y}) thì cần ghi chú, ít nhất {LEAST_REASON} ký tự"
		)
		return errors.ExtensionUnfit(why=why)
	return None


def _report_refusal(asked: Asked) -> Refusal | None:
	if asked.period_status != PERIOD_OPEN:
		return errors.ExtensionUnfit(why="kỳ báo cáo không còn mở")
	if asked.state in SENT_STATES:
		return errors.ExtensionUnfit(why=f"báo cáo {asked.report} đã gửi, không cần gia hạn")
	return None
