"""Loads the province's content into a site: `bench --site S execute laichau_env.setup.content.load_content`.

All files are read and checked before anything is written; a load is whole or not at all. A second one changes
nothing; a changed file brings the fields it states up to date. What people made or the files dropped stays.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import frappe

from laichau_env.common.errors import ContentFileMalformed
from laichau_env.common.refuse import refuse
from laichau_env.planning.service import make_assignments
from laichau_env.setup import content_records as records
from laichau_env.setup import content_tables as files
from laichau_env.setup.content_files import Content
from laichau_env.setup.content_writer import Counts, Record, write

FOLDER = Path(__file__).parent.parent / "content" / "lai_chau"

STEPS: tuple[tuple[str, Callable[[Content], list[Record]]], ...] = (
	("Agency", records.agencies),
	("Agency Group", records.agency_groups),
	("Directive", records.directives),
	("Plan Section", records.sections),
	("Plan Task", records.tasks),
	("Reporting Regime", records.regimes),
	("Working Day Change", records.working_days),
	("Indicator", records.indicators),
	("Reporting Period", records.periods),
)
SAVEPOINT = "load_content"


def load_content(folder: str | None = None) -> dict[str, dict[str, object]]:
	"""Load all files of `folder` (default: Lai Châu's). Says for each DocType what was made and changed.

	Raises ContentFileMalformed (417), with file, row, column and reason; then nothing is loaded.
	"""
	content = read_or_refuse(Path(folder) if folder else FOLDER)
	frappe.db.savepoint(SAVEPOINT)
	try:
		done = {doctype: write(doctype, wanted(content)) for doctype, wanted in STEPS}
		done["Task Assignment"] = _assign(content)
	except Exception:
		frappe.db.rollback(save_point=SAVEPOINT)
		raise
	return {doctype: asdict(counts) for doctype, counts in done.items()}


def read_or_refuse(folder: Path) -> Content:
	"""The checked content of a folder."""
	try:
		return files.read_content(folder)
	except ContentFileMalformed as refusal:
		refuse(refusal)


def _assign(content: Content) -> Counts:
	counts = Counts()
	for directive in dict.fromkeys(row["directive"] for row in content[files.TASKS]):
		result = make_assignments(directive)
		counts.made += result.made
		counts.unchanged += result.found
	return counts
