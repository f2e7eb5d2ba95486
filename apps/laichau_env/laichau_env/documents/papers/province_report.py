"""What the province's report to the ministry shows beside its frame (template 1.4): figures added up, five appendices.

Pure values: whoever adds up the agencies' reports fills them in; the template only places them.
"""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Citation, Frame, Paragraphs
from laichau_env.documents.papers.progress_report import Counts, Funds, IndicatorRow, ProposalGroup
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class Words:
	"""What people write into the report; what is empty is left out."""

	situation: Paragraphs = ()
	results_summary: Paragraphs = ()
	strengths: Paragraphs = ()
	shortcomings: Paragraphs = ()
	causes: Paragraphs = ()
	next_steps: Paragraphs = ()


@dataclass(frozen=True)
class Coverage:
	"""Whose reports are added up: of `owed` agencies `approved` reports; `missing` names the others."""

	owed: int
	approved: int
	missing: tuple[str, ...]


@dataclass(frozen=True)
class TaskResult:
	"""A task over all agencies that lead it. `counts` counts those agencies, not tasks."""

	order_no: str
	task: Paragraphs
	leads: str
	counts: Counts
	percent: str
	result: Paragraphs
	difficulties: Paragraphs
	proposals: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page(
			[(self.task, 60), (self.result, 46), (self.difficulties, 30), (self.proposals, 30)]
		)


@dataclass(frozen=True)
class TaskResults:
	"""Headings of the plan over the tasks that follow, and those tasks."""

	headings: tuple[str, ...]
	rows: tuple[TaskResult, ...]


@dataclass(frozen=True)
class FundsRow:
	"""Money of a task or of a sum, million dong written out; what nobody reported is empty."""

	order_no: str
	name: Paragraphs
	total_investment: str
	source: str
	planned: str
	disbursed_in_period: str
	disbursed: str
	rate: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.name, 84)])


@dataclass(frozen=True)
class AgencyRow:
	"""An agency: what its approved report says of its tasks, or that there is none."""

	agency: str
	reported: bool
	counts: Counts
	planned: str
	disbursed: str
	sent: str


@dataclass(frozen=True)
class ProvinceReport(Frame):
	"""The province's report on one period of one plan."""

	plan_name: str
	plan: Citation
	decision: Citation | None
	request: str
	period: str
	data_from: str
	data_to: str
	coverage: Coverage
	words: Words
	counts: Counts
	funds: Funds
	proposals: tuple[ProposalGroup, ...]
	tasks: tuple[TaskResults, ...]
	funds_rows: tuple[FundsRow, ...]
	agencies: tuple[AgencyRow, ...]
	indicators: tuple[IndicatorRow, ...]
