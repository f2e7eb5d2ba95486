"""What the sheets of a report under examination show: the examiner's (phiếu thẩm định), the office's (phiếu trình)."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.progress_report import AppendixSection, Counts, Funds
from laichau_env.documents.papers.rows import PORTRAIT_LINES, outgrows_page


@dataclass(frozen=True)
class SheetRemark:
	"""A place that was to be mended, in which round, and what the agency answered."""

	round: str
	place: str
	remark: Paragraphs
	answer: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.remark, 50), (self.answer, 40)], PORTRAIT_LINES)


@dataclass(frozen=True)
class SheetOpinion:
	"""What an asked agency says; `stance` in words, also where it has not answered yet."""

	agency: str
	stance: str
	opinion: Paragraphs
	when: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.opinion, 70)], PORTRAIT_LINES)


@dataclass(frozen=True)
class Examined:
	"""The report that a sheet is about, and what its examination came to."""

	subject: str
	facts: tuple[tuple[str, str], ...]
	counts: Counts
	funds: Funds
	shortcomings: Paragraphs
	proposals: Paragraphs
	opinions: tuple[SheetOpinion, ...]
	remarks: tuple[SheetRemark, ...]
	recommendation: Paragraphs


@dataclass(frozen=True)
class ExaminationSheet(Frame):
	"""The examining officer's sheet, with the lines that he examined; internal, without number."""

	examined: Examined
	lines: tuple[AppendixSection, ...]


@dataclass(frozen=True)
class SubmittingSheet(Frame):
	"""The office's sheet for the leader who decides; its own opinion and the decision are left to the pen."""

	examined: Examined
	decider: str
	officer: str
