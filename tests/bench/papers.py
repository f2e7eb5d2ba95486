"""What papers cost: PDF cold and warm, the longest appendix, Word, a quarter in one file; and the framework's own way.

The framework's way is wkhtmltopdf (Debian's package, where the release has it) on the same HTML in the same run.
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

TIMES, FEW = 20, 3
ROWS = 300
PAPERS, PROCESSES = 500, 8
AIM_SHORT, AIM_ROWS, AIM_BATCH = 1.0, 5.0, 0.5
"""Seconds: a report of three pages, warm; an appendix of 300 rows; one report of a batch."""
MEGABYTE = 1024 * 1024
STOCK = "wkhtmltopdf"


def short_report() -> Any:
	"""A report of three pages: a text, and an appendix of a few tasks."""
	from laichau_env.documents.papers.progress_report import AppendixSection
	from prints import samples

	lines = tuple(samples.line(f"{number}.") for number in range(1, 4))
	return replace(samples.COMMUNE, appendix=(AppendixSection(("I. NHIỆM VỤ",), lines),))


def long_report() -> Any:
	"""The longest appendix: 300 tasks with text in every cell."""
	from laichau_env.documents.papers.progress_report import AppendixSection
	from prints import samples

	lines = tuple(samples.line(f"{number}.") for number in range(1, ROWS + 1))
	return replace(samples.COMMUNE, appendix=(AppendixSection(("I. NHIỆM VỤ",), lines),))


def cold() -> None:
	"""In a process of its own: the first paper, with what is loaded for it."""
	began = time.perf_counter()
	from laichau_env.documents.pdf import rendered

	loaded = time.perf_counter()
	rendered(short_report())
	told = {
		"load": loaded - began,
		"first": time.perf_counter() - loaded,
		"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE,
	}
	print(json.dumps(told))


def measure(run: Any, years: int) -> None:
	"""Single papers; the ratios to the framework's way are printed."""
	from laichau_env.documents.docx.builder import docx_of
	from laichau_env.documents.layouts.sandbox import html_of
	from laichau_env.documents.pdf import rendered

	short, long = short_report(), long_report()
	told = json.loads(
		subprocess.check_output([sys.executable, "-W", "ignore", "-m", "bench.papers"], text=True)
	)
	run.measure("paper: cold, code loaded", years, 1).seconds.append(told["load"])
	run.measure("paper: cold, first PDF", years, 1).seconds.append(told["first"])
	for row in run.measures[-2:]:
		row.queries.append(0)
		row.bytes.append(0)
	pages = {"short": rendered(short).pages, "long": rendered(long).pages}
	print(
		f"papers: {pages['short']} and {pages['long']} pages; a process that made one takes {told['mb']:.0f} MB"
	)
	ours = {
		"short": _times(
			run, years, f"paper: {pages['short']} pages, warm", TIMES, AIM_SHORT, lambda: rendered(short).pdf
		),
		"long": _times(run, years, f"paper: {ROWS} rows", FEW, AIM_ROWS, lambda: rendered(long).pdf),
	}
	_times(run, years, f"paper: DOCX, {pages['short']} pages", FEW, 0, lambda: docx_of(short))
	_times(run, years, f"paper: DOCX, {ROWS} rows", FEW, 0, lambda: docx_of(long))
	if not shutil.which(STOCK):
		print(f"papers: no {STOCK} here (a Debian release without the package, or not installed): no ratio")
		return
	for name, paper in (("short", short), ("long", long)):
		stock = _times(run, years, f"{STOCK}: the same HTML, {name}", FEW, 0, _stock(html_of(paper)))
		print(f"papers: {name}: {ours[name]:.2f} s, {STOCK} {stock:.2f} s, ratio {ours[name] / stock:.2f}")


def _stock(body: str) -> Callable[[], bytes]:
	from frappe.utils.pdf import get_pdf

	return lambda: get_pdf(
		f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'
	)


def _times(run: Any, years: int, name: str, times: int, aim: float, work: Callable[[], bytes]) -> float:
	"""Median seconds."""
	row = run.measure(name, years, 1, aim)
	row.warm(work)
	for _ in range(times):
		row.call(work)
	return median(row.seconds)


def measure_numbers(run: Any, years: int, site: str, agency: str) -> None:
	"""500 papers entered by eight processes at once."""
	clerk = Path(__file__).parents[1] / "site" / "clerk.py"
	shares = [PAPERS // PROCESSES + (turn < PAPERS % PROCESSES) for turn in range(PROCESSES)]

	def work() -> bytes:
		running = [
			subprocess.Popen(
				[sys.executable, "-W", "ignore", str(clerk), site, agency, "HD", "2032", str(share)],
				stdout=subprocess.DEVNULL,
			)
			for share in shares
		]
		failed = [process for process in running if process.wait()]
		if failed:
			raise RuntimeError(f"{len(failed)} of {PROCESSES} clerks failed")
		return b""

	run.measure(f"numbers: {PAPERS} by {PROCESSES} processes", years, 1).call(work)


def measure_batch(run: Any, years: int, names: list[str], asker: str) -> None:
	"""The reports of a quarter as one PDF and as an archive, the job in this process; seconds a report.

	The worst case: none is issued here, so that each is laid out; the bytes of issued ones are there already.
	"""
	import frappe
	from laichau_env.documents.batch import rules, service, worker

	for form in (rules.PDF, rules.ZIP):
		frappe.set_user(asker)
		batch = service.ask(form, names=names).name
		frappe.db.commit()
		row = run.measure(f"batch: {form}, each of {len(names)} laid out", years, len(names), AIM_BATCH)
		row.call(lambda name=batch: worker.run(name))
		frappe.set_user("Administrator")
		status, size = frappe.db.get_value("Paper Batch", batch, ["status", "size"])
		print(
			f"papers: batch of {len(names)} as {form}: {row.seconds[0]:.1f} s, {size / MEGABYTE:.1f} MB, {status}"
		)
		row.seconds = [row.seconds[0] / len(names)]
		row.queries = [row.queries[0] // len(names)]
		row.bytes = [size]


if __name__ == "__main__":
	cold()
