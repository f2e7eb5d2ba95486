"""What a run of the machine did, counted for the report at its end."""

from collections import Counter


class Figures(Counter):
	"""Counts by kind: "examples", "steps", ("done", what), ("refused", class) and ("attack", how)."""

	seed: str = ""

	def lines(self) -> list[str]:
		"""The table."""
		head = (
			f"examples {self['examples']}, steps {self['steps']}, events {self['events']}, seed {self.seed}"
		)
		return [head, *(line for kind in ("done", "refused", "attack refused") for line in self._of(kind))]

	def _of(self, kind: str) -> list[str]:
		rows = sorted(
			((key[1], number) for key, number in self.items() if isinstance(key, tuple) and key[0] == kind),
			key=lambda row: (-row[1], row[0]),
		)
		return [f"  {kind}: {name:<45} {number:>7}" for name, number in rows]


FIGURES = Figures()
