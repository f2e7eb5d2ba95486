"""Migrating again changes nothing: what the steps and patches make is there once, and people's changes stay."""

import hashlib
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

LIVE = frozenset({"Scheduled Job Log", "Error Log", "Activity Log", "Access Log", "Sessions", "Patch Log"})
"""DocTypes that change by themselves."""
REWRITTEN = "Installed Applications"
"""The framework writes its list of apps anew at each migrate, and keeps a version of that."""
TIMES = ("modified", "migration_hash")


@pytest.mark.slow
def test_migrating_twice_changes_nothing(site: ModuleType, site_name: str, bench_root: Path) -> None:
	migrate(bench_root, site_name)
	before = fingerprints(site)
	migrate(bench_root, site_name)
	after = fingerprints(site)
	changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
	assert changed == []


def migrate(bench: Path, site_name: str) -> None:
	"""As an administrator does it."""
	done = subprocess.run(
		[bench / "env" / "bin" / "bench", "--site", site_name, "migrate", "--skip-search-index"],
		cwd=bench,
		capture_output=True,
		text=True,
	)
	assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def fingerprints(site: ModuleType) -> dict[str, tuple[int, str]]:
	"""DocType -> number of records and a hash of all of them, times of change left out."""
	site.db.rollback()
	found = {}
	for doctype in site.get_all("DocType", {"issingle": 0, "is_virtual": 0}, pluck="name", order_by="name"):
		if doctype in LIVE or not site.db.table_exists(doctype):
			continue
		rows = [
			row
			for row in site.db.sql(f"select * from `tab{doctype}` order by name", as_dict=True)
			if REWRITTEN not in (row.get("parent"), row.get("ref_doctype"))
		]
		text = "\n".join(repr([(k, v) for k, v in sorted(row.items()) if k not in TIMES]) for row in rows)
		found[doctype] = (len(rows), hashlib.sha256(text.encode()).hexdigest())
	return found
