"""How the tool speaks and runs other programs.

A person sees one line for each step, with the time it took; what the programs print goes to
`.dev/logs/<step>.log`. Whatever stops the tool is one sentence: raise `Stop` with it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Stop(Exception):
	"""The tool cannot go on; the message is the one sentence that the person reads."""


def say(text: str) -> None:
	"""Print one line at once, even into a pipe."""
	print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
	"""Announce a step before it starts and say how long it took."""
	print(f"  {title} ...", end="", flush=True)
	started = time.monotonic()
	try:
		yield
	except BaseException:
		print(" failed", flush=True)
		raise
	print(f" {time.monotonic() - started:.1f} s", flush=True)


def run(
	command: Sequence[str | Path],
	log: Path,
	*,
	cwd: Path | None = None,
	env: Mapping[str, str] | None = None,
	stdin: Path | None = None,
) -> None:
	"""Run a program to its end with its output in `log`; a failure stops the tool and names the log."""
	log.parent.mkdir(parents=True, exist_ok=True)
	words = [str(word) for word in command]
	with open(log, "ab") as out, open(stdin or os.devnull, "rb") as source:
		out.write(f"\n$ {' '.join(words)}\n".encode())
		out.flush()
		try:
			code = subprocess.run(
				words, cwd=cwd, env=merged(env), stdin=source, stdout=out, stderr=subprocess.STDOUT
			).returncode
		except FileNotFoundError:
			raise Stop(f"The program {words[0]} is not on this machine.") from None
	if code:
		raise Stop(
			f"{Path(words[0]).name} failed with code {code}; its last words: {last_line(log)} (all of it: {log})"
		)


def output(
	command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> str:
	"""Run a short program and return what it printed; a failure stops the tool with its last line."""
	words = [str(word) for word in command]
	try:
		done = subprocess.run(
			words, cwd=cwd, env=merged(env), capture_output=True, text=True, stdin=subprocess.DEVNULL
		)
	except FileNotFoundError:
		raise Stop(f"The program {words[0]} is not on this machine.") from None
	if done.returncode:
		lines = (done.stderr or done.stdout).strip().splitlines() or ["(it printed nothing)"]
		raise Stop(f"{Path(words[0]).name} failed with code {done.returncode}: {lines[-1]}")
	return done.stdout


def through(
	command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> int:
	"""Run a program in the person's own terminal and return its code."""
	sys.stdout.flush()
	return subprocess.run([str(word) for word in command], cwd=cwd, env=merged(env)).returncode


def merged(env: Mapping[str, str] | None) -> dict[str, str]:
	"""The environment of a program: ours, with what is asked for on top."""
	return {**os.environ, **(env or {})}


def last_line(log: Path) -> str:
	"""The last line of a log that says something."""
	lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
	return lines[-1] if lines else "(nothing)"
