"""One record of each approvable kind beside the report, and of each DocType that only a service writes."""

from datetime import date

import frappe
from actors import CHAIR, EXAMINER, OFFICER, as_user
from factories import REASON, act, report_at, seen
from frappe.model.document import Document
from laichau_env.approval import service
from laichau_env.approval.opinions import service as opinions
from laichau_env.approval.transitions import State
from laichau_env.common import clock
from laichau_env.common.approvable import ServiceWrite
from laichau_env.consolidation import service as consolidation
from laichau_env.follow_up.notices import service as notices
from laichau_env.follow_up.notices.constants import Mode
from laichau_env.reporting.extensions import service as extensions
from laichau_env.reporting.schedule import working_calendar

REPORT = "Progress Report"


def make_kept() -> dict[str, str]:
	"""DocType -> a record of it, committed."""
	consolidated = _consolidated()
	made = {
		"Extension Request": _extension(),
		"Consolidated Report": consolidated,
		"Consolidation Source": _of(consolidated, "Consolidation Source"),
		"Consolidation Build": _of(consolidated, "Consolidation Build"),
		"Approval Event": frappe.get_last_doc("Approval Event").name,
		"Approval Remark": _remark(),
		"Opinion Request": _opinion(),
		"Bulk Approval": _bulk(),
		"Paper Batch": _made(
			"Paper Batch", title="Thử", form="ZIP", status="Failed", asked_by=OFFICER.user, names="[]"
		),
		"Layout Version": _made(
			"Layout Version", name="0" * 64, print_format="Progress Report Paper", html="x"
		),
		"Work Notice": frappe.get_last_doc("Work Notice").name,
		"Notice Choice": _choice(),
		"Signing Copy": _made("Signing Copy", signatory_name="Pờ Thị Thử", year=2026),
	}
	for doctype in ("Official Document", "Issued File"):  # there once a paper was issued
		held = frappe.get_all(doctype, limit=1, pluck="name")
		made.update(dict.fromkeys([doctype], *held) if held else {})
	frappe.db.commit()
	return made


def _extension() -> str:
	"""A request that waits for its decision."""
	report = report_at(State.DRAFT, "TC-HAN")
	known = frappe.get_all("Extension Request", {"report": report.name}, pluck="name")
	if known:
		return known[0]
	frappe.db.set_value("Reporting Period", report.period, "status", "Open")
	with as_user(CHAIR):
		request = extensions.draft_request(report.name, _working_day(), REASON)
	return act(request, CHAIR, "Request Extension").name


def _consolidated() -> str:
	"""A consolidated report that waits for the department's leader."""
	source = report_at(State.APPROVED, "TC-TONG-HOP", evidence=False)
	known = frappe.get_all("Consolidated Report", {"period": source.period}, pluck="name")
	if known:
		return known[0]
	frappe.db.set_value("Reporting Period", source.period, "status", "Open")
	with as_user(EXAMINER):
		report = consolidation.make_report(source.period, "Province")
	return act(report, EXAMINER, "Request Signature").name


def _of(consolidated: str, doctype: str) -> str:
	return frappe.get_all(doctype, {"consolidated_report": consolidated}, pluck="name")[0]


def _working_day() -> date:
	"""Three working days from today."""
	today = clock.today()
	return working_calendar(today.year, today.year + 1).after(today, 3)


def _remark() -> str:
	report = report_at(State.DEPARTMENT_REVIEW, "TC-GHI-CHU") if not _returned() else None
	if report:
		with as_user(EXAMINER):
			remarks = [{"place": "situation", "remark": "Nêu rõ văn bản chỉ đạo"}]
			service.act(REPORT, report.name, "Send Back", seen(report), REASON, {"remarks": remarks})
	return frappe.get_last_doc("Approval Remark").name


def _returned() -> bool:
	return bool(frappe.db.exists("Approval Remark", {"reference_name": "BC-TC-GHI-CHU-03433"}))


def _opinion() -> str:
	known = frappe.get_all("Opinion Request", {"status": "Waiting"}, pluck="name")
	if known:
		return known[0]
	report = report_at(State.DEPARTMENT_REVIEW, "TC-Y-KIEN")
	line = report.lines[0]
	with as_user(EXAMINER):
		(request,) = opinions.ask(
			REPORT,
			report.name,
			["SYT"],
			[f"lines|{line.plan_task}|{line.role}"],
			_working_day(),
			"Đề nghị cho ý kiến về số liệu",
		)
	return request.name


def _choice() -> str:
	notices.choose(OFFICER.user, Mode.DIGEST)
	return OFFICER.user


def _made(doctype: str, **fields: str) -> str:
	"""A record as its service would leave it; the one that an earlier run left."""
	known = frappe.get_all(
		doctype, {key: fields[key] for key in ("name", "title") if key in fields}, pluck="name"
	)
	if known:
		return known[0]
	doc: Document = frappe.get_doc({"doctype": doctype, **fields})
	doc.flags.service_write = ServiceWrite()
	return doc.insert(ignore_links=True).name


def _bulk() -> str:
	"""One that is over, made without its worker."""
	known = frappe.get_all("Bulk Approval", {"asked_by": OFFICER.user}, pluck="name")
	if known:
		return known[0]
	bulk: Document = frappe.get_doc(
		{
			"doctype": "Bulk Approval",
			"reference_doctype": REPORT,
			"action": "Recommend",
			"status": "Finished",
			"asked_by": OFFICER.user,
			"items": [{"reference_name": "BC-TC-SPARE-03433", "outcome": "Done"}],
		}
	)
	bulk.flags.service_write = ServiceWrite()
	return bulk.insert(ignore_links=True).name
