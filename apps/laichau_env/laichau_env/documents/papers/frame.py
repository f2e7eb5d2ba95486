"""What every paper shows around its text: frozen, built by a context builder, placed by a template.

Every text is ready to print (cleaned, numbers and dates written out); legal wording is the template's.
"""

from dataclasses import dataclass

from laichau_env.common.vietnamese import balanced_lines
from laichau_env.documents.constants import Standing

Paragraphs = tuple[str, ...]


@dataclass(frozen=True)
class Heading:
	"""Upper left of page 1: lines in capitals. `governing` is upright, `issuing` bold."""

	governing: tuple[str, ...]
	issuing: tuple[str, ...]


@dataclass(frozen=True)
class Citation:
	"""A document as it is cited the first time; what is empty is left out (a copy may bear no number).

	`kind` is a value of Directive.directive_type; `title` is the excerpt, ready to stand inside a sentence.
	"""

	kind: str
	number: str
	date: str
	issuing_body: str
	title: str


@dataclass(frozen=True)
class Signature:
	"""Lines in capitals over the space for the signature, and the name under it."""

	lines: tuple[str, ...]
	name: str


@dataclass(frozen=True)
class Frame:
	"""The parts that Decree 30/2020/NĐ-CP gives every paper (articles 8 and 9, Appendix I).

	`agency` is the full name as a sentence writes it; `excerpt` says what the paper is about; without
	`addressees` there is no "Kính gửi"; `recipients` are the lines of "Nơi nhận", the archive's last.
	"""

	standing: Standing
	agency: str
	heading: Heading
	number: str
	symbol: str
	place: str
	date: str
	excerpt: str
	addressees: tuple[str, ...]
	signature: Signature
	recipients: tuple[str, ...]

	def on_lines(self, text: str, width: int) -> tuple[str, ...]:
		"""`text` on balanced lines, for centred titles."""
		return balanced_lines(text, width)
