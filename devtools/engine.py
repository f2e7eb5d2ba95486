"""The engine: Frappe v15 from the Python index, with its upstream names put back.

`frappe` itself is not on the Python index. What is there is `criscostack`, a mechanical rename of
Frappe's v15 development branch of August 2023 (MIT). This module downloads exactly that file (checked
by SHA-256), undoes the rename in texts, file and folder names, and lays the result out as a bench app
in `apps/frappe`, so that stock `bench` drives it and the app says `import frappe` as on any bench.

It changes names and adds what a wheel leaves out (packaging, licence). Whatever else today's libraries
require stands in `engine_repairs`, one documented function each. See NOTICE for the origin.
"""

import hashlib
import re
import shutil
import zipfile
from pathlib import Path

from devtools import engine_repairs
from devtools.layout import Bench
from devtools.shell import Stop, run, step

WHEEL = "criscostack-1.0.0-py3-none-any.whl"
REQUIREMENT = "criscostack==1.0.0"
SHA256 = "dc58aaf29c59b7666edc953596e5b31f77d7286b2ed6b14c6a205b217c210349"
# Raised when this module changes what it makes, so that an old copy is made anew (the repairs count by themselves).
RECIPE = "2"

# In this order: the longer word first, then the bare one. `ERPNext` keeps its own capitals.
NAMES = (
	("CRISCOSTACK", "FRAPPE"),
	("Criscostack", "Frappe"),
	("criscostack", "frappe"),
	("Criscoerp", "ERPNext"),
	("criscoerp", "erpnext"),
	("Crisco", "Frappe"),
	("brik_helper", "bench_helper"),
)
TEXTS = {
	".bat", ".css", ".csv", ".html", ".js", ".json", ".less", ".map", ".md", ".po", ".pot", ".py", ".raw", ".scss",
	".sh", ".sql", ".svg", ".toml", ".ts", ".txt", ".vue", ".xml", ".yml", ".yaml", "",
}  # fmt: skip

LICENSE = """The MIT License

Copyright (c) 2016-2023 Frappe Technologies Pvt. Ltd. <developers@frappe.io>

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""

NOTICE = f"""This folder was made by `./dev up`. It is the Frappe Framework, v15 development branch of August 2023,
Copyright (c) Frappe Technologies Pvt. Ltd. and contributors, under the MIT licence (LICENSE).

It was obtained from the Python index as {REQUIREMENT} (wheel SHA-256
{SHA256}), a renamed copy whose texts carry
"Copyright (c) Crisco Technologies Pvt. Ltd."; the tool put the upstream names back.
"""

PYPROJECT = """[project]
name = "frappe"
dynamic = ["version"]
description = "Metadata driven, full-stack low code web framework"
requires-python = ">=3.10"
license = { file = "LICENSE" }
# Its dependencies are installed from devtools/requirements-engine.txt of the repository that made this.

[build-system]
requires = ["flit_core >=3.4,<4"]
build-backend = "flit_core.buildapi"
"""


def stamp() -> str:
	"""What `apps/frappe` was made from; an engine with another stamp is made anew."""
	repairs = Path(engine_repairs.__file__).read_bytes()
	return f"{REQUIREMENT} {SHA256[:12]} recipe {RECIPE} {hashlib.sha256(repairs).hexdigest()[:12]}"


def is_ready(bench: Bench) -> bool:
	"""True where the engine that this tool would make is already there."""
	mark = bench.engine / ".made-by-dev"
	return mark.is_file() and mark.read_text() == stamp()


def put_in_place(bench: Bench) -> None:
	"""Download, check, rename and lay out the engine in `apps/frappe`, replacing an older one of ours."""
	refuse_foreign_engine(bench)
	with step("Downloading the engine"):
		wheel = download(bench)
	with step("Putting the upstream names back"):
		fresh = bench.cache / "engine"
		shutil.rmtree(fresh, ignore_errors=True)
		with zipfile.ZipFile(wheel) as archive:
			archive.extractall(fresh)
		restore_names(fresh)
		lay_out(fresh)
		engine_repairs.apply(fresh)
		(fresh / ".made-by-dev").write_text(stamp())
		shutil.rmtree(bench.engine, ignore_errors=True)
		bench.engine.parent.mkdir(exist_ok=True)
		fresh.rename(bench.engine)


def refuse_foreign_engine(bench: Bench) -> None:
	"""Never replace an `apps/frappe` that somebody else put there."""
	if bench.engine.is_symlink() or (bench.engine.exists() and not (bench.engine / ".made-by-dev").exists()):
		raise Stop(
			f"{bench.engine} was not made by this tool: use `./dev up --frappe {bench.engine}`, or move it away."
		)


def download(bench: Bench) -> Path:
	"""Fetch the wheel with pip unless it is in the cache, and check its SHA-256 either way."""
	wheel = bench.cache / WHEEL
	if not wheel.exists():
		run(
			[bench.python, "-m", "pip", "download", "--no-deps", "--dest", bench.cache, REQUIREMENT],
			bench.logs / "engine.log",
		)
	found = hashlib.sha256(wheel.read_bytes()).hexdigest()
	if found != SHA256:
		wheel.unlink()
		raise Stop(f"The engine's file is not the expected one (SHA-256 {found}); nothing was installed.")
	return wheel


def renamed(text: str) -> str:
	"""A text with the upstream names put back."""
	for ours, upstream in NAMES:
		text = text.replace(ours, upstream)
	return text


def restore_names(root: Path) -> None:
	"""Put the names back in every text file, then in file and folder names, deepest first."""
	for path in sorted(root.rglob("*"), key=lambda item: len(item.parts), reverse=True):
		if path.is_file() and path.suffix.lower() in TEXTS:
			restore_text(path)
		if renamed(path.name) != path.name:
			path.rename(path.with_name(renamed(path.name)))


def restore_text(path: Path) -> None:
	"""Rewrite one file if it holds any of the names; what is not UTF-8 is left alone."""
	raw = path.read_bytes()
	if not re.search(rb"crisco|brik_helper", raw, re.IGNORECASE):
		return
	try:
		path.write_bytes(renamed(raw.decode()).encode())
	except UnicodeDecodeError:
		return


def lay_out(fresh: Path) -> None:
	"""Turn the unpacked wheel into a bench app: packaging, licence, notice; the wheel's own records go."""
	for record in fresh.glob("*.dist-info"):
		shutil.rmtree(record)
	for junk in fresh.rglob(".DS_Store"):
		junk.unlink()
	(fresh / "LICENSE").write_text(LICENSE)
	(fresh / "NOTICE").write_text(NOTICE)
	(fresh / "README.md").write_text(NOTICE)
	(fresh / "pyproject.toml").write_text(PYPROJECT)
