"""What a list of the plan's tasks shows, in the order of its sections or agency by agency."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class ListedTask:
	"""A task; agencies as the plan prints them. `role` and `standing` are those of the agency it is listed under."""

	order_no: str
	content: Paragraphs
	leads: Paragraphs
	coordinators: Paragraphs
	schedule: Paragraphs
	note: Paragraphs
	place: str
	role: str
	standing: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page(
			[
				(self.content, 88),
				(self.leads, 46),
				(self.coordinators, 42),
				(self.schedule, 34),
				(self.note, 30),
			]
		)


@dataclass(frozen=True)
class TaskGroup:
	"""Headings over the tasks that follow, widest first, and those tasks."""

	headings: tuple[str, ...]
	tasks: tuple[ListedTask, ...]


@dataclass(frozen=True)
class TaskList(Frame):
	"""A working list without number; `by_agency` says how it is grouped, `source` which plan it comes from."""

	source: str
	by_agency: bool
	total: int
	groups: tuple[TaskGroup, ...]
