"""The site: made by stock bench, in Vietnamese, with the set-up wizard done and the app installed.

Making the engine's tables takes most of the time, so the first site leaves a dump of its untouched state in
`.dev/cache`, named by the engine; later sites (each test run makes one) start from that dump. The app is
always installed for real.
"""

import json
import shutil
from pathlib import Path

from devtools import services, stamps
from devtools.bench import bench_ask, bench_do, read_json, site_config, update_json
from devtools.layout import APP, Bench
from devtools.shell import Stop, output, step
from devtools.state import State

ADMIN_PASSWORD = "admin"
DEMO_PASSWORD = "LaiChau@2030"
WIZARD = {
	"language": "Việt",  # the name in the engine's own list
	"lang": "vi",
	"country": "Vietnam",
	"timezone": "Asia/Ho_Chi_Minh",
	"currency": "VND",
	"enable_telemetry": 0,
}


def exists(bench: Bench, site: str) -> bool:
	"""True where the site's folder is there; its database is then expected too."""
	return site_config(bench, site).exists()


def create(bench: Bench, state: State, site: str, *, config: dict[str, object] | None = None) -> None:
	"""Make a site with the engine alone: language, time zone, wizard; `config` goes to its configuration."""
	dump = bench.cache / f"site-{stamps.short(stamps.engine(bench))}.sql"
	with step(f"Making the site {site}" + (" from the engine's dump" if dump.exists() else "")):
		source = ["--source-sql", str(dump)] if dump.exists() else []
		bench_do(
			bench, "new-site", site, "--db-root-username", "root", "--db-root-password", state.db_root_password,
			"--admin-password", ADMIN_PASSWORD, *source, log="site",
		)  # fmt: skip
		update_json(site_config(bench, site), {"mute_emails": 1, **(config or {})})
		if not source:
			finish_wizard(bench, site)
			save_dump(bench, state, site, dump)


def finish_wizard(bench: Bench, site: str) -> None:
	"""Answer the set-up wizard as a person would, so that nobody meets it at the first login."""
	method = "frappe.desk.page.setup_wizard.setup_wizard.setup_complete"
	answer = bench_ask(bench, "--site", site, "execute", method, "--kwargs", repr({"args": WIZARD}))
	if '"ok"' not in answer:
		raise Stop(f"The set-up wizard did not finish: {answer.strip()[-300:]}")


def save_dump(bench: Bench, state: State, site: str, dump: Path) -> None:
	"""Keep the untouched database for later sites; a half-written dump is never taken for a whole one."""
	fresh = dump.with_suffix(".new")
	database = str(read_json(site_config(bench, site))["db_name"])
	text = output(
		[services.program("mariadb-dump"), "--no-defaults", f"--socket={services.socket(bench)}", "--user=root",
			"--single-transaction", "--skip-dump-date", database],
		env={"MYSQL_PWD": state.db_root_password},
	)  # fmt: skip
	fresh.write_text(text)
	fresh.replace(dump)


def install_app(bench: Bench, site: str) -> None:
	"""Install our app on a site; its configuration says beforehand whether the province's content comes along."""
	with step(f"Installing {APP} on {site}"):
		bench_do(bench, "--site", site, "install-app", APP, log="site")


def has_app(bench: Bench, site: str) -> bool:
	"""True where our app is installed on a site, as bench tells it."""
	return any(
		line.split()[:1] == [APP] for line in bench_ask(bench, "--site", site, "list-apps").splitlines()
	)


def make_demo_accounts(bench: Bench, site: str) -> list[dict[str, str]]:
	"""Make the demo accounts (or find them) and return one login for each role."""
	with step("Making the demo accounts"):
		printed = bench_ask(bench, "--site", site, "execute", f"{APP}.setup.demo.create_demo_accounts")
	return logins(printed)


def logins(printed: str) -> list[dict[str, str]]:
	"""The list of logins among the lines that a command printed; warnings before it are passed over."""
	for line in reversed(printed.strip().splitlines()):
		try:
			found = json.loads(line)
		except ValueError:
			continue
		if isinstance(found, str):
			found = json.loads(found)
		if isinstance(found, list):
			return found
	raise Stop("The app did not tell its demo accounts as a JSON list.")


def migrate(bench: Bench, site: str) -> None:
	"""Bring a site up to the code that lies here."""
	with step(f"Migrating {site}"):
		bench_do(bench, "--site", site, "migrate", log="site")


def drop(bench: Bench, state: State, site: str) -> None:
	"""Remove a site with its database and its files, without a backup."""
	config = read_json(site_config(bench, site))
	name = config.get("db_name")
	if name:
		services.sql(
			bench,
			state,
			f"DROP DATABASE IF EXISTS `{name}`; DROP USER IF EXISTS '{name}'@'127.0.0.1'; FLUSH PRIVILEGES;",
		)
	shutil.rmtree(bench.sites / site, ignore_errors=True)
