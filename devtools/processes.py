"""Processes that the tool starts: one pid file each, and only those are ever stopped.

A pid file holds the process id and the moment the kernel says that process began, so that an id which the
machine gave to another program since is never taken for ours.
"""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from devtools.layout import Bench
from devtools.shell import Stop, last_line, merged

START_TIMEOUT = 60
STOP_TIMEOUT = 30


def start(
	bench: Bench,
	name: str,
	command: Sequence[str | Path],
	*,
	cwd: Path | None = None,
	env: Mapping[str, str] | None = None,
) -> None:
	"""Start a program in a session of its own, its output in `.dev/logs/<name>.log`."""
	bench.run.mkdir(parents=True, exist_ok=True)
	bench.logs.mkdir(parents=True, exist_ok=True)
	with open(bench.logs / f"{name}.log", "ab") as log:
		process = subprocess.Popen(
			[str(word) for word in command],
			cwd=cwd or bench.root,
			env=merged(env),
			stdin=subprocess.DEVNULL,
			stdout=log,
			stderr=subprocess.STDOUT,
			start_new_session=True,
		)
	pid_file(bench, name).write_text(f"{process.pid} {began(process.pid)}\n")


def pid_file(bench: Bench, name: str) -> Path:
	"""Where the id of a process is kept."""
	return bench.run / f"{name}.pid"


def began(pid: int) -> str:
	"""The moment a process began, in the kernel's own count; empty where there is no such process."""
	try:
		after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
	except OSError:
		return ""
	return "" if after_name[0] == "Z" else after_name[19]


def running_pid(bench: Bench, name: str) -> int | None:
	"""The id of a process of ours that is alive."""
	try:
		pid, moment = pid_file(bench, name).read_text().split()
	except (OSError, ValueError):
		return None
	return int(pid) if began(int(pid)) == moment else None


def all_names(bench: Bench, but: Sequence[str] = ()) -> list[str]:
	"""The names of all processes that we ever started and did not stop, but for some."""
	return sorted(path.stem for path in bench.run.glob("*.pid") if path.stem not in but)


def is_running(bench: Bench, name: str) -> bool:
	"""True where the process that we started under this name is alive."""
	return running_pid(bench, name) is not None


def stop(bench: Bench, name: str) -> bool:
	"""End a process of ours and wait for its end; after half a minute it is killed. False if none ran."""
	pid = running_pid(bench, name)
	if pid is None:
		pid_file(bench, name).unlink(missing_ok=True)
		return False
	os.kill(pid, signal.SIGTERM)
	if not ended_within(pid, STOP_TIMEOUT):
		with contextlib.suppress(ProcessLookupError):
			os.killpg(pid, signal.SIGKILL)
		ended_within(pid, STOP_TIMEOUT)
	pid_file(bench, name).unlink(missing_ok=True)
	return True


def ended_within(pid: int, seconds: float) -> bool:
	"""Wait for a process to end; reap it where it is our child."""
	limit = time.monotonic() + seconds
	while time.monotonic() < limit:
		with contextlib.suppress(ChildProcessError):
			os.waitpid(pid, os.WNOHANG)
		if not began(pid):
			return True
		time.sleep(0.05)
	return False


def port_is_free(port: int) -> bool:
	"""True where nothing listens on this port of the loopback address."""
	with socket.socket() as probe:
		probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
		try:
			probe.bind(("127.0.0.1", port))
		except OSError:
			return False
	return True


def free_port(wanted: int, choices: Iterable[int]) -> int:
	"""The wanted port if it is free, else the first free one of the choices."""
	for port in ([wanted] if wanted else []) + list(choices):
		if port_is_free(port):
			return port
	raise Stop(f"No port between {min(choices)} and {max(choices)} is free.")


def wait_for_port(bench: Bench, name: str, port: int) -> None:
	"""Wait until the process answers on its port; stop the tool if it ends or takes too long."""
	limit = time.monotonic() + START_TIMEOUT
	while time.monotonic() < limit:
		with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
			return
		if not is_running(bench, name):
			break
		time.sleep(0.05)
	log = bench.logs / f"{name}.log"
	raise Stop(f"{name} did not start: {last_line(log)} (all of it: {log})")
