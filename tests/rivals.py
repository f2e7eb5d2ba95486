"""Two people in two processes of the system, each with his own connection, let go at the same instant.

`python rivals.py SITE ISOLATION` is one of them: it reads one task a line from its input, makes ready, says so, waits for
the word to go, does the task and tells how it ended. `Rivals` holds two of them.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONG = os.environ.get("LAICHAU_RACES") == "long"
"""Whether races are run more often than `./dev test` has time for."""


@dataclass(frozen=True)
class Task:
	"""What one of them does: an action on a record that he has read, or (no action) a change that he saves.

	With `call`, the path of a function: he calls that with the name in `report` and with `values`.
	"""

	user: str
	report: str
	action: str = ""
	reason: str = ""
	values: dict[str, str] | None = None
	doctype: str = "Progress Report"
	call: str = ""


@dataclass(frozen=True)
class Ended:
	"""How it ended: status as HTTP would have it, the refusal's class, what he is told."""

	status: int
	refusal: str = ""
	told: str = ""

	@property
	def won(self) -> bool:
		"""Whether his change is stored."""
		return self.status == 200


class Rivals:
	"""Two processes that wait for tasks."""

	def __init__(self, site: str, bench: Path, isolation: str) -> None:
		self.processes = [
			subprocess.Popen(
				[sys.executable, __file__, site, isolation],
				cwd=bench / "sites",
				stdin=subprocess.PIPE,
				stdout=subprocess.PIPE,
				text=True,
			)
			for _ in range(2)
		]

	def race(self, *tasks: Task) -> list[Ended]:
		"""Let both go once both are ready."""
		for process, task in zip(self.processes, tasks, strict=True):
			_say(process.stdin, vars(task))
		for process in self.processes:
			assert json.loads(process.stdout.readline()) == "ready"
		start = time.time() + 0.02
		for process in self.processes:
			_say(process.stdin, start)
		return [Ended(**json.loads(process.stdout.readline())) for process in self.processes]

	def close(self) -> None:
		"""End both."""
		for process in self.processes:
			process.stdin.close()
			process.wait(30)


@contextmanager
def rivals(site: str, bench: Path, isolation: str) -> Iterator[Rivals]:
	"""Two processes for some races."""
	both = Rivals(site, bench, isolation)
	try:
		yield both
	finally:
		both.close()


def _say(stream: Any, what: Any) -> None:
	stream.write(json.dumps(what) + "\n")
	stream.flush()


def _serve(site: str, isolation: str) -> None:
	import frappe

	frappe.init(site=site, sites_path=os.getcwd())
	frappe.connect()
	frappe.local.lang = "vi"
	frappe.db.sql(f"set session transaction isolation level {isolation}")
	out, sys.stdout = sys.stdout, sys.stderr
	for line in sys.stdin:
		frappe.db.commit()
		task = Task(**json.loads(line))
		frappe.set_user(task.user)
		go = _made_ready(task)
		_say(out, "ready")
		start = json.loads(sys.stdin.readline())
		while time.time() < start:
			pass
		_say(out, vars(_ended(go)))
	frappe.destroy()


def _made_ready(task: Task) -> Any:
	"""He has the report before him; a new transaction begins."""
	import frappe
	from laichau_env.approval import content, service
	from laichau_env.approval.kinds import kind_of

	if task.call:
		return lambda: frappe.get_attr(task.call)(task.report, **(task.values or {}))
	doc = frappe.get_doc(task.doctype, task.report)
	seen = content.content_hash(doc, kind_of(task.doctype))
	frappe.db.commit()
	if task.action:
		return lambda: service.act(
			task.doctype, task.report, task.action, seen, task.reason, dict(task.values or {})
		)
	doc.situation = f"{doc.situation} (sửa)"
	return doc.save


def _ended(go: Any) -> Ended:
	import frappe

	try:
		go()
		frappe.db.commit()
		return Ended(200)
	except Exception as error:
		frappe.db.rollback()
		refusal = getattr(error, "refusal", None)
		name = type(refusal).__name__ if refusal else f"{type(error).__name__}"
		return Ended(int(getattr(error, "http_status_code", 500)), name, str(error))
	finally:
		frappe.clear_messages()


if __name__ == "__main__":
	_serve(sys.argv[1], sys.argv[2])
