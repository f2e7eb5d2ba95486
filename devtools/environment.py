"""The Python environment of the bench: `env/`, as bench itself calls it.

Debian 12's Python 3.11 is what the tests run on; 3.12 and 3.13 are accepted (Debian 13). Every version is
pinned in the requirement files, those of indirect dependencies in constraints.txt, so that two machines
get the same environment. A stamp of these files makes a second run skip the work.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from devtools.layout import Bench
from devtools.shell import Stop, output, run, step

PREFERRED = ("3.11", "3.12", "3.13")
FOLDER = Path(__file__).resolve().parent
ENGINE_REQUIREMENTS = FOLDER / "requirements-engine.txt"
DEV_REQUIREMENTS = FOLDER / "requirements-dev.txt"
CONSTRAINTS = FOLDER / "constraints.txt"


def interpreter(versions: tuple[str, ...] = PREFERRED) -> str:
	"""The first Python of these versions on this machine: Debian's own, then the one that runs us."""
	for version in versions:
		for candidate in (f"/usr/bin/python{version}", shutil.which(f"python{version}"), sys.executable):
			if candidate and os.access(candidate, os.X_OK) and works(candidate, version):
				return candidate
	raise Stop(
		f"No Python {' or '.join(versions)} is on this machine; install one (Debian: python3, python3-venv)."
	)


def works(python: str, version: str) -> bool:
	"""True where this program is that Python and can make an environment (a shim may point to nothing)."""
	try:
		told = output([python, "-c", "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"])
	except Stop:
		return False
	return told.strip() == version


def prepare(bench: Bench, python: str, engine_requirements: Path = ENGINE_REQUIREMENTS) -> None:
	"""Make `env/` with the engine's and the tests' packages, unless it is there and of the same files."""
	mark = bench.env / ".made-by-dev"
	wanted = stamp(python, engine_requirements)
	if mark.is_file() and mark.read_text() == wanted and bench.python.exists():
		return
	log = bench.logs / "python.log"
	with step(f"Making the Python environment ({Path(python).name})"):
		run([python, "-m", "venv", "--clear", bench.env], log)
		pip = [bench.python, "-m", "pip", "--disable-pip-version-check", "install", "--no-compile"]
		run([*pip, "-c", CONSTRAINTS, "-r", engine_requirements, "-r", DEV_REQUIREMENTS], log)
		mark.write_text(wanted)


def stamp(python: str, engine_requirements: Path) -> str:
	"""What an environment was made from."""
	parts = [python.encode()] + [
		path.read_bytes() for path in (engine_requirements, DEV_REQUIREMENTS, CONSTRAINTS)
	]
	return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install_app(bench: Bench, app: Path) -> None:
	"""Install an app of the bench as editable, as `bench get-app` would, unless it is installed so already."""
	mark = bench.env / f".{app.name}-installed"
	wanted = (
		f"{(bench.env / '.made-by-dev').stat().st_mtime_ns} "
		+ hashlib.sha256((app / "pyproject.toml").read_bytes()).hexdigest()
	)
	if mark.is_file() and mark.read_text() == wanted:
		return
	pip = [bench.python, "-m", "pip", "--disable-pip-version-check", "install", "-c", CONSTRAINTS]
	with step(f"Installing {app.name} into the Python environment"):
		run([*pip, "--no-build-isolation", "--editable", app], bench.logs / "python.log")
		mark.write_text(wanted)
