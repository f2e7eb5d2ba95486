"""What the paper of a progress report shows, beside its frame: counts, funds, proposals and the appendices."""

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

	def in_words(self, unit: str = "nhiệm vụ") -> str:
		"""E.g. "03 nhiệm vụ, trong đó: đã hoàn thành 01 nhiệm vụ; đang thực hiện 02 nhiệm vụ (đạt tiến độ 02)"."""
		paces = ((self.ahead, "vượt"), (self.on_track, "đạt"), (self.behind, "chậm"))
		going = ", ".join(f"{pace} tiến độ {number:02d}" for number, pace in paces if number)
		parts = (
			(self.completed, f"đã hoàn thành {self.completed:02d} {unit}"),
			(self.in_progress, f"đang thực hiện {self.in_progress:02d} {unit} ({going})"),
			(self.unstated, f"chưa đánh giá tiến độ {self.unstated:02d} {unit}"),
		)
		return f"{self.lead:02d} {unit}, trong đó: " + "; ".join(words for number, words in parts if number)


@dataclass(frozen=True)
class Funds:
	"""Million dong over all lines, written out; empty where no line has a figure."""

	planned: str = ""
	disbursed: str = ""
	rate: str = ""

	def __bool__(self) -> bool:
		"""Whether there is a figure at all."""
		return bool(self.planned or self.disbursed)

	def in_words(self) -> str:
		"""E.g. "kế hoạch năm 120 triệu đồng; đã giải ngân 60 triệu đồng, đạt 50% kế hoạch"."""
		rate = f", đạt {self.rate}% kế hoạch" if self.rate else ""
		planned = f"kế hoạch năm {self.planned} triệu đồng; " if self.planned else ""
		return planned + (
			f"đã giải ngân {self.disbursed} triệu đồng{rate}" if self.disbursed else "chưa giải ngân"
		)


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
class IndicatorRow:
	"""An indicator, written out; empty text means that there is no figure."""

	name: str
	unit: str
	previous: str
	current: str
	target: str
	note: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.name,), 92), ((self.note,), 36)])


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
	indicators: tuple[IndicatorRow, ...] = ()
