"""Consolidating a quarter: made, opened on the screen, built anew after one source was revoked, a figure's sources."""

import json
import resource
from typing import Any

import frappe
from actors import EXAMINER, PROVINCE_CHAIR, as_user
from factories import REASON, REPORT, act, seen
from laichau_env.approval.transitions import Action
from laichau_env.consolidation import service
from laichau_env.consolidation.constants import BUILD
from laichau_env.consolidation.constants import REPORT as CONSOLIDATED

PROVINCE_AIM, COUNTRY_AIM = 1.0, 20.0
"""Seconds: for the 58 agencies of the province, and for as many communes as the country has."""
PROVINCE = 58
TIMES = 5
KILOBYTE = 1024


def measure(run: Any, years: int, size: int, code: str) -> None:
	"""The period `code` has an approved report of each of `size` agencies."""
	aim = PROVINCE_AIM if size <= PROVINCE else COUNTRY_AIM
	before = _peak()
	with as_user(EXAMINER):
		report = run.measure("consolidate: made", years, size, aim).call(
			lambda: service.make_report(code, "Province")
		)
		again = run.measure("consolidate: built anew", years, size, aim)
		for _ in range(TIMES):
			again.call(lambda: service.rebuild(report.name))
	grown = (_peak() - before) / KILOBYTE
	counted, stored = report.counted, _stored(report.name)
	print(
		f"consolidate: {counted} reports, {grown:.0f} MB more at the peak, {stored / KILOBYTE**2:.1f} MB kept a build"
	)
	_change(code)
	with as_user(EXAMINER):
		found = service.rebuild(report.name)
		print(
			f"consolidate: after one was revoked {len(found.sources)} source and {len(found.figures)} figures differ"
		)
	frappe.db.commit()
	_on_screen(run, years, size, frappe.get_doc(CONSOLIDATED, report.name))


def _on_screen(run: Any, years: int, size: int, report: Any) -> None:
	task = next(row.plan_task for row in report.lines if row.reported)
	opened = run.measure("consolidate: form opened", years, size)
	sources = run.measure("consolidate: sources of a figure", years, size)
	sent = run.measure("consolidate: sent up, sources checked", years, size, 0)
	with as_user(EXAMINER):
		known = seen(report)
	user, api = EXAMINER.user, "laichau_env.consolidation.api"
	load = {"doctype": CONSOLIDATED, "name": report.name}
	opened.warm(lambda: run.web.call(user, "frappe.desk.form.load.getdoc", **load))
	for _ in range(TIMES):
		opened.call(lambda: run.web.call(user, "frappe.desk.form.load.getdoc", **load))
		sources.call(lambda: run.web.call(user, f"{api}.get_sources", name=report.name, plan_task=task))
	sent.call(
		lambda: run.web.call(
			user, "laichau_env.approval.api.act", **load, action="Request Signature", seen_hash=known
		)
	)


def _change(code: str) -> None:
	"""One source is revoked."""
	name = frappe.get_all(REPORT, {"period": code, "docstatus": 1}, pluck="name", limit=1)[0]
	act(frappe.get_doc(REPORT, name), PROVINCE_CHAIR, Action.REVOKE, REASON)


def _stored(report: str) -> int:
	fields = ["pins_json", "lines_json", "totals_json", "indicators_json"]
	kept = frappe.get_all(BUILD, {"consolidated_report": report}, fields, limit=1)[0]
	return len(json.dumps(kept))


def _peak() -> float:
	return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
