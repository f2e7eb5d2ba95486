"""A second bench in a folder of its own: what an administrator elsewhere has before he gets our app.

It shares the MariaDB and Redis of this bench (other Redis databases) and its engine; its Python environment is
its own, so that installing the app there leaves ours alone.
"""

import json
import os
import re
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from devtools import export, layout, services, site, stamps, state
from devtools.bench import environment, read_json

ENGINE_ALONE = "second.localhost"


@dataclass(frozen=True)
class SecondBench:
	"""The folder of the second bench, and how to ask it something."""

	root: Path
	tools: layout.Bench

	def bench(self, *words: str) -> str:
		"""Run stock bench there and return what it printed; the test fails with its words if it fails."""
		command = [str(self.tools.env / "bin" / "bench"), *words]
		env = {**os.environ, **environment(self.tools), "BENCH_DISABLE_UV": "1"}
		done = subprocess.run(
			command, cwd=self.root, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL
		)
		assert done.returncode == 0, f"bench {' '.join(words)}: {done.stdout[-3000:]}\n{done.stderr[-3000:]}"
		return done.stdout

	def inventory(self) -> dict[str, list[str]]:
		"""The names of all records that an app may bring, by DocType, and the tables of the site's database."""
		script = Path(__file__).with_name("inventory.py")
		done = subprocess.run(
			[self.root / "env" / "bin" / "python", script, ENGINE_ALONE],
			cwd=self.root / "sites",
			capture_output=True,
			text=True,
			check=True,
		)
		return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def second_bench(tmp_path_factory: pytest.TempPathFactory, bench_root: Path) -> SecondBench:
	"""A bench with the engine and one site, and nothing of ours."""
	tools = layout.Bench(bench_root)
	known = state.load(tools)
	second = SecondBench(tmp_path_factory.mktemp("second") / "bench", tools)
	for folder in ("apps", "sites/assets", "config/pids", "logs"):
		(second.root / folder).mkdir(parents=True)
	(second.root / "apps" / "frappe").symlink_to(tools.engine.resolve())
	make_environment(second)
	(second.root / "sites" / "apps.txt").write_text("frappe\n")
	config = read_json(tools.common_config)
	config.pop("default_site", None)
	for key in ("redis_cache", "redis_queue", "redis_socketio"):
		config[key] = re.sub(r"/\d+$", "/2", config[key])
	(second.root / "sites" / "common_site_config.json").write_text(json.dumps(config))
	for name in ("assets.json", "assets-rtl.json"):
		(second.root / "sites" / "assets" / name).write_text((tools.sites / "assets" / name).read_text())
	dump = tools.cache / f"site-{stamps.short(stamps.engine(tools))}.sql"
	second.bench(
		"new-site", ENGINE_ALONE, "--db-root-username", "root", "--db-root-password", known.db_root_password,
		"--admin-password", site.ADMIN_PASSWORD, "--source-sql", str(dump),
	)  # fmt: skip
	yield second
	name = read_json(second.root / "sites" / ENGINE_ALONE / "site_config.json")["db_name"]
	services.sql(tools, known, f"DROP DATABASE IF EXISTS `{name}`; DROP USER IF EXISTS '{name}'@'127.0.0.1'")


def make_environment(second: SecondBench) -> None:
	"""A Python environment that finds the engine and our environment's packages, but not our app."""
	subprocess.run([second.tools.python, "-m", "venv", second.root / "env"], check=True)
	inside = Path(sysconfig.get_path("purelib", vars={"base": str(second.root / "env")}))
	ours = Path(sysconfig.get_path("purelib", vars={"base": str(second.tools.env)}))
	(inside / "second_bench.pth").write_text(f"{ours}\n{second.tools.engine.resolve()}\n")


@pytest.fixture(scope="module")
def exported_app(tmp_path_factory: pytest.TempPathFactory, bench_root: Path) -> Path:
	"""What `./dev export-app` makes: a repository of the app alone."""
	return export.export_app(layout.Bench(bench_root), str(tmp_path_factory.mktemp("export") / "laichau_env"))
