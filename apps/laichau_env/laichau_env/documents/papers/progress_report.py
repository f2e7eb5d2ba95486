"""What the paper of a progress report shows, beside its frame: counts, funds, proposals and the appendix of tasks."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Citation, Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class Counts:
	"""How the tasks of a report stand; what leads is counted by pace, what coordinates only as a number."""

	lead: int = 0
	coordinate: int = 0
	completed: int = 0
	ahead: int = 0
	on_track: int = 0
	behind: int = 0
	unstated: int = 0

	@property
	def in_progress(self) -> int:
		"""Led tasks that are not completed and whose pace is stated."""
		return self.ahead + self.on_track + self.behind


@dataclass(frozen=True)
class Funds:
	"""Million dong over all lines, written out; empty where no line has a figure."""

	planned: str = ""
	disbursed: str = ""
	rate: str = ""


@dataclass(frozen=True)
class AppendixLine:
	"""One row of the appendix: a task. Empty text means that there is no figure."""

	order_no: str
	task: Paragraphs
	role: str
	result: Paragraphs
	cumulative_result: Paragraphs
	percent: str
	pace: str
	completed_on: str
	difficulties: Paragraphs
	funds_planned: str
	funds_disbursed: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		cells = (self.task, 62), (self.result, 40), (self.cumulative_result, 33), (self.difficulties, 25)
		return outgrows_page(cells)


@dataclass(frozen=True)
class AppendixSection:
	"""Headings of the plan over the rows that follow, from the widest to the narrowest, and those rows."""

	headings: tuple[str, ...]
	lines: tuple[AppendixLine, ...]


@dataclass(frozen=True)
class Proposal:
	"""One thing asked for; number and section say where its task stands in the plan, or nothing.

	`agency` asks for it, where the paper adds up those of several.
	"""

	text: Paragraphs
	order_no: str = ""
	section: str = ""
	agency: str = ""

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.text, 140)])


@dataclass(frozen=True)
class ProposalGroup:
	"""What is asked of one agency; without a name, of whoever is competent."""

	addressee: str
	proposals: tuple[Proposal, ...]


@dataclass(frozen=True)
class ReportPaper(Frame):
	"""A progress report as a paper."""

	name: str
	agency_type: str
	copy_to_province: bool
	plan_name: str
	plan: Citation
	decision: Citation | None
	period: str
	data_from: str
	data_to: str
	situation: Paragraphs
	results_summary: Paragraphs
	counts: Counts
	funds: Funds
	strengths: Paragraphs
	shortcomings: Paragraphs
	causes: Paragraphs
	next_steps: Paragraphs
	proposals: tuple[ProposalGroup, ...]
	appendix: tuple[AppendixSection, ...]
