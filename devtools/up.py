"""From an empty machine to a running site: the steps of `./dev up` in their order, and its opposites.

Every step looks first whether its work is done, so a second run only starts what does not run.
"""

import shutil
import time

from devtools import assets, engine, environment, packages, processes, services, site, stamps, upstream, web
from devtools.bench import site_config, update_json, write_apps_list, write_common_config
from devtools.layout import APP, SITE, Bench
from devtools.shell import say, step
from devtools.state import State

DEMO_CONFIG = {"laichau_content": 1, "laichau_demo": 1, "laichau_demo_password": site.DEMO_PASSWORD}
EVERYTHING = ("web", "socketio", "scheduler", "worker", "mariadb", "redis")


def up(bench: Bench, state: State, checkout: str | None) -> None:
	"""Make whatever is missing and start whatever does not run; then say where the site is."""
	started = time.monotonic()
	say(f"Setting up the bench in {bench.root}")
	prepare(bench, state, checkout)
	services.start(bench, state)
	web.choose_port(bench, state)
	write_common_config(bench, state)
	assets.prepare(bench, state)
	changed = make_or_update_site(bench, state)
	start_processes(bench, state, restart=changed)
	logins = demo_logins(bench, state, changed)
	say(f"Done in {time.monotonic() - started:.0f} s.\n")
	print_address(state, logins)


def prepare(bench: Bench, state: State, checkout: str | None = None) -> None:
	"""Everything that can be done without a database: packages, Python, engine, app."""
	packages.install_missing(bench, packages.TO_RUN)
	bench.make_folders()
	if checkout:
		upstream.use(bench, state, checkout)
	if state.upstream:
		upstream.prepare(bench, state)
	else:
		environment.prepare(bench, environment.interpreter())
		if not engine.is_ready(bench):
			engine.put_in_place(bench)
		environment.install_app(bench, bench.engine)
	if (bench.app / APP / "hooks.py").exists():
		environment.install_app(bench, bench.app)
	write_apps_list(bench)


def make_or_update_site(bench: Bench, state: State) -> bool:
	"""Make the site, or migrate it if the code changed since; true where something was done.

	One that an interrupted run left half made is made anew: nobody has worked on it yet.
	"""
	now = stamps.of(stamps.engine(bench), stamps.app(bench))
	if state.half_made and site.exists(bench, SITE):
		with step(f"Deleting {SITE}, which the last run left half made"):
			site.drop(bench, state, SITE)
	if not site.exists(bench, SITE):
		state.half_made = True
		state.save()
		site.create(bench, state, SITE, config=DEMO_CONFIG)
	if not site.has_app(bench, SITE):
		update_json(site_config(bench, SITE), DEMO_CONFIG)
		site.install_app(bench, SITE)
	elif state.sites.get(SITE) != now:
		site.migrate(bench, SITE)
	else:
		return False
	state.sites[SITE] = now
	state.half_made = False
	state.logins = []
	state.save()
	return True


def start_processes(bench: Bench, state: State, *, restart: bool) -> None:
	"""Start web, worker and scheduler; after a change of code they are started anew."""
	if restart:
		web.stop(bench)
	if not processes.is_running(bench, "web"):
		with step(f"Starting the web server on 127.0.0.1:{state.web_port}"):
			web.start_web(bench, SITE, state.web_port)
	web.start_background(bench)
	web.start_socketio(bench)


def demo_logins(bench: Bench, state: State, changed: bool) -> list[dict[str, str]]:
	"""The demo accounts, made at the first time and after a change; remembered for the next runs."""
	if changed or not state.logins:
		state.logins = site.make_demo_accounts(bench, SITE)
		state.save()
	return state.logins


def print_address(state: State, logins: list[dict[str, str]]) -> None:
	"""Tell the person where the site is and how to get in, one login for each role."""
	say(f"The site: http://127.0.0.1:{state.web_port}\n")
	rows = [("Role", "User", "Password", "Agency")]
	seen: set[str] = set()
	for login in logins:
		if login["role"] not in seen:
			seen.add(login["role"])
			rows.append((login["role"], login["user"], login["password"], login.get("agency") or ""))
	rows.append(("Administrator", "Administrator", site.ADMIN_PASSWORD, ""))
	widths = [max(len(row[column]) for row in rows) for column in range(4)]
	for row in rows:
		say("  " + "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip())


def down(bench: Bench) -> None:
	"""Stop everything that the tool started; data stay."""
	for name in [*processes.all_names(bench, but=EVERYTHING), *EVERYTHING]:
		if processes.is_running(bench, name):
			with step(f"Stopping {name}"):
				processes.stop(bench, name)
	say("Nothing of this bench is running.")


def status(bench: Bench, state: State) -> int:
	"""Say what runs and where; 0 if the site answers, 3 if not."""
	ports = {"web": state.web_port, "mariadb": state.db_port, "redis": state.redis_port}
	for name in [*EVERYTHING, *processes.all_names(bench, but=EVERYTHING)]:
		pid = processes.running_pid(bench, name)
		if pid is None and (name == "socketio" or name not in EVERYTHING):
			continue
		where = f", 127.0.0.1:{ports[name]}" if pid and ports.get(name) else ""
		say(f"  {name:<10} " + (f"running (process {pid}{where})" if pid else "not running"))
	say(f"  {'engine':<10} {describe_engine(bench, state)}")
	say(f"  {'site':<10} " + (SITE if site.exists(bench, SITE) else "not made yet"))
	running = processes.is_running(bench, "web")
	if running:
		say("")
		print_address(state, state.logins)
	return 0 if running else 3


def describe_engine(bench: Bench, state: State) -> str:
	"""Which engine the bench has."""
	if state.upstream:
		return f"a checkout: {state.upstream}"
	return engine.REQUIREMENT if engine.is_ready(bench) else "not there or out of date"


def reset(bench: Bench, state: State, *, everything: bool) -> None:
	"""Delete the site and the database with all data; `everything` also engine, environment and caches."""
	down(bench)
	with step("Deleting sites and databases"):
		for folder in bench.sites.iterdir():
			if (folder / "site_config.json").exists():
				shutil.rmtree(folder)
		for name in ("mariadb", "redis", "run"):
			shutil.rmtree(bench.dev / name, ignore_errors=True)
		state.sites, state.logins, state.db_root_password = {}, [], ""
		state.save()
	if everything:
		with step("Deleting engine, environment, bundles and caches"):
			delete_what_can_be_made_again(bench, state)


def delete_what_can_be_made_again(bench: Bench, state: State) -> None:
	"""Delete all that `up` makes; a linked checkout is only unlinked."""
	if bench.engine.is_symlink():
		bench.engine.unlink()
	elif (bench.engine / ".made-by-dev").exists():
		shutil.rmtree(bench.engine)
	for folder in (
		bench.env,
		bench.dev,
		bench.sites / "assets",
		assets.FRONTEND / "node_modules",
		bench.root / "logs",
	):
		shutil.rmtree(folder, ignore_errors=True)
	for file in (bench.common_config, bench.sites / "apps.txt"):
		file.unlink(missing_ok=True)
