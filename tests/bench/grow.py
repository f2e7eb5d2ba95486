"""Makes a site bigger: more agencies, and years of approved reports, in few statements and with valid chains.

Honest means: drafts come from the service that opens periods; each report has content in every line, a paper, and the
five events of its way to approval with the hash of that content, linked into both chains by the app's own functions.
What is left out is what a person's request costs besides: locks, versions, notices. Everything is rolled back or thrown
away with the site.
"""

import csv
import os
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import frappe
from factories import PLAN, REPORT
from frappe.model.document import Document, bulk_insert
from laichau_env.approval import chain, content
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.queries import CHAIN_HEAD
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.reporting.service import open_period

QUARTERS = ((1, 4), (4, 7), (7, 10), (10, 13))
RESULT = (
	"Đã thu gom, vận chuyển, xử lý 12,5 tấn chất thải rắn sinh hoạt; tuyên truyền 3 buổi với 240 lượt người. "
)
WAY = (
	("Request Signature", "Draft", "Pending Signature", "Drafting"),
	("Sign and Submit", "Pending Signature", "Under Department Review", "Signing"),
	("Recommend", "Under Department Review", "Pending Department Approval", "Examining"),
	(
		"Approve at Department",
		"Pending Department Approval",
		"Pending Province Approval",
		"Department Approval",
	),
	("Approve", "Pending Province Approval", "Approved", "Province Approval"),
)
"""The five steps of a report through its department."""


def agencies(count: int) -> list[str]:
	"""`count` agencies in force that owe reports: those of the site, then communes made for this."""
	known = frappe.get_all(
		"Task Assignment", {"directive": PLAN}, pluck="agency", distinct=True, order_by="agency"
	)
	missing = count - len(known)
	if missing > 0:
		names = _names()
		made = [_commune(number, names) for number in range(missing)]
		made = [one for one in made if not frappe.db.exists("Agency", one.name)]
		bulk_insert("Agency", made)
		known += [f"9{number:04d}" for number in range(missing)]
	return sorted(set(known))[:count]


def asked_of(count: int) -> list[str]:
	"""Whom a period asks so that `count` agencies report: those named, or (nothing) all that there are."""
	named = agencies(count)
	all_there_are = frappe.get_all("Agency", {"disabled": 0, "reports_to": ("is", "set")}, pluck="name")
	return [] if set(all_there_are) <= set(named) else named


def _names() -> list[str]:
	"""Names of communes for those that are made: of the file that LAICHAU_COMMUNES names (a column "commune"), if any."""
	path = os.environ.get("LAICHAU_COMMUNES")
	if not path:
		return []
	with open(path, encoding="utf-8", newline="") as file:
		return [row["commune"] for row in csv.DictReader(file)]


def _commune(number: int, names: Sequence[str]) -> Document:
	code = f"9{number:04d}"
	name = names[number] if number < len(names) else f"Xã Đo {number}"
	agency = frappe.new_doc("Agency")
	agency.update(
		{
			"name": code, "code": code, "agency_name": f"UBND {name[0].lower()}{name[1:]}", "short_name": name,
			"agency_type": "Commune", "reports_to": "SNNMT", "symbol": "UBND", "parent_agency": "UBND-LC",
		}
	)  # fmt: skip
	agency.set_user_and_timestamp()
	return agency


def period(code: str, year: int, quarter: int, asked: Sequence[str] = ()) -> Document:
	"""A planned period of a quarter; `asked` limits it to some agencies."""
	first, end = QUARTERS[quarter - 1]
	return frappe.get_doc(
		{
			"doctype": "Reporting Period", "period_code": code, "title": f"kỳ đo {code}", "directive": PLAN,
			"kind": "Ad Hoc", "year": year, "data_from": date(year, first, 1), "data_to": date(year, end - 1, 14),
			"due_agency": date(year, end - 1, 20), "agencies": [{"agency": agency} for agency in asked],
		}
	).insert()  # fmt: skip


def approved_years(years: int, last: int = 2025) -> int:
	"""Four quarters a year of approved reports of every agency; returns how many reports there are then."""
	made = 0
	for year in range(last - years + 1, last + 1):
		for quarter in (1, 2, 3, 4):
			code = f"DO-{year}-{quarter}"
			if frappe.db.exists("Reporting Period", code):
				continue
			period(code, year, quarter)
			open_period(code)
			made += len(
				take_to(
					frappe.get_all(REPORT, {"period": code}, pluck="name"), "Approved", year, end_of(quarter)
				)
			)
			frappe.db.commit()
	return made


def end_of(quarter: int) -> int:
	"""Last month of a quarter."""
	return QUARTERS[quarter - 1][1] - 1


def take_to(names: Sequence[str], state: str, year: int, month: int) -> list[str]:
	"""Fill in drafts and take them to a state on the way, with their events."""
	if not names:
		return []
	docstatus = 1 if state == "Approved" else 0
	stood = dict(frappe.get_all(REPORT, {"name": ("in", names)}, ["name", "workflow_state"], as_list=True))
	frappe.db.sql(
		"""update `tabProgress Report Line` set result = %s, cumulative_result = %s, percent = 60, pace = 'On Track'
		where parenttype = %s and parent in %s""",
		(RESULT, RESULT * 2, REPORT, tuple(names)),
	)
	frappe.db.sql(
		"update `tabProgress Report Line` set docstatus = %s where parent in %s", (docstatus, tuple(names))
	)
	frappe.db.sql(
		"""update `tabProgress Report` set situation = %s, results_summary = %s, workflow_state = %s, docstatus = %s,
		document_number = '15', document_date = %s, submitted_on = %s, first_sent_on = %s where name in %s""",
		(
			RESULT,
			RESULT,
			state,
			docstatus,
			date(year, month, 20),
			date(year, month, 20),
			date(year, month, 20),
			tuple(names),
		),
	)
	_write_events(stood, state, year, month)
	return list(names)


def say_different_things(code: str) -> None:
	"""Figures, words and proposals of the approved reports of a period, each agency's own; a fourth say what others say.

	Past the guard, and so past the hash of the content: what is measured is adding up.
	"""
	frappe.db.sql(
		"""update `tabProgress Report Line` line join `tabProgress Report` report on report.name = line.parent
		set line.percent = 100 * (crc32(concat(report.agency, line.plan_task)) %% 101) / 100,
		line.completed_on = if(crc32(concat(report.agency, line.plan_task)) %% 101 = 100, report.due_date, null),
		line.funds_planned = crc32(report.agency) %% 500, line.funds_disbursed = crc32(line.plan_task) %% 300,
		line.result = if(crc32(report.agency) %% 4 = 0, line.result, concat(report.agency, ': ', line.result)),
		line.difficulties = if(crc32(report.agency) %% 3 = 0, 'Thiếu xe thu gom', '')
		where report.period = %s""",
		code,
	)


def _write_events(stood: dict[str, str], state: str, year: int, month: int) -> None:
	position, head = frappe.db.get_value("Approval Chain", CHAIN_HEAD, ["position", "head_hash"])
	head, events = head or "", []
	for name, source in stood.items():
		doc = frappe.get_doc(REPORT, name)
		canonical = content.canonical_content(doc, kind_of(REPORT))
		last = frappe.get_all(
			"Approval Event",
			{"reference_name": name},
			["sequence", "event_hash"],
			order_by="sequence desc",
			limit=1,
		)
		previous = last[0].event_hash if last else ""
		for event in _events_of(
			doc, (source, state), last[0].sequence if last else 0, canonical, datetime(year, month, 21, 9)
		):
			position += 1
			event.previous_hash = previous
			event.event_hash = previous = chain.event_hash(event.as_dict(), event.previous_hash)
			event.chain_position, event.chain_hash = position, chain.chain_hash(head, event.event_hash)
			head = event.chain_hash
			events.append(event)
	bulk_insert("Approval Event", events, chunk_size=1000)
	frappe.db.set_value("Approval Chain", CHAIN_HEAD, {"position": position, "head_hash": head})


def _events_of(
	doc: Document, states: tuple[str, str], done: int, canonical: dict, when: datetime
) -> Iterable[Document]:
	for sequence, (action, from_state, target, tier) in enumerate(_way(doc, *states), start=done + 1):
		event = frappe.new_doc("Approval Event")
		event.update(
			{
				"name": frappe.generate_hash(length=10), "reference_doctype": doc.doctype, "reference_name": doc.name,
				"sequence": sequence, "round": 1, "action": action, "from_state": from_state, "to_state": target,
				"tier": tier, "event_time": when, "actor": f"do.{tier.split()[0].lower()}@laichau.example",
				"actor_name": f"Người đo {tier}", "actor_title": "Chuyên viên", "actor_role": "", "agency": doc.agency,
				"agency_name": doc.agency_printed_name, "acting_for": "", "acting_for_name": "", "delegation": "",
				"reason": "", "content_hash": sha256(canonical_json(canonical)), "values_json": "",
				"content_json": canonical_json(canonical) if action == "Sign and Submit" else "",
			}
		)  # fmt: skip
		event.set_user_and_timestamp()
		yield event


def _way(doc: Document, source: str, target: str) -> list[tuple[str, str, str, str]]:
	steps = list(WAY)
	if not doc.examining_agency:
		steps = [WAY[0], ("Sign and Submit", WAY[1][1], "Pending Province Approval", "Signing"), WAY[4]]
	states = ["Draft", *(step[2] for step in steps)]
	return steps[states.index(source) : states.index(target)]
