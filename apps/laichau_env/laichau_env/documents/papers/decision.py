"""What a decision shows that promulgates a plan with its list of tasks (Decree 30/2020/NĐ-CP, template 1.3)."""

from dataclasses import dataclass
from enum import StrEnum

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


class Rank(StrEnum):
	"""How a paragraph stands in the text."""

	SECTION = "section"
	ITEM = "item"
	PLAIN = "plain"


@dataclass(frozen=True)
class Paragraph:
	"""A paragraph word for word; `label` is its beginning that is set off ("Điều 1.")."""

	text: str
	rank: Rank = Rank.PLAIN
	label: str = ""


@dataclass(frozen=True)
class TaskRow:
	"""A row of the list of tasks, every column word for word."""

	order_no: str
	content: Paragraphs
	leads: Paragraphs
	coordinators: Paragraphs
	schedule: Paragraphs
	note: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page(
			[
				(self.content, 88),
				(self.leads, 47),
				(self.coordinators, 42),
				(self.schedule, 34),
				(self.note, 30),
			]
		)


@dataclass(frozen=True)
class TaskSection:
	"""Headings printed before the rows that follow, and those rows."""

	headings: tuple[str, ...]
	rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class AttachedPlan:
	"""The plan that a decision promulgates, and the title and rows of its list of tasks."""

	excerpt: str
	text: tuple[Paragraph, ...]
	appendix_title: tuple[str, ...]
	tasks: tuple[TaskSection, ...]


@dataclass(frozen=True)
class DecisionPaper(Frame):
	"""A decision; `authority` decides, by `legal_basis`."""

	authority: str
	authority_in_sentence: str
	legal_basis: tuple[str, ...]
	articles: tuple[Paragraph, ...]
	plan: AttachedPlan | None
