"""What the paper of a progress report shows, beside its frame: counts, funds, proposals and the appendix of tasks."""

from dataclasses import dataclass

from laichau_env.documents.constants import APPENDIX_CELL_WIDTHS, APPENDIX_PAGE_LINES
from laichau_env.documents.papers.frame import Citation, Frame, Paragraphs


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
		"""A row stays whole on its page, but for one that no page could hold."""
		cells = (self.task, self.result, self.cumulative_result, self.difficulties)
		return any(
			lines_needed(cell, width) > APPENDIX_PAGE_LINES
			for cell, width in zip(cells, APPENDIX_CELL_WIDTHS, strict=True)
		)


def lines_needed(texts: Paragraphs, width: int) -> int:
	"""About how many lines of `width` characters the paragraphs take."""
	return sum(1 + len(text) // width for text in texts)


@dataclass(frozen=True)
class AppendixSection:
	"""Headings of the plan over the rows that follow, from the widest to the narrowest, and those rows."""

	headings: tuple[str, ...]
	lines: tuple[AppendixLine, ...]


@dataclass(frozen=True)
class Proposal:
	"""One thing asked for; number and section say where its task stands in the plan, or nothing."""

	text: Paragraphs
	order_no: str = ""
	section: str = ""


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
