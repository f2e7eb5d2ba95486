"""What the machine itself must have: programs, libraries and fonts from Debian's packages.

Each need says how to see that it is met, so that a machine which has a thing by other means is left alone.
As root the missing packages are installed; without root the person is told exactly which they are.
Only what is needed to run goes in by `./dev up`; `./dev test` asks for the browser as well.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from devtools.layout import Bench
from devtools.shell import Stop, output, run, step

SYSTEM_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin"
POLICY = Path("/usr/sbin/policy-rc.d")


@dataclass(frozen=True)
class Need:
	"""One thing the machine must have: the Debian package, why, and the test that it is there."""

	package: str
	why: str
	is_met: Callable[[], bool]


def has_program(*names: str) -> Callable[[], bool]:
	"""A test that all these programs are on the machine."""
	return lambda: all(shutil.which(name, path=SYSTEM_PATH) for name in names)


def has_library(name: str) -> Callable[[], bool]:
	"""A test that the dynamic linker knows a library."""
	return lambda: name in known_libraries()


def has_font(family: str) -> Callable[[], bool]:
	"""A test that fontconfig finds a font family under its own name."""

	def is_met() -> bool:
		return bool(shutil.which("fc-match")) and output(["fc-match", "-f", "%{family}", family]).startswith(
			family
		)

	return is_met


def python_makes_environments() -> bool:
	"""True where Debian's Python can make an environment, or another Python of a tested version can."""
	from devtools.environment import interpreter

	try:
		return bool(interpreter())
	except Stop:
		return False


@cache
def known_libraries() -> str:
	"""What the dynamic linker knows."""
	ldconfig = shutil.which("ldconfig", path=SYSTEM_PATH)
	return output([ldconfig, "-p"]) if ldconfig else ""


TO_RUN = (
	Need("python3-venv", "the Python environment of the bench", python_makes_environments),
	Need("mariadb-server-core", "the database", has_program("mariadbd", "mariadb-install-db")),
	Need("mariadb-client", "dumps and restores of sites", has_program("mariadb", "mariadb-dump")),
	Need("redis-server", "cache and queue", has_program("redis-server", "redis-cli")),
	Need("nodejs", "builds the Desk's bundles", has_program("node")),
	Need("npm", "fetches what the bundles import", has_program("npm")),
	Need("git", "bench looks for it", has_program("git")),
	Need("fontconfig", "finds fonts for prints", has_program("fc-match")),
	Need(
		"fonts-liberation", "Liberation Serif, metric-equal to Times New Roman", has_font("Liberation Serif")
	),
	Need("libpango-1.0-0", "text layout of prints (WeasyPrint)", has_library("libpango-1.0.so.0")),
	Need("libpangoft2-1.0-0", "text layout of prints (WeasyPrint)", has_library("libpangoft2-1.0.so.0")),
	Need(
		"libharfbuzz-subset0",
		"embeds only the glyphs used (WeasyPrint)",
		has_library("libharfbuzz-subset.so.0"),
	),
)
TO_TEST = (
	Need("chromium", "browser tests", has_program("chromium")),
	Need(
		"poppler-utils", "looks at prints as pictures, checks signatures", has_program("pdftoppm", "pdfsig")
	),
	Need("zbar-tools", "reads the QR code of electronic copies", has_program("zbarimg")),
	Need("libreoffice-writer-nogui", "opens the Word files of the papers", has_program("soffice")),
	Need("softhsm2", "stands in for a token with the signing key", has_program("softhsm2-util")),
)


def missing(needs: tuple[Need, ...]) -> list[Need]:
	"""The needs that this machine does not meet."""
	return [need for need in needs if not need.is_met()]


def install_missing(bench: Bench, needs: tuple[Need, ...]) -> None:
	"""Install what is missing with apt; without root or without apt, say what it is and stop."""
	absent = missing(needs)
	if absent:
		names = " ".join(need.package for need in absent)
		refuse_where_we_cannot(names)
		with step(f"Installing Debian packages: {names}"):
			apt_install(bench, names.split())
		known_libraries.cache_clear()
		if still := missing(needs):
			raise Stop(f"Still missing after the installation: {', '.join(need.package for need in still)}.")
	link_mysql_name(bench)


def refuse_where_we_cannot(names: str) -> None:
	"""Stop with the exact packages where the tool may not or cannot install them."""
	if not shutil.which("apt-get"):
		raise Stop(f"This machine has no apt-get; install what these Debian packages hold: {names}")
	if os.geteuid():
		raise Stop(f"Missing, and only root may install it: apt-get install --no-install-recommends {names}")


def apt_install(bench: Bench, names: list[str]) -> None:
	"""Install packages without questions, and without starting the services that they bring."""
	log = bench.logs / "packages.log"
	quiet = {"DEBIAN_FRONTEND": "noninteractive"}
	run(["apt-get", "update"], log, env=quiet)
	with services_kept_asleep():
		run(["apt-get", "install", "-y", "--no-install-recommends", *names], log, env=quiet)


@contextmanager
def services_kept_asleep() -> Iterator[None]:
	"""Keep freshly installed servers from starting on their standard ports: Debian asks policy-rc.d."""
	ours = not POLICY.exists()
	if ours:
		POLICY.write_text("#!/bin/sh\nexit 101\n")
		POLICY.chmod(0o755)
	try:
		yield
	finally:
		if ours:
			POLICY.unlink(missing_ok=True)


def link_mysql_name(bench: Bench) -> None:
	"""The engine restores dumps by calling `mysql`; MariaDB 11 on Debian 13 no longer brings that name."""
	if not shutil.which("mysql", path=SYSTEM_PATH):
		link = bench.dev / "bin" / "mysql"
		link.parent.mkdir(parents=True, exist_ok=True)
		link.unlink(missing_ok=True)
		link.symlink_to(shutil.which("mariadb", path=SYSTEM_PATH))
