"""The commands of `./dev`: what a person may ask for, and nothing about how it is done."""

import argparse
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from devtools import benchmarks, export, layout, lint, processes, site, state, testing, up, web
from devtools.bench import bench_through
from devtools.layout import SITE, Bench
from devtools.shell import Stop, say, step

DESCRIPTION = "Sets up and runs this bench: engine, database, site, tests. Everything stays in this folder."


class Parser(argparse.ArgumentParser):
	"""A parser whose refusal is one sentence."""

	def error(self, message: str) -> None:
		"""Say what is wrong and where help is."""
		print(f"{message[:1].upper()}{message[1:]}; ./dev --help says what there is.", file=sys.stderr)
		sys.exit(2)


def parser() -> argparse.ArgumentParser:
	"""All commands with their options."""
	root = Parser(prog="./dev", description=DESCRIPTION)
	commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
	make_up = commands.add_parser(
		"up", help="make what is missing, start what does not run, print the logins"
	)
	make_up.add_argument("--frappe", metavar="PATH", help="a checkout of upstream v15 or v16 as the engine")
	commands.add_parser("down", help="stop everything; data stay")
	commands.add_parser("status", help="say what runs and where (3 if the site is not up)")
	reset = commands.add_parser("reset", help="delete the sites with all their data")
	reset.add_argument("--all", action="store_true", help="also engine, Python environment, bundles, caches")
	reset.add_argument("--yes", action="store_true", help="do not ask")
	test = commands.add_parser("test", help="the app's DocType tests, then tests/, on a site of their own")
	test.add_argument(
		"--without-guard", action="store_true", help="only the attacks, with the guard taken out"
	)
	test.add_argument(
		"pytest", nargs=argparse.REMAINDER, help="what else to tell pytest: a path, -k WORD ..."
	)
	linters = commands.add_parser("lint", help="the linters over Python, scripts and styles")
	linters.add_argument("--fix", action="store_true", help="put right what they can")
	commands.add_parser("shell", help="a Python console on the site")
	measure = commands.add_parser("bench", help="the benchmarks, on a site of their own")
	measure.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(benchmarks.MEASURES))
	measure.add_argument("--years", nargs="+", type=int, default=[1, 5], help="years of data (1 5)")
	measure.add_argument(
		"--agencies", nargs="+", type=int, default=[10, 58, 500], help="agencies that report (10 58 500)"
	)
	stock = commands.add_parser(
		"frappe", help="any command of stock bench, e.g. ./dev frappe --site all migrate"
	)
	stock.add_argument("words", nargs=argparse.REMAINDER, help="the command")
	export_app = commands.add_parser("export-app", help="a repository of the app alone, for bench get-app")
	export_app.add_argument("folder", help="where to make it; must not exist")
	add_developers_commands(commands)
	return root


def add_developers_commands(commands: argparse._SubParsersAction) -> None:
	"""Sites beside the main one: each developer makes his own and throws it away."""
	new_site = commands.add_parser(
		"new-site", help="another site with the app, its content and the demo accounts"
	)
	drop_site = commands.add_parser("drop-site", help="delete such a site")
	serve = commands.add_parser("serve", help="serve such a site on a port")
	unserve = commands.add_parser("stop-serve", help="stop serving it")
	for command in (new_site, drop_site, serve, unserve):
		command.add_argument("site", help="its name, e.g. try.localhost")
	serve.add_argument("port", type=int, help="a free port")


def main(words: list[str]) -> int:
	"""Run one command; whatever goes wrong is one sentence and a code that is not 0."""
	try:
		if words and not words[0].startswith("-") and words[0] not in COMMANDS:
			raise Stop(f"There is no command {words[0]}; ./dev --help says what there is.")
		asked, unknown = parser().parse_known_args(words)
		if unknown and asked.command not in ("test", "frappe"):
			raise Stop(
				f"./dev {asked.command} does not know {unknown[0]}; ./dev {asked.command} --help says what there is."
			)
		return COMMANDS[asked.command](layout.here(), asked, unknown)
	except Stop as stop:
		print(f"{stop}", file=sys.stderr, flush=True)
		return 1
	except BrokenPipeError:
		sys.stdout = None  # who read our words has left; there is nobody to tell
		return 141
	except KeyboardInterrupt:
		print("\nInterrupted; ./dev up goes on from here, ./dev down stops what runs.", file=sys.stderr)
		return 130


def run_up(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev up"""
	with alone(bench):
		up.up(bench, state.load(bench), asked.frappe)
	return 0


def run_down(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev down"""
	up.down(bench)
	return 0


def run_status(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev status"""
	return up.status(bench, state.load(bench))


def run_reset(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev reset: asks first, since data are lost."""
	if not asked.yes:
		if not sys.stdin.isatty():
			raise Stop("./dev reset deletes all data of this bench: say ./dev reset --yes if that is meant.")
		if input("Delete all sites of this bench with their data? Type yes: ").strip() != "yes":
			raise Stop("Nothing was deleted.")
	with alone(bench):
		up.reset(bench, state.load(bench), everything=asked.all)
	return 0


def run_test(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev test"""
	return testing.test(bench, without_guard=asked.without_guard, pytest_words=[*unknown, *asked.pytest])


def run_lint(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev lint"""
	return lint.lint(bench, fix=asked.fix)


def run_shell(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev shell"""
	if not site.exists(bench, SITE):
		raise Stop("There is no site yet: say ./dev up first.")
	return bench_through(bench, "--site", SITE, "console")


def run_benchmarks(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev bench MEASURES"""
	return benchmarks.run(bench, asked.measures, asked.years, asked.agencies)


def run_stock(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev frappe WORDS"""
	if not bench.python.exists():
		raise Stop("There is no bench yet: say ./dev up first.")
	return bench_through(bench, *unknown, *asked.words)


def run_export(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev export-app DIR"""
	say(f"The app alone is in {export.export_app(bench, asked.folder)}: bench get-app takes it.")
	return 0


def run_new_site(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev new-site NAME"""
	known = state.load(bench)
	if not site.exists(bench, asked.site):
		site.create(bench, known, asked.site, config={**up.DEMO_CONFIG, "allow_tests": True})
	site.install_app(bench, asked.site)
	site.make_demo_accounts(bench, asked.site)
	return 0


def run_drop_site(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev drop-site NAME"""
	if not site.exists(bench, asked.site):
		raise Stop(f"There is no site {asked.site}.")
	processes.stop(bench, f"web-{asked.site}")
	site.drop(bench, state.load(bench), asked.site)
	return 0


def run_serve(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev serve NAME PORT"""
	if not processes.port_is_free(asked.port):
		raise Stop(f"Port {asked.port} is taken.")
	with step(f"Serving {asked.site} on http://127.0.0.1:{asked.port}"):
		web.start_web(bench, asked.site, asked.port, name=f"web-{asked.site}")
	return 0


def run_stop_serve(bench: Bench, asked: argparse.Namespace, unknown: list[str]) -> int:
	"""./dev stop-serve NAME"""
	if not processes.stop(bench, f"web-{asked.site}"):
		raise Stop(f"{asked.site} is not being served.")
	return 0


COMMANDS = {
	"up": run_up,
	"down": run_down,
	"status": run_status,
	"reset": run_reset,
	"test": run_test,
	"lint": run_lint,
	"shell": run_shell,
	"bench": run_benchmarks,
	"frappe": run_stock,
	"export-app": run_export,
	"new-site": run_new_site,
	"drop-site": run_drop_site,
	"serve": run_serve,
	"stop-serve": run_stop_serve,
}


@contextmanager
def alone(bench: Bench) -> Iterator[None]:
	"""Only one `up` or `reset` at a time in one bench."""
	bench.dev.mkdir(exist_ok=True)
	with open(bench.dev / "lock", "w") as lock:
		try:
			fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
		except OSError:
			raise Stop("Another ./dev is at work in this bench; wait for it.") from None
		yield
