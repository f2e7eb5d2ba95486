"""What is stored of approvable records, byte for byte: to tell whether an attack left a trace, and to undo it."""

import hashlib
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import frappe

BESIDE = (
	"File",
	"DocShare",
	"Workflow",
	"Workflow State",
	"Workflow Document State",
	"Workflow Transition",
)
"""Tables of the framework that an attack may reach."""

ARRANGED = (
	"Property Setter",
	"Custom Field",
	"Custom DocPerm",
	"Has Role",
	"DocType",
	"DocField",
	"DocPerm",
	"Notification",
	"Report",
	"Server Script",
)
"""Tables of what Administrator arranges: put back, and compared only where nothing was to be arranged."""

CACHED = (
	"tabWorkflow",
	"tabWorkflow State",
	"tabWorkflow Document State",
	"tabWorkflow Transition",
	*(f"tab{name}" for name in ARRANGED),
)
"""Tables that the framework keeps in memory beyond single records."""

Rows = dict[str, dict]
LONGEST_WAIT = 120
"""Seconds for a job that the making of the reports began, such as the file of a paper."""


def leave_no_job_running() -> None:
	"""Take the site's jobs off the queues and wait for those that run: what they write is no trace of an attack."""
	from frappe.utils.background_jobs import get_queues, get_workers

	for queue in get_queues():
		for job in queue.jobs:
			if job.kwargs.get("site") == frappe.local.site:
				job.delete()
	until = time.monotonic() + LONGEST_WAIT
	while any(_works_for_site(worker) for worker in get_workers()):
		assert time.monotonic() < until, "the site's jobs do not end"
		time.sleep(0.5)


def _works_for_site(worker: Any) -> bool:
	job = worker.get_current_job()
	return bool(job) and job.kwargs.get("site") == frappe.local.site


class Stored:
	"""All tables of the app, the framework's beside them, and the files on disk, as they are when it is made."""

	def __init__(self) -> None:
		modules = frappe.get_all("Module Def", {"app_name": "laichau_env"}, pluck="name")
		doctypes = frappe.get_all("DocType", {"module": ("in", modules), "issingle": 0}, pluck="name")
		self.tables = [f"tab{name}" for name in (*doctypes, *BESIDE, *ARRANGED)]
		self.mark = self.seen = self.look()
		self.rows = {table: _rows(table) for table in self.tables}
		self.files = {path: path.read_bytes() for path in _files()}

	def look(self) -> dict[str, object]:
		"""Checksum of each table and digest of each file, as committed now; it is kept in `seen`."""
		frappe.db.rollback()
		checked = frappe.db.sql(
			"checksum table " + ", ".join(f"`{table}`" for table in self.tables) + " extended"
		)
		tables = {name.partition(".")[2]: total for name, total in checked}
		files = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in _files()}
		self.seen = {**tables, **files}
		return self.seen

	def changed(self) -> list[str]:
		"""What differs from what was seen last: tables and files. One look, which costs more than the attack itself."""
		return differences(self.seen, self.look())

	def restore(self) -> None:
		"""Put everything back as it was; nothing may have been written since the last look."""
		now = self.seen
		if now == self.mark:
			return
		for table in self.tables:
			if now[table] != self.mark[table]:
				self._restore_table(table)
		frappe.db.commit()
		for path in set(_files()) - set(self.files):
			path.unlink()
		for path, content in self.files.items():
			if now.get(str(path)) != self.mark[str(path)]:
				path.write_bytes(content)
		if any(now[table] != self.mark[table] for table in self.tables if table in CACHED):
			frappe.clear_cache()
		self.look()

	def _restore_table(self, table: str) -> None:
		before, now = self.rows[table], _rows(table)
		for name in now.keys() - before.keys():
			frappe.db.sql(f"delete from `{table}` where name = %s", name)
			frappe.clear_document_cache(table[3:], name)
		for name, row in before.items():
			if now.get(name) != row:
				frappe.clear_document_cache(table[3:], name)
				columns = ", ".join(f"`{column}`" for column in row)
				marks = ", ".join(["%s"] * len(row))
				frappe.db.sql(f"replace into `{table}` ({columns}) values ({marks})", list(row.values()))


def arranged(keys: Iterable[str]) -> set[str]:
	"""Those of the fingerprint's keys that stand for tables of what Administrator arranges."""
	return {key for key in keys if key in {f"tab{name}" for name in ARRANGED}}


def differences(before: dict[str, object], after: dict[str, object]) -> list[str]:
	"""What differs between two fingerprints."""
	return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _rows(table: str) -> Rows:
	return {row.name: dict(row) for row in frappe.db.sql(f"select * from `{table}`", as_dict=True)}


def _files() -> Iterable[Path]:
	root = Path(frappe.get_site_path())
	folders = (root / "private" / "files", root / "public" / "files")
	return sorted(path for folder in folders for path in folder.iterdir() if path.is_file())
