"""Where the files of batches lie: beside the site's private files, reached by no address but our own.

A file appears under its name when it is whole (it is written beside it and moved there), so that a worker that is
killed leaves no half one.
"""

import os
import time
from pathlib import Path

import frappe

PARTIAL = ".part"
STALE_SECONDS = 24 * 3600


def keep(name: str, form: str, content: bytes) -> None:
	"""Keep the file of a batch."""
	place = _place(name, form)
	place.parent.mkdir(parents=True, exist_ok=True)
	partial = place.with_name(place.name + PARTIAL)
	partial.write_bytes(content)
	os.replace(partial, place)


def read(name: str, form: str) -> bytes | None:
	"""The file of a batch; None where there is none."""
	place = _place(name, form)
	return place.read_bytes() if place.is_file() else None


def remove(name: str, form: str) -> None:
	"""Take the file away."""
	_place(name, form).unlink(missing_ok=True)


def sweep(kept: set[str]) -> None:
	"""Take away what a worker that was killed left, once it is old: files of no batch that is ready."""
	if not _folder().is_dir():
		return
	for path in _folder().iterdir():
		old = time.time() - path.stat().st_mtime > STALE_SECONDS
		if old and (path.suffix == PARTIAL or path.stem not in kept):
			path.unlink(missing_ok=True)


def _place(name: str, form: str) -> Path:
	return _folder() / f"{name}.{form.lower()}"


def _folder() -> Path:
	return Path(frappe.get_site_path("private", "batches"))
