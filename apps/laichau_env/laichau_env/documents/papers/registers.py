"""What the registers of papers show (Decree 30/2020/NĐ-CP, Appendix IV: forms I and VIII), cover and rows."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class Book(Frame):
	"""The cover that every register has: of which year, from and to which day, from and to which number."""

	year: str
	begins: str
	ends: str
	first_number: str
	last_number: str


@dataclass(frozen=True)
class OutgoingRow:
	"""An outgoing paper, in the ten columns of form I (date passed on and receipt are left to the pen)."""

	notation: str
	date: str
	subject: Paragraphs
	signatory: str
	recipients: Paragraphs
	copy_keeper: str
	copies: str
	note: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.subject, 46), (self.recipients, 36), (self.note, 28)])


@dataclass(frozen=True)
class OutgoingRegister(Book):
	"""Sổ đăng ký văn bản đi of an agency in one year."""

	rows: tuple[OutgoingRow, ...]


@dataclass(frozen=True)
class FollowedRow:
	"""A paper that came in and has to be dealt with, in the seven columns of form VIII."""

	arrival: str
	paper: Paragraphs
	handler: str
	due: str
	progress: Paragraphs
	answer: str
	note: Paragraphs

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([(self.paper, 80), (self.progress, 38), (self.note, 24)])


@dataclass(frozen=True)
class FollowUpRegister(Book):
	"""Sổ theo dõi giải quyết văn bản đến: the reports that came to an agency in one year."""

	rows: tuple[FollowedRow, ...]
