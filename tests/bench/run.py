"""The benchmarks: `./dev bench [MEASURE ...] [--years 1 5] [--agencies 10 58 500]`. Prints a table, writes JSON.

Run as `python -m bench.run SITE RESULT.json ...` from the folder of sites, on a site of its own. Aims are printed with
met or missed; a missed one fails nothing.
"""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import frappe
from actors import CHAIR, DIRECTOR, EXAMINER, OFFICER, PROVINCE_CHAIR, as_user
from factories import REASON, REPORT, next_number, seen
from laichau_env.reporting.service import open_period

from bench import grow
from bench.gauge import Measure, Web

TIMES = 20
BULK = 50
PROVINCE = 58
"""Agencies of the province: 38 communes and some 20 departments and bodies."""
ACT = "laichau_env.approval.api.act"
OPEN, ACTION, BULK_50, MATRIX, INBOX, PAPERS = "open", "action", "bulk", "matrix", "inbox", "papers"
CONSOLIDATE = "consolidate"
OF_AGENCIES = (OPEN, MATRIX, INBOX, CONSOLIDATE)
"""Measures that are taken with more agencies than the province has, too."""
AIMS = {OPEN: 5.0, ACTION: 0.15, MATRIX: 0.2, INBOX: 0.2}
"""Seconds."""


class Run:
	"""One run: the site, what was measured."""

	def __init__(self, web: Web) -> None:
		self.web, self.measures, self.count = web, [], 0
		self.key = secrets.token_hex(2).upper()
		self.empty = Measure("empty call", 0, 0)

	def measure(self, name: str, years: int, agencies: int, aim: float = 0.0) -> Measure:
		"""A new row of the table."""
		self.measures.append(Measure(name, years, agencies, aim))
		return self.measures[-1]

	def code(self) -> str:
		"""Code of a period that is not there yet."""
		self.count += 1
		return f"DO-{self.key}-{self.count}"


@contextmanager
def connected(site: str):
	"""The framework in this process; a call to the application ends it, so each part connects anew."""
	frappe.init(site=site, sites_path=os.getcwd())
	frappe.connect()
	frappe.set_user("Administrator")
	try:
		yield
		frappe.db.commit()
	finally:
		frappe.destroy()


def yardstick(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""An empty call, by which another machine's figures are compared."""
	run.empty.warm(lambda: run.web.call(OFFICER.user, "frappe.ping"))
	for _ in range(TIMES):
		run.empty.call(lambda: run.web.call(OFFICER.user, "frappe.ping"))


def opening(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""Opening a quarter."""
	for size in sizes:
		with connected(site):
			asked = grow.asked_of(size)
			frappe.db.commit()
			code = run.code()
			grow.period(code, 2026, 4, asked)
			frappe.db.commit()
			run.measure("open a quarter", years, size, AIMS[OPEN]).call(lambda: open_period(code))


def actions(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""Each action of the table, over HTTP."""
	ways = (
		(OFFICER, "Request Signature", "Draft"),
		(CHAIR, "Sign and Submit", "Pending Signature"),
		(EXAMINER, "Recommend", "Under Department Review"),
		(DIRECTOR, "Approve at Department", "Pending Department Approval"),
		(PROVINCE_CHAIR, "Approve", "Pending Province Approval"),
		(PROVINCE_CHAIR, "Revoke", "Approved"),
	)
	back = (
		(OFFICER, "Recall", 1), (CHAIR, "Send Back", 1), (EXAMINER, "Send Back", 2), (DIRECTOR, "Send Back", 3),
		(PROVINCE_CHAIR, "Send Back", 4),
	)  # fmt: skip
	rows = {action: run.measure(f"action: {action}", years, 58, AIMS[ACTION]) for _, action, _ in ways}
	rows |= {
		f"{action} {person}": run.measure(f"action: {action} ({person})", years, 58, AIMS[ACTION])
		for person, action, _ in back
	}

	def do(report: str, person, action: str, key: str, first: bool) -> None:
		with connected(site):
			doc = frappe.get_doc(REPORT, report)
			with as_user(person):
				known = seen(doc)
			number = next_number(doc)
		values = {"document_number": str(number), "late_reason": REASON}
		take = rows[key].warm if first else rows[key].call
		take(
			lambda: run.web.call(
				person.user, ACT, doctype=REPORT, name=report, action=action, seen_hash=known, reason=REASON,
				values=values if action == "Sign and Submit" else {},
			)
		)  # fmt: skip

	for turn in range(TIMES // 4 + 1):
		for steps, (person, action) in [(6, (None, ""))] + [(far, (who, what)) for who, what, far in back]:
			report = written(run, site)
			for who, what, _ in ways[:steps]:
				do(report, who, what, what, first=not turn)
			if person:
				do(report, person, action, f"{action} {person}", first=not turn)


def written(run: Run, site: str) -> str:
	"""A fresh report of a commune with all results written, of a year that no measured matrix shows."""
	with connected(site):
		code = run.code()
		grow.period(code, 2024, 1, [OFFICER.agency])
		open_period(code)
		report = frappe.get_doc(REPORT, f"BC-{code}-{OFFICER.agency}")
		with as_user(OFFICER):
			for line in report.lines:
				line.result, line.percent, line.pace = grow.RESULT, 50, "On Track"
			report.save()
		return report.name


def waiting(run: Run, site: str, size: int, state: str) -> list[str]:
	"""Reports of `size` agencies that stand in a state."""
	with connected(site):
		code = run.code()
		grow.period(code, 2026, 3, grow.asked_of(size))
		open_period(code)
		through = frappe.get_all(REPORT, {"period": code, "examining_agency": "SNNMT"}, pluck="name")
		return grow.take_to(through, state, 2026, 9)


def inbox(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""The examiner's inbox with a report of each agency in it."""
	for size in sizes:
		names = waiting(run, site, size, "Under Department Review")
		row = run.measure("inbox", years, size, AIMS[INBOX])
		row.warm(lambda: run.web.call(EXAMINER.user, "laichau_env.approval.api.get_inbox"))
		for _ in range(TIMES):
			row.call(lambda: run.web.call(EXAMINER.user, "laichau_env.approval.api.get_inbox"))
		with connected(site):
			grow.take_to(names, "Approved", 2026, 9)


def matrix(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""The page of completeness and timeliness, of this year and the last one."""
	for size in sizes:
		names = waiting(run, site, size, "Under Department Review")
		row = run.measure("matrix", years, size, AIMS[MATRIX])
		row.warm(lambda: run.web.call(EXAMINER.user, "laichau_env.follow_up.api.get_matrix", year="2026"))
		for turn in range(TIMES):
			row.call(
				lambda turn=turn: run.web.call(
					EXAMINER.user, "laichau_env.follow_up.api.get_matrix", year=str(2025 + turn % 2)
				)
			)
		with connected(site):
			grow.take_to(names, "Approved", 2026, 9)


def bulk(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""Fifty reports read, begun and recommended, the job in this process."""
	from laichau_env.approval.bulk import worker

	names = waiting(run, site, 58, "Under Department Review")[:BULK]
	run_name = "laichau_env.approval.bulk.api"
	read = run.measure(f"bulk: read {len(names)}", years, len(names))
	answer = read.call(
		lambda: run.web.call(
			EXAMINER.user, f"{run_name}.prepare_bulk", doctype=REPORT, names=names, action="Recommend"
		)
	)
	items = [{"name": one["name"], "seen_hash": one["seen_hash"]} for one in json.loads(answer)["message"]]
	begun = run.measure(f"bulk: begin {len(names)}", years, len(names)).call(
		lambda: run.web.call(
			EXAMINER.user, f"{run_name}.start_bulk", doctype=REPORT, action="Recommend", items=items
		)
	)
	with connected(site):
		run.measure(f"bulk: recommend {len(names)}", years, len(names)).call(
			lambda: worker.run(json.loads(begun)["message"]["name"])
		)
		frappe.set_user("Administrator")
		done = frappe.db.count(
			REPORT, {"name": ("in", names), "workflow_state": "Pending Department Approval"}
		)
		if done != len(names):
			print(f"only {done} of {len(names)} were recommended")


def papers(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""PDF and Word of single papers, 500 numbers by eight processes, a quarter in one file; once a run."""
	from bench import papers as of_papers

	if any(one.name.startswith("paper:") for one in run.measures):
		return  # what a paper costs does not grow with the years before it
	with connected(site):
		of_papers.measure(run, years)
	of_papers.measure_numbers(run, years, site, OFFICER.agency)
	names = waiting(run, site, PROVINCE, "Under Department Review")
	with connected(site):
		of_papers.measure_batch(run, years, names, EXAMINER.user)


def consolidating(run: Run, site: str, years: int, sizes: list[int]) -> None:
	"""A quarter of approved reports made into one."""
	from bench import consolidation

	for size in sizes:
		with connected(site):
			code = run.code()
			grow.period(code, 2026, 2, grow.asked_of(size))
			open_period(code)
			grow.take_to(frappe.get_all(REPORT, {"period": code}, pluck="name"), "Approved", 2026, 6)
			frappe.db.commit()
			grow.say_different_things(code)
			frappe.db.commit()
			consolidation.measure(run, years, size, code)


def stages(years: list[int], sizes: list[int]) -> list[tuple[int, list[int]]]:
	"""The province as it is with each number of years; then, with all of them, more agencies than it has.

	In this order, for agencies that are made for the last stage are on every page afterwards.
	"""
	own, more = [size for size in sizes if size <= PROVINCE], [size for size in sizes if size > PROVINCE]
	return [(count, own) for count in sorted(years) if own] + ([(max(years), more)] if more else [])


MEASURES: dict[str, Callable] = {
	OPEN: opening, MATRIX: matrix, INBOX: inbox, BULK_50: bulk, CONSOLIDATE: consolidating, ACTION: actions,
	PAPERS: papers,
}  # fmt: skip
"""In this order: the last ones make periods of their own, which a matrix would show."""


def table(rows: list[dict]) -> str:
	"""The rows for a reader."""
	heads = ("measure", "years", "agencies", "times", "queries", "bytes", "p50", "p95", "ratio", "aim", "met")
	shown = [
		[
			{True: "met", False: "missed", None: ""}.get(row[head], row[head])
			if head == "met"
			else ("" if row[head] is None else row[head])
			for head in heads
		]
		for row in rows
	]
	widths = [max(len(str(line[place])) for line in [heads, *shown]) for place in range(len(heads))]
	return "\n".join(
		"  ".join(str(cell).ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
		for line in [heads, *shown]
	)


def main(words: list[str]) -> int:
	"""Measure what is asked for."""
	parser = argparse.ArgumentParser()
	parser.add_argument("site")
	parser.add_argument("result", type=Path)
	parser.add_argument("measures", nargs="*")
	parser.add_argument("--years", nargs="+", type=int, default=[1, 5])
	parser.add_argument("--agencies", nargs="+", type=int, default=[10, 58, 500])
	asked = parser.parse_args(words)
	with connected(asked.site):
		password = frappe.conf.laichau_demo_password
	run = Run(Web(asked.site, os.getcwd(), password))
	yardstick(run, asked.site, 0, [])
	failed: list[str] = []
	for years, sizes in stages(asked.years, asked.agencies):
		with connected(asked.site):
			print(f"{years} years: {grow.approved_years(years)} approved reports added", flush=True)
		for name in [
			one for one in asked.measures or MEASURES if max(sizes) <= PROVINCE or one in OF_AGENCIES
		]:
			print(f"measuring {name} ...", file=sys.stderr, flush=True)
			try:
				MEASURES[name](run, asked.site, years, sizes)
			except Exception as problem:
				failed.append(f"{name} at {years} years: {problem}")
	rows = [one.row(run.empty.row(0)["p50"]) for one in (run.empty, *run.measures) if one.seconds]
	asked.result.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
	print(table(rows))
	print(f"Seconds; the ratio is to the empty call. JSON: {asked.result}")
	for problem in failed:
		print(f"Not measured: {problem}", file=sys.stderr)
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
