"""`./dev test`: the app's DocType tests and tests/, on a site made for this run and thrown away after it.

Services that run already are used and left running; those that do not are started and stopped again. A whole run
goes on two lanes at once, each with a site and a server of its own: this process takes the DocType tests and most of
tests/, a second `./dev test` takes the folders of SECOND_LANE and is printed when it has ended. The runners' closing
lines are repeated at the end, pytest's last.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from devtools import assets, packages, processes, services, site, state, up, web
from devtools.bench import environment, write_common_config
from devtools.layout import APP, Bench
from devtools.shell import say, step
from devtools.state import State

TEST_PORTS = range(8200, 8300)
ATTACKS = "tests/site/attacks"
GUARDED = "devtools.wsgi:application"
UNGUARDED = "attacking.unguarded_wsgi:application"  # in tests/
SECOND_LANE = (
	"bench_install", "browser", "devtools", "journeys", "prints", "property", "signing", "site/reading", "year",
	"site/consolidation/test_at_once.py", "site/test_notices_at_once.py",
)  # fmt: skip
"""Folders and files of tests/ that a second process runs meanwhile: about half of the time of a whole run. Last come races,
which leave records on the site: those who count notices and e-mails are on the other lane."""
SITE_NAME = re.compile(r"^test-(\d+)\.localhost$")


@dataclass
class Outcome:
	"""How one runner ended: its code, and the line that it closes with."""

	code: int
	closing: str


def test(bench: Bench, *, without_guard: bool, pytest_words: list[str]) -> int:
	"""Run the tests; 0 only if all of them passed."""
	known = state.load(bench)
	packages.install_missing(bench, (*packages.TO_RUN, *packages.TO_TEST))
	up.prepare(bench, known)
	signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
	with services_running(bench, known), throw_away_site(bench, known) as name:
		assets.prepare(bench, known)
		if without_guard or pytest_words:
			outcomes = [on_server(bench, name, without_guard=without_guard, words=pytest_words)]
		else:
			outcomes = whole_run(bench, name)
	say("")
	for outcome in outcomes:
		say(outcome.closing)
	return next((outcome.code for outcome in outcomes if outcome.code), 0)


def whole_run(bench: Bench, name: str) -> list[Outcome]:
	"""Both lanes: ours on the site `name`, the second one's in a process that makes its own."""
	folders = [f"tests/{folder}" for folder in SECOND_LANE]
	with second_lane(bench, folders) as end_of_second:
		ours = on_server(bench, name, words=[f"--ignore={folder}" for folder in folders])
		doctypes = run_doctype_tests(bench, name)  # last: they leave their small world on the site
		return [doctypes, ours, end_of_second()]


@contextlib.contextmanager
def second_lane(bench: Bench, folders: list[str]) -> Iterator[Callable[[], Outcome]]:
	"""A `./dev test` of these folders beside this one; gives what waits for its end and prints what it said."""
	with tempfile.TemporaryFile("w+", errors="replace") as printed:
		process = subprocess.Popen(
			[bench.root / "dev", "test", *folders],
			stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
		)  # fmt: skip

		def end() -> Outcome:
			code = process.wait()
			printed.seek(0)
			lines = printed.read().splitlines()
			say("\nMeanwhile, on the second lane\n" + "\n".join(lines))
			return Outcome(code, closing_of_pytest(code, lines))

		try:
			yield end
		finally:
			if process.poll() is None:
				process.terminate()
				process.wait()


def on_server(bench: Bench, name: str, *, without_guard: bool = False, words: list[str]) -> Outcome:
	"""pytest with these words against a server of the site `name`."""
	with serving(bench, name, without_guard=without_guard) as url:
		return run_pytest(bench, name, url, without_guard=without_guard, words=words)


@contextlib.contextmanager
def services_running(bench: Bench, known: State) -> Iterator[None]:
	"""MariaDB and Redis for the time of the tests; what was not running before is stopped after."""
	ours = [name for name in ("mariadb", "redis") if not processes.is_running(bench, name)]
	try:
		services.start(bench, known)
		write_common_config(bench, known)
		yield
	finally:
		for name in ours:
			processes.stop(bench, name)


@contextlib.contextmanager
def throw_away_site(bench: Bench, known: State) -> Iterator[str]:
	"""A site of this run alone, with the app, the province's content and the demo accounts."""
	remove_left_over_sites(bench, known)
	name = f"test-{os.getpid()}.localhost"
	try:
		site.create(bench, known, name, config={**up.DEMO_CONFIG, "allow_tests": True})
		site.install_app(bench, name)
		site.make_demo_accounts(bench, name)
		yield name
	finally:
		if site.exists(bench, name):
			with step(f"Deleting the site {name}"):
				site.drop(bench, known, name)


def remove_left_over_sites(bench: Bench, known: State) -> None:
	"""Delete the sites of test runs that were killed: their process is gone."""
	for folder in bench.sites.iterdir():
		match = SITE_NAME.match(folder.name)
		if match and not processes.began(int(match.group(1))):
			processes.stop(bench, f"web-{folder.name}")
			site.drop(bench, known, folder.name)


@contextlib.contextmanager
def serving(bench: Bench, name: str, *, without_guard: bool = False) -> Iterator[str]:
	"""A web server for the site of this run; the harness, not the product, knows how to take the guard out."""
	port = processes.free_port(0, TEST_PORTS)
	process = f"web-{name}"
	try:
		with step(f"Serving {name} on 127.0.0.1:{port}"):
			web.start_web(
				bench, name, port, name=process, application=UNGUARDED if without_guard else GUARDED
			)
		yield f"http://127.0.0.1:{port}"
	finally:
		processes.stop(bench, process)


def run_doctype_tests(bench: Bench, name: str) -> Outcome:
	"""The tests beside the DocTypes, by bench's own runner."""
	say("\nDocType tests (bench run-tests)")
	command = [bench.env / "bin" / "bench", "--site", name, "run-tests", "--app", APP]
	code, lines = watch(bench, [str(word) for word in command], {})
	ran = [line for line in lines if re.match(r"(Ran \d+ tests?|OK|FAILED)", line)]
	return Outcome(code, "bench run-tests: " + (", ".join(ran) or f"no result, code {code}"))


def run_pytest(bench: Bench, name: str, url: str, *, without_guard: bool, words: list[str]) -> Outcome:
	"""The tests of tests/, told where the site is by the environment."""
	say("\nTests of tests/ (pytest)" + (", the attacks with the guard taken out" if without_guard else ""))
	where = {"LAICHAU_SITE": name, "LAICHAU_URL": url, "LAICHAU_BENCH": str(bench.root)}
	if without_guard:
		where["LAICHAU_WITHOUT_GUARD"] = "1"
		words = [ATTACKS, "-rf", *words]
	code, lines = watch(bench, [str(bench.python), "-m", "pytest", *words], where)
	return Outcome(code, closing_of_pytest(code, lines))


def closing_of_pytest(code: int, lines: list[str]) -> str:
	"""The line that pytest closes with."""
	closing = [line for line in lines if re.match(r"=+ .* in [\d.]+s.*=+$", line)]
	return closing[-1] if closing else f"pytest ended with code {code} and no closing line"


def watch(bench: Bench, command: list[str], env: Mapping[str, str]) -> tuple[int, list[str]]:
	"""Run a program, showing its output as it comes, and return its code and last lines."""
	whole = {**os.environ, **environment(bench), **env, "PYTHONUNBUFFERED": "1"}
	process = subprocess.Popen(
		command, cwd=bench.root, env=whole, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
		text=True, errors="replace",
	)  # fmt: skip
	lines: list[str] = []
	try:
		for line in process.stdout:
			print(line, end="", flush=True)
			lines.append(line.rstrip())
		return process.wait(), lines[-200:]
	finally:
		if process.poll() is None:
			process.terminate()
			process.wait()
