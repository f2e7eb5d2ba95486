"""The Desk's bundles: what the browser loads.

The engine's wheel brings the sources of its front end but neither package.json nor build scripts. They are
in `devtools/frontend`: the packages in the majors that Frappe v15 names, and a build of two short files.
Our app's own bundles go through the same build. A checkout (`--frappe PATH`) brings its own and is built by
`bench build`.

`sites/assets/<app>` links to the app's public folder, as bench does it; the engine also loads a few packages
(the code editor, gantt) from `apps/frappe/node_modules` at run time.
"""

import shutil
from pathlib import Path

from devtools import services, stamps
from devtools.bench import bench_do
from devtools.layout import APP, Bench
from devtools.shell import output, run, step
from devtools.state import State

FRONTEND = Path(__file__).resolve().parent / "frontend"


def prepare(bench: Bench, state: State) -> None:
	"""Install the front end's packages and build the bundles, each only if something changed."""
	if state.upstream:
		build_upstream(bench)
		return
	install_packages(bench)
	link(bench.node_modules, FRONTEND / "node_modules")
	apps = ["frappe", *([APP] if (bench.app / APP / "public").is_dir() else [])]
	link_public_folders(bench, apps)
	mark, wanted = bench.sites / "assets" / ".made-by-dev", stamp(bench, apps)
	if mark.is_file() and mark.read_text() == wanted:
		return
	with step("Building the Desk bundles"):
		run([services.program("node"), FRONTEND / "build.mjs", bench.root, *apps], bench.logs / "assets.log")
		mark.write_text(wanted)
		forget_list(bench, state)


def install_packages(bench: Bench) -> None:
	"""Install exactly the packages of the lock file, without their install scripts."""
	lock = FRONTEND / "package-lock.json"
	mark = FRONTEND / "node_modules" / ".made-by-dev"
	if mark.is_file() and mark.read_text() == lock.read_text():
		return
	with step("Installing the front end's packages"):
		npm = [services.program("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
		run(npm, bench.logs / "assets.log", cwd=FRONTEND)
		mark.write_text(lock.read_text())


def stamp(bench: Bench, apps: list[str]) -> str:
	"""What the bundles were built from."""
	sources = [stamps.tree(bench.root / "apps" / app / app / "public") for app in apps[1:]]
	build = [(FRONTEND / name).read_text() for name in ("build.mjs", "plugins.mjs", "package-lock.json")]
	return stamps.of(stamps.engine(bench), *sources, *build)


def link_public_folders(bench: Bench, apps: list[str]) -> None:
	"""Link each app's public folder, and the engine's packages, to where the browser asks for them."""
	for app in apps:
		link(bench.sites / "assets" / app, bench.root / "apps" / app / app / "public")
	link(bench.engine / "frappe" / "public" / "node_modules", bench.node_modules)


def link(place: Path, target: Path) -> None:
	"""Make a symbolic link, or put right the one that is there."""
	if place.is_symlink() and place.readlink() == target:
		return
	if place.is_symlink():
		place.unlink()
	elif place.is_dir():
		shutil.rmtree(place)
	place.parent.mkdir(parents=True, exist_ok=True)
	place.symlink_to(target)


def forget_list(bench: Bench, state: State) -> None:
	"""Make running sites read the new list of bundles: the engine keeps the old one in Redis."""
	if state.redis_port and services.redis_answers(state.redis_port):
		output([services.program("redis-cli"), "-p", str(state.redis_port), "-n", "0", "DEL", "assets_json"])


def build_upstream(bench: Bench) -> None:
	"""Let a checkout build its own front end, and our app's with it."""
	mark, wanted = bench.sites / "assets" / ".made-by-dev", stamps.of(stamps.engine(bench), stamps.app(bench))
	if mark.is_file() and mark.read_text() == wanted:
		return
	with step("Building the Desk bundles with the checkout's own build"):
		bench_do(bench, "setup", "requirements", "--node", log="assets")
		bench_do(bench, "build", log="assets")
		mark.write_text(wanted)
