"""What a tracking sheet shows: who did what with a record, when, and how long each tier had it."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class SheetStep:
	"""An action: who took it, for whom, when, from where to where, how long the record had stayed there."""

	moment: str
	who: Paragraphs
	action: str
	move: str
	stayed: str
	reason: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.who, 58), (self.reason, 48)])


@dataclass(frozen=True)
class TierTime:
	"""How long a tier had the record, all rounds together, by when it was due there and how that was kept."""

	tier: str
	stayed: str
	due: str
	kept: str


@dataclass(frozen=True)
class TrackingSheet(Frame):
	"""The course of one record on paper; an internal sheet, without number."""

	subject: str
	facts: tuple[tuple[str, str], ...]
	steps: tuple[SheetStep, ...]
	tiers: tuple[TierTime, ...]
	present: str
