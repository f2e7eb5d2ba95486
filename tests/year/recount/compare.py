"""Lays what the app says beside the recomputation, fact by fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

NEAR = Decimal("0.0001")


@dataclass
class Findings:
	"""Differences in words, and how many facts were compared."""

	compared: int = 0
	differences: list[str] = field(default_factory=list)

	def same(self, what: str, app: Mapping[Any, Any], mine: Mapping[Any, Any]) -> None:
		"""Two tables say the same: the same rows, and in each the same facts."""
		for key in sorted({*app, *mine}, key=str):
			self._same(f"{what} {key}", app.get(key), mine.get(key))

	def _same(self, what: str, app: Any, mine: Any) -> None:
		if isinstance(app, Mapping) and isinstance(mine, Mapping):
			self.same(what, app, mine)
			return
		self.compared += 1
		if not _equal(app, mine):
			self.differences.append(f"{what}: the site says {app!r}, the recount {mine!r}")


def _equal(app: Any, mine: Any) -> bool:
	if isinstance(app, bool) or isinstance(mine, bool):
		return bool(app) == bool(mine)
	if isinstance(app, int | float | Decimal) and isinstance(mine, int | float | Decimal):
		return abs(Decimal(str(app)) - Decimal(str(mine))) <= NEAR
	if isinstance(app, datetime | date) and isinstance(mine, datetime | date):
		return str(app) == str(mine)
	return app == mine
