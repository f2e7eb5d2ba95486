"""Numbers of outgoing papers under load: many processes at once, and one killed in the middle."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO

PROCESSES, PAPERS = 8, 500
YEAR = 2031
"""A year that no other test numbers papers in."""


@pytest.fixture(scope="module")
def clerks(frappe_site: ModuleType, site_name: str, bench_root: Path):
	"""Starts processes that issue papers of one kind; ends what is still running."""
	running: list[subprocess.Popen] = []

	def start(kind: str, count: int) -> subprocess.Popen:
		command = [
			sys.executable,
			str(Path(__file__).with_name("clerk.py")),
			site_name,
			BUM_TO,
			kind,
			str(YEAR),
		]
		process = subprocess.Popen(
			[*command, str(count)], cwd=bench_root / "sites", stdout=subprocess.PIPE, text=True
		)
		running.append(process)
		return process

	yield start
	for process in running:
		if process.poll() is None:
			process.kill()
		process.wait()


def numbers(site: ModuleType, kind: str) -> list[int]:
	site.db.rollback()
	return sorted(
		frappe.get_all(
			"Official Document", {"agency": BUM_TO, "paper_kind": kind, "year": YEAR}, pluck="number"
		)
	)


def test_eight_processes_take_500_numbers_without_gap_or_double(site: ModuleType, clerks) -> None:
	before = len(numbers(site, "BC"))
	shares = [PAPERS // PROCESSES + (turn < PAPERS % PROCESSES) for turn in range(PROCESSES)]
	processes = [clerks("BC", share) for share in shares]
	assert [process.wait(timeout=300) for process in processes] == [0] * PROCESSES
	given = numbers(site, "BC")
	print(
		f"{PROCESSES} processes, {len(given)} papers, doubles {len(given) - len(set(given))}, last {given[-1]}"
	)
	assert given == list(range(1, before + PAPERS + 1)), Counter(given).most_common(3)


def test_a_process_killed_in_the_middle_leaves_no_gap_and_loses_nothing(site: ModuleType, clerks) -> None:
	told: list[int] = []
	for _ in range(5):
		process = clerks("TTr", 1000)
		for _ in range(7):
			told.append(int(process.stdout.readline()))
		os.kill(process.pid, signal.SIGKILL)
		rest = process.stdout.read().split()
		told += [int(number) for number in rest]
		assert process.wait() == -signal.SIGKILL
	assert clerks("TTr", 20).wait(timeout=60) == 0
	given = numbers(site, "TTr")
	print(f"killed 5 times: {len(told)} told as issued, {len(given)} in the register, last {given[-1]}")
	assert given == list(range(1, len(given) + 1)), "no gap, no double"
	assert set(told) <= set(given), "what was told as issued is there"
