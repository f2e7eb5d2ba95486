"""Codes that a reader finds on a printed page: pdftoppm draws it, zbar of Debian reads it."""

import subprocess
from pathlib import Path

DOTS = "150"
"""An inch."""
NOTHING_FOUND = 4
"""What zbarimg ends with where an image has no code."""


def codes_of(pdf: bytes, folder: Path) -> list[list[str]]:
	"""What the codes on each page say, in grey and no finer than an old office copier scans it."""
	file = folder / "scanned.pdf"
	file.write_bytes(pdf)
	for old in folder.glob("scanned-*.png"):
		old.unlink()
	subprocess.run(["pdftoppm", "-gray", "-png", "-r", DOTS, file, folder / "scanned"], check=True)
	return [_codes_on(page) for page in sorted(folder.glob("scanned-*.png"))]


def _codes_on(page: Path) -> list[str]:
	read = subprocess.run(
		["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page],
		capture_output=True,
		text=True,
		check=False,
	)
	assert read.returncode in (0, NOTHING_FOUND), read.stderr
	return read.stdout.splitlines()
