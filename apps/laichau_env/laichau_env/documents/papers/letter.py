"""What an official letter (công văn, template 1.5) and a submission (tờ trình, template 1.4) show beside their frame."""

from dataclasses import dataclass

from laichau_env.documents.papers.frame import Frame, Paragraphs
from laichau_env.documents.papers.rows import outgrows_page


@dataclass(frozen=True)
class Part:
	"""A numbered part of a letter: what it is about, and its paragraphs; without a title only the number."""

	title: str
	paragraphs: Paragraphs


@dataclass(frozen=True)
class Behind:
	"""A row of the list of agencies that owe something: who, what, since when, how late."""

	agency: str
	owes: str
	due: str
	late: str

	@property
	def outgrows_page(self) -> bool:
		"""Whether no page could hold the row whole."""
		return outgrows_page([((self.agency,), 82), ((self.owes,), 78)])


@dataclass(frozen=True)
class LetterPaper(Frame):
	"""An official letter: an opening, numbered parts, a close.

	Two kinds of appendix: who is behind with what, or, where they are too many for "Kính gửi", who is written to.
	"""

	opening: Paragraphs
	parts: tuple[Part, ...]
	closing: str
	urgency: str
	behind: tuple[Behind, ...]
	listed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SubmissionPaper(Frame):
	"""A submission to a higher body: basis, parts, what is asked for, and what is enclosed."""

	basis: Paragraphs
	parts: tuple[Part, ...]
	request: str
	enclosures: Paragraphs
