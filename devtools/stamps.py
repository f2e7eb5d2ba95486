"""Fingerprints of folders: how the tool knows that nothing changed since the last time."""

import hashlib
import os
from pathlib import Path

from devtools.layout import Bench

PASSED_OVER = {"__pycache__", "node_modules", ".git", "dist", ".ruff_cache", ".pytest_cache"}


def tree(folder: Path, suffixes: tuple[str, ...] = ()) -> str:
	"""A fingerprint of the files under a folder, by path and content; `suffixes` narrows it to some kinds."""
	digest = hashlib.sha256()
	for base, folders, files in os.walk(folder):
		folders[:] = sorted(name for name in folders if name not in PASSED_OVER)
		for name in sorted(files):
			if suffixes and not name.endswith(suffixes):
				continue
			path = Path(base) / name
			digest.update(str(path.relative_to(folder)).encode() + b"\0")
			digest.update(path.read_bytes() if path.is_file() else b"")
	return digest.hexdigest()


def engine(bench: Bench) -> str:
	"""A fingerprint of the engine: the mark of the one we made, else the commit or content of a checkout."""
	mark = bench.engine / ".made-by-dev"
	if mark.exists():
		return hashlib.sha256(mark.read_bytes()).hexdigest()
	return tree(bench.engine / "frappe", (".py", ".json", ".sql", ".txt"))


def app(bench: Bench) -> str:
	"""A fingerprint of our app."""
	return tree(bench.app)


def short(fingerprint: str) -> str:
	"""Enough of a fingerprint for a file name."""
	return fingerprint[:12]


def of(*parts: str) -> str:
	"""One fingerprint of several texts."""
	return hashlib.sha256("\0".join(parts).encode()).hexdigest()
