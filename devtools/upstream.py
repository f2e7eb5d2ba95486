"""`./dev up --frappe PATH`: a checkout of upstream v15 or v16 as the engine instead of the frozen copy.

The checkout is linked as `apps/frappe`, gets the Python that its own pyproject.toml asks for, its own
dependencies and its own front-end build. What the tool does beyond that is the same for both engines.
"""

import re
import shutil
from pathlib import Path

from devtools import environment, stamps
from devtools.layout import Bench
from devtools.shell import Stop, run, step
from devtools.state import State

KNOWN_PYTHONS = ("3.14", "3.13", "3.12", "3.11", "3.10")


def use(bench: Bench, state: State, path: str) -> None:
	"""Link a checkout as the engine of this bench; a bench whose site was made by another engine is refused."""
	checkout = Path(path).expanduser().resolve()
	if not (checkout / "frappe" / "hooks.py").is_file() or not (checkout / "package.json").is_file():
		raise Stop(
			f"{checkout} is no checkout of frappe (frappe/hooks.py and package.json are not both there)."
		)
	if state.upstream == str(checkout):
		return
	if state.sites:
		raise Stop(
			"The site of this bench was made by another engine: say ./dev reset first, or use another copy."
		)
	interpreter_for(checkout)
	if bench.engine.is_symlink():
		bench.engine.unlink()
	elif bench.engine.exists():
		shutil.rmtree(bench.engine)
	bench.engine.symlink_to(checkout)
	state.upstream = str(checkout)
	state.save()


def prepare(bench: Bench, state: State) -> None:
	"""Make the Python environment for the checkout: its own dependencies, then what our tests need."""
	checkout = Path(state.upstream)
	if not checkout.is_dir():
		raise Stop(
			f"The checkout {checkout} is gone; say ./dev reset --all to return to the engine of the index."
		)
	mark, wanted = (
		bench.env / ".made-by-dev",
		stamps.of((checkout / "pyproject.toml").read_text(), interpreter_for(checkout)),
	)
	if mark.is_file() and mark.read_text() == wanted:
		return
	log = bench.logs / "python.log"
	with step(f"Making the Python environment for {checkout}"):
		run([interpreter_for(checkout), "-m", "venv", "--clear", bench.env], log)
		pip = [bench.python, "-m", "pip", "--disable-pip-version-check", "install"]
		run([*pip, "flit_core", "setuptools", "wheel", "-r", environment.DEV_REQUIREMENTS], log)
		run([*pip, "--editable", checkout], log)
		mark.write_text(wanted)


def interpreter_for(checkout: Path) -> str:
	"""The Python that the checkout asks for; one sentence if it is not on this machine."""
	asked = re.search(r'requires-python\s*=\s*"([^"]+)"', (checkout / "pyproject.toml").read_text())
	wanted = asked.group(1) if asked else ">=3.10"
	fitting = tuple(version for version in KNOWN_PYTHONS if fits(version, wanted))
	if not fitting:
		raise Stop(f"The checkout asks for Python {wanted}, which this tool does not know.")
	try:
		return environment.interpreter(tuple(reversed(fitting)))
	except Stop:
		raise Stop(f"The checkout asks for Python {wanted}, and none such is on this machine.") from None


def fits(version: str, wanted: str) -> bool:
	"""True where a version satisfies a comma-separated list of bounds such as `>=3.10,<3.14`."""
	have = numbers(version)
	for bound in wanted.split(","):
		operator, limit = re.match(r"\s*([<>=~!]+)\s*([\d.]+)", bound).groups()
		limit = numbers(limit)
		holds = {">=": have >= limit, ">": have > limit, "<": have < limit, "<=": have <= limit}
		if not holds.get(operator, have == limit):
			return False
	return True


def numbers(version: str) -> tuple[int, ...]:
	"""A version as numbers to compare, first and second part."""
	return tuple(int(part) for part in version.split(".")[:2])
