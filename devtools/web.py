"""The processes that serve a site: gunicorn on the loopback address, one worker, the scheduler."""

import os
import time
import urllib.error
import urllib.request
from pathlib import Path

from devtools import processes
from devtools.bench import environment
from devtools.layout import Bench
from devtools.shell import Stop, step
from devtools.state import State

WEB_PORTS = range(8000, 8100)
PING_TIMEOUT = 60


def start_web(
	bench: Bench, site: str, port: int, name: str = "web", application: str = "devtools.wsgi:application"
) -> None:
	"""Serve one site on a port of the loopback address and wait until it answers."""
	processes.start(
		bench,
		name,
		[bench.env / "bin" / "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8",
			"--timeout", "180", "--graceful-timeout", "5", "--worker-tmp-dir", memory_folder(), "--no-control-socket", "--preload",
			application],
		cwd=bench.sites,
		env={**environment(bench), "DEV_SITE": site, "SITES_PATH": str(bench.sites), "PYTHONPATH": f"{bench.root}:{bench.root / 'tests'}"},
	)  # fmt: skip
	processes.wait_for_port(bench, name, port)
	wait_for_answer(bench, name, port)


def memory_folder() -> str:
	"""A folder in memory for gunicorn's heartbeat, where the machine has one."""
	return "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"


def wait_for_answer(bench: Bench, name: str, port: int) -> None:
	"""Ask the site until it answers; an error of its own is an answer too, and is shown."""
	limit = time.monotonic() + PING_TIMEOUT
	problem = "no answer"
	while time.monotonic() < limit and processes.is_running(bench, name):
		try:
			with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/method/ping", timeout=PING_TIMEOUT):
				return
		except urllib.error.HTTPError as error:
			problem = f"status {error.code}"
			break
		except OSError as error:
			problem = str(error)
			time.sleep(0.1)
	raise Stop(f"The site does not answer on port {port} ({problem}); see {bench.logs / f'{name}.log'}.")


def start_background(bench: Bench) -> None:
	"""Start the worker and the scheduler of the bench, unless they run."""
	for name, words in (("worker", ["worker", "--queue", "short,default,long"]), ("scheduler", ["schedule"])):
		if processes.is_running(bench, name):
			continue
		with step(f"Starting the {name}"):
			processes.start(
				bench,
				name,
				[bench.python, "-m", "frappe.utils.bench_helper", "frappe", *words],
				cwd=bench.sites,
				env=environment(bench),
			)


def start_socketio(bench: Bench) -> bool:
	"""Start the engine's socket.io server where it has one; the copy from the Python index has none."""
	server = bench.engine / "socketio.js"
	if not server.exists() or processes.is_running(bench, "socketio"):
		return server.exists()
	with step("Starting the socket.io server"):
		processes.start(bench, "socketio", ["node", server], cwd=bench.root)
	return True


def choose_port(bench: Bench, state: State) -> None:
	"""Keep the port of last time if it is free, else take another and remember it."""
	if not processes.is_running(bench, "web"):
		state.web_port = processes.free_port(state.web_port, WEB_PORTS)
		state.save()


def stop(bench: Bench) -> None:
	"""Stop what serves the site, the web first."""
	for name in ("web", "socketio", "scheduler", "worker"):
		processes.stop(bench, name)


def log_of(bench: Bench, name: str) -> Path:
	"""Where a process writes."""
	return bench.logs / f"{name}.log"
