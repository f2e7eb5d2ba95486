"""Calls to stock `bench`, and the configuration file that it and the engine read.

Nothing about a site is done behind bench's back: `./dev` says `bench new-site`, `install-app`, `migrate`
as an administrator would. Only the configuration is written by the tool, since ports may change at a start.
"""

import getpass
import json
import os
from collections.abc import Mapping
from pathlib import Path

from devtools.layout import APP, SITE, Bench
from devtools.shell import output, run, through
from devtools.state import State


def environment(bench: Bench) -> dict[str, str]:
	"""What bench needs in its environment: its own Python first, UTF-8, and no colour in the logs.

	Compiled modules are kept in `.dev`, on a machine too that forbids them beside the sources: without them each
	command compiles the engine anew, which takes most of its time.
	"""
	return {
		"PATH": f"{bench.env / 'bin'}:{bench.dev / 'bin'}:{os.environ.get('PATH', '')}:/usr/sbin:/sbin",
		"LC_ALL": "C.UTF-8",
		"NO_COLOR": "1",
		"PIP_DISABLE_PIP_VERSION_CHECK": "1",
		"PYTHONDONTWRITEBYTECODE": "",
		"PYTHONPYCACHEPREFIX": str(bench.cache / "pycache"),
	}


def bench_do(bench: Bench, *words: str, log: str = "bench") -> None:
	"""Run a bench command to its end, its output in a log."""
	run(
		[bench.env / "bin" / "bench", *words],
		bench.logs / f"{log}.log",
		cwd=bench.root,
		env=environment(bench),
	)


def bench_ask(bench: Bench, *words: str) -> str:
	"""Run a short bench command and return what it printed."""
	return output([bench.env / "bin" / "bench", *words], cwd=bench.root, env=environment(bench))


def bench_through(bench: Bench, *words: str, env: Mapping[str, str] | None = None) -> int:
	"""Run a bench command in the person's terminal."""
	return through(
		[bench.env / "bin" / "bench", *words], cwd=bench.root, env={**environment(bench), **(env or {})}
	)


def write_common_config(bench: Bench, state: State) -> None:
	"""Write what all sites share; keys that a person added stay."""
	redis = f"redis://127.0.0.1:{state.redis_port}"
	ours = {
		"background_workers": 1,
		"db_host": "127.0.0.1",
		# The engine from the Python index has no socket.io server: pages need not ask for one.
		"disable_async": not (bench.engine / "socketio.js").exists(),
		"db_port": state.db_port,
		"default_site": SITE,
		"frappe_user": getpass.getuser(),
		"redis_cache": f"{redis}/0",
		"redis_queue": f"{redis}/1",
		"redis_socketio": f"{redis}/0",
		"serve_default_site": True,
		# As stock v15 has it; the engine from the Python index would run scripts that are written on a page.
		"server_script_enabled": False,
		"shallow_clone": True,
		"webserver_port": state.web_port or 8000,
	}
	update_json(bench.common_config, ours)


def write_apps_list(bench: Bench) -> None:
	"""List the apps of the bench, the engine first; apps that a person added with bench stay."""
	path = bench.sites / "apps.txt"
	known = path.read_text().split() if path.exists() else []
	apps = ["frappe", *([APP] if (bench.app / APP / "hooks.py").exists() else [])]
	apps += [name for name in known if name not in apps and (bench.root / "apps" / name).is_dir()]
	path.write_text("\n".join(apps) + "\n")


def site_config(bench: Bench, site: str) -> Path:
	"""The configuration file of a site."""
	return bench.sites / site / "site_config.json"


def read_json(path: Path) -> dict:
	"""The content of a configuration file; empty where there is none."""
	return json.loads(path.read_text()) if path.exists() else {}


def update_json(path: Path, values: Mapping[str, object]) -> None:
	"""Set keys of a configuration file and leave the others."""
	content = {**read_json(path), **values}
	path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")
