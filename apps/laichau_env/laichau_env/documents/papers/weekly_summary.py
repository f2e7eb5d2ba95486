"""What the one page of a week shows: open periods in numbers, who is late, what waits for whom, tasks, time asked for."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.rows import PORTRAIT_LINES, outgrows_page


@dataclass(frozen=True)
class PeriodRow:
	"""An open period in numbers."""

	title: str
	due: str
	owed: str
	sent: str
	sent_lately: str
	late: str
	again: str
	overdue: str
	approved: str


@dataclass(frozen=True)
class BehindRow:
	"""An agency that has not sent a report whose day has passed."""

	agency: str
	period: str
	due: str
	days: str


@dataclass(frozen=True)
class WaitingRow:
	"""A report that waits above its agency: where, for whom, since when."""

	report: str
	step: str
	who: str
	since: str
	days: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.report,), 52), ((self.who,), 36)], PORTRAIT_LINES)


@dataclass(frozen=True)
class TaskRow:
	"""A task whose last day has passed."""

	agency: str
	task: str
	due: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.agency,), 44), ((self.task,), 94)], PORTRAIT_LINES)


@dataclass(frozen=True)
class AskedRow:
	"""A request for more time."""

	agency: str
	period: str
	until: str
	state: str


@dataclass(frozen=True)
class WeeklySheet(Frame):
	"""A week on one page; an internal sheet, without number. `told_*`: how many there are, and how many of them
	the page has room for."""

	periods: tuple[PeriodRow, ...]
	told_periods: str
	behind: tuple[BehindRow, ...]
	told_behind: str
	waiting: tuple[WaitingRow, ...]
	told_waiting: str
	tasks: tuple[TaskRow, ...]
	told_tasks: str
	asked: tuple[AskedRow, ...]
	told_asked: str
