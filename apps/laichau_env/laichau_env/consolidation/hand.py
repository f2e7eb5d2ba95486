"""A merged text and what the officer wrote in its place, over rebuilds. Pure.

Three texts: `built` by the last consolidation, `hand` by the officer (nothing = the built one stands), `over`: the
built text as it was when he wrote. Where `over` and `built` differ the two meet, and he must say which counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from laichau_env.common.vietnamese import paragraphs
from laichau_env.consolidation.constants import TextKind

Place = tuple[TextKind, str, str]
"""Kind, task, and who must act or which part; what does not apply is empty."""


def says_something(text: str) -> bool:
	"""Whether a text prints anything: blanks and marks that nobody sees do not."""
	return bool(paragraphs(text))


@dataclass(frozen=True)
class Text:
	"""One place of the report that holds words."""

	kind: TextKind
	built: str
	plan_task: str = ""
	subject: str = ""
	hand: str = ""
	over: str = ""

	@property
	def place(self) -> Place:
		"""By which a text is found again after a rebuild."""
		return (self.kind, self.plan_task, self.subject)

	@property
	def shown(self) -> str:
		"""What the paper shows."""
		return self.hand if says_something(self.hand) else self.built

	@property
	def meets(self) -> bool:
		"""Whether what was built changed under the officer's words."""
		return says_something(self.hand) and self.over != self.built


def carried(built: Iterable[Text], before: Mapping[Place, Text]) -> list[Text]:
	"""The texts just built, with the officer's words of before; words whose place is gone stay, over nothing."""
	texts = [
		replace(text, hand=old.hand, over=old.over) if (old := before.get(text.place)) and old.hand else text
		for text in built
	]
	there = {text.place for text in texts}
	orphans = [replace(old, built="") for place, old in before.items() if old.hand and place not in there]
	return texts + orphans


def meetings(texts: Iterable[Text]) -> list[Text]:
	"""The places where old, new and the officer's words stand side by side until he decides."""
	return [text for text in texts if text.meets]
