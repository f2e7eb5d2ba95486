"""Measures one call: seconds, queries, bytes; and the site's own WSGI application as the web server calls it."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pymysql.cursors import Cursor
from werkzeug.test import Client

QUERIES = {"count": 0}
_execute = Cursor.execute


def _counted(cursor: Cursor, *args: Any, **kwargs: Any) -> Any:
	QUERIES["count"] += 1
	return _execute(cursor, *args, **kwargs)


Cursor.execute = _counted


@dataclass
class Measure:
	"""What some calls took. `aim`: seconds that p95 should stay under."""

	name: str
	years: int
	agencies: int
	aim: float = 0.0
	seconds: list[float] = field(default_factory=list)
	queries: list[int] = field(default_factory=list)
	bytes: list[int] = field(default_factory=list)

	def call(self, work: Callable[[], Any]) -> Any:
		"""Do it once and keep what it took."""
		QUERIES["count"], began = 0, time.perf_counter()
		result = work()
		self.seconds.append(time.perf_counter() - began)
		self.queries.append(QUERIES["count"])
		self.bytes.append(len(result) if isinstance(result, bytes) else 0)
		return result

	def warm(self, work: Callable[[], Any]) -> None:
		"""Once without measuring: what a process does at its first call (translations, definitions) is not the call."""
		work()

	def row(self, yardstick: float) -> dict[str, Any]:
		"""The figures; `ratio` is p50 in empty calls of the same run."""
		p50, p95 = median(self.seconds), sorted(self.seconds)[max(0, round(len(self.seconds) * 0.95) - 1)]
		return {
			"measure": self.name, "years": self.years, "agencies": self.agencies, "times": len(self.seconds),
			"queries": round(median(self.queries)), "bytes": max(self.bytes), "p50": round(p50, 4), "p95": round(p95, 4),
			"ratio": round(p50 / yardstick, 1) if yardstick else None, "aim": self.aim or None,
			"met": (p95 < self.aim) if self.aim else None,
		}  # fmt: skip


class Web:
	"""Calls to the site's application in this process, as a person, the whole way from request to answer."""

	def __init__(self, site: str, sites_path: str, password: str) -> None:
		import frappe.app

		frappe.app._site, frappe.app._sites_path = site, sites_path
		self.application, self.password = frappe.app.application, password
		self.clients: dict[str, Client] = {}

	def call(self, user: str, method: str, **values: Any) -> bytes:
		"""A whitelisted method; raises where it does not answer 200."""
		client = self.clients.get(user) or self._log_in(user)
		data = {key: value if isinstance(value, str) else json.dumps(value) for key, value in values.items()}
		answer = client.post(f"/api/method/{method}", data=data, headers={"Accept": "application/json"})
		if answer.status_code != 200:
			raise RuntimeError(
				f"{method} as {user}: {answer.status_code} {answer.get_data(as_text=True)[:500]}"
			)
		return answer.get_data()

	def _log_in(self, user: str) -> Client:
		client = self.clients[user] = Client(self.application)
		answer = client.post("/api/method/login", data={"usr": user, "pwd": self.password})
		if answer.status_code != 200:
			raise RuntimeError(f"{user} cannot log in: {answer.get_data(as_text=True)[:300]}")
		return client
