"""What the paper of a consolidated report shows beside its frame (template 1.4): figures added up, up to five appendices.

Pure values: whoever has the record fills them in; the template only places them. The province's report to the ministry and
a department's on the tasks that it leads are one kind: head, addressee and signatory tell them apart.
"""

from dataclasses import dataclass

from laichau_env.common.vietnamese import decimal
from laichau_env.documents.papers.frame import Citation, Frame, Paragraphs
from laichau_env.documents.papers.progress_report import Funds
from laichau_env.documents.papers.rows import outgrows_page
from laichau_env.reporting.outline import Contents


@dataclass(frozen=True)
class Boxes:
	"""How many agencies stand in each of the four boxes in which the Government counts tasks."""

	completed_on_time: int = 0
	completed_late: int = 0
	within_time: int = 0
	overdue: int = 0

	@property
	def total(self) -> int:
		"""All that reported."""
		return self.completed_on_time + self.completed_late + self.within_time + self.overdue

	def in_words(self) -> str:
		"""E.g. "hoàn thành đúng hạn 60 (15%), quá hạn 05 (1,3%); chưa hoàn thành trong hạn 300 (75%), quá hạn 35 (8,8%)"."""
		return (
			f"hoàn thành đúng hạn {self._share(self.completed_on_time)}, quá hạn {self._share(self.completed_late)}; "
			f"chưa hoàn thành trong hạn {self._share(self.within_time)}, quá hạn {self._share(self.overdue)}"
		)

	def _share(self, number: int) -> str:
		share = f" ({decimal(100 * number / self.total, 1)}%)" if number else ""
		return f"{number:02d}{share}"


@dataclass(frozen=True)
class Coverage:
	"""Whose reports are added up: of `owed` agencies `counted`, some of them provisional or late; `missing` names the others."""

	owed: int
	counted: int
	provisional: int
	late: int
	missing: tuple[str, ...]
	as_of: str = ""
	"""The day of the last build: who sent or was approved after it is not in; empty in papers frozen before it was said."""


@dataclass(frozen=True)
class Words:
	"""Parts of the narrative; what is empty is left out."""

	situation: Paragraphs = ()
	results_summary: Paragraphs = ()
	strengths: Paragraphs = ()
	shortcomings: Paragraphs = ()
	causes: Paragraphs = ()
	next_steps: Paragraphs = ()


@dataclass(frozen=True)
class Section:
	"""A heading of the outline, what stands under it, and the officer's own words there."""

	title: str
	contents: Contents
	own_words: Paragraphs = ()


@dataclass(frozen=True)
class TaskRow:
	"""A task over all agencies that lead it, written out. A mark such as "(1)" leads to a note under the table."""

	order_no: str
	task: Paragraphs
	owed: int
	boxes: Boxes
	mean: str
	weighted: str
	planned: str
	disbursed: str
	rate: str
	result: Paragraphs
	difficulties: Paragraphs
	percent_mark: str = ""
	planned_mark: str = ""
	disbursed_mark: str = ""

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row of figures whole."""
		return outgrows_page([(self.task, 64)])

	@property
	def texts_outgrow_page(self) -> bool:
		"""Whether no page could hold the row of texts whole."""
		return outgrows_page([(self.task, 56), (self.result, 108), (self.difficulties, 78)])


@dataclass(frozen=True)
class TaskGroup:
	"""Headings of the plan over the tasks that follow, and those tasks."""

	headings: tuple[str, ...]
	rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class TaskTotals:
	"""Sums over all tasks: agencies that owe, boxes, money."""

	owed: int
	boxes: Boxes
	funds: Funds


@dataclass(frozen=True)
class AgencyRow:
	"""An agency: how its report stands, and what it says of the tasks that the agency leads; figures are its own."""

	agency: str
	standing: str
	sent: str
	counted: bool
	boxes: Boxes
	coordinate: int
	planned: str
	disbursed: str
	note: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.note,), 30)])


@dataclass(frozen=True)
class IndicatorRow:
	"""An indicator over all agencies that report it, written out; `remark` names those whose figure is missing."""

	name: str
	unit: str
	addition: str
	total: str
	target: str
	counted: int
	remark: Paragraphs
	mark: str = ""

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.name,), 62), (self.remark, 64), ((self.target,), 36)])


@dataclass(frozen=True)
class Asked:
	"""What is asked of one agency, each under the names of who asks; without a name, of whoever is competent."""

	addressee: str
	texts: Paragraphs

	def outgrows_page(self, text: str) -> bool:
		"""Whether no page could hold the row of `text` whole."""
		return outgrows_page([((text,), 240)])


@dataclass(frozen=True)
class ConsolidatedPaper(Frame):
	"""A consolidated report on one period of one plan. `about` is what it reports, as a sentence writes it."""

	name: str
	own_tasks: bool
	to_province: bool
	about: str
	basis: str
	request: str
	plan: Citation
	decision: Citation | None
	period: str
	data_from: str
	data_to: str
	coverage: Coverage
	sections: tuple[Section, ...]
	words: Words
	totals: TaskTotals
	tasks: tuple[TaskGroup, ...]
	texts: tuple[TaskGroup, ...]
	agencies: tuple[AgencyRow, ...]
	indicators: tuple[IndicatorRow, ...]
	proposals: tuple[Asked, ...]
	task_notes: Paragraphs
	indicator_notes: Paragraphs

	def has_section(self, contents: str) -> bool:
		"""Whether the outline has a heading of its own for something."""
		return any(section.contents == contents for section in self.sections)
