"""What the form of a report offers to those who take its paper to another program for signing. Reads only."""

from typing import TypedDict

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log
from frappe.model.document import Document

from laichau_env.approval.case import load_case, open_steps
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.transitions import Action, State
from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import files
from laichau_env.documents.service import readable_report
from laichau_env.documents.signing import papers, rules
from laichau_env.documents.signing.outside.queries import COPY, REPORT, leaders_of
from laichau_env.reporting.sending import days_late_now


class Offer(TypedDict):
	"""Who may sign, and whether the reason of late sending is asked for; `may_handle` is false for everybody else."""

	may_handle: bool
	signatories: list[dict[str, str]]
	days_late: int


def offer(name: str) -> Offer:
	"""What may be done about signing a report's paper elsewhere. Raises PaperNotReadable (403)."""
	report = readable_report(name)
	waits = report.workflow_state == State.PENDING_SIGNATURE
	if not (waits and handles(report)):
		return Offer(may_handle=False, signatories=[], days_late=0)
	return Offer(may_handle=True, signatories=_signatories(report), days_late=days_late_now(report))


def handles(report: Document) -> bool:
	"""Whether the session's user is the clerk of the report's agency, or may sign it himself."""
	agency = frappe.get_cached_doc("Agency", report.agency)
	return _may_sign(report) or rules.is_clerk_of(
		agency.name, agency.agency_type, papers.posts_of(REPORT, report.agency)
	)


def check_handles(report: Document) -> None:
	"""Refuse who has nothing to do with signing the report. Raises NotYoursToTakeOut (403)."""
	if not handles(report):
		name = frappe.get_cached_value("Agency", report.agency, "agency_name")
		refuse(errors.NotYoursToTakeOut(name=report.name, agency=name))


def file_of(copy: str) -> tuple[str, bytes]:
	"""Name and bytes of a copy; the reading is logged. Raises PaperNotReadable, NotYoursToTakeOut (403)."""
	facts = frappe.db.get_value(COPY, copy, ["source_name", "file_sha256"], as_dict=True)
	if not facts:
		refuse(errors.PaperNotReadable(name=copy))
	check_handles(readable_report(facts.source_name))
	make_access_log(doctype=REPORT, document=facts.source_name, file_type="PDF", method="Print")
	return f"{facts.source_name}-cho-ky.pdf", files.kept_bytes(facts.file_sha256)


def _may_sign(report: Document) -> bool:
	case = load_case(report, kind_of(REPORT))
	return any(step.transition.action == Action.SIGN_AND_SUBMIT for step in open_steps(case))


def _signatories(report: Document) -> list[dict[str, str]]:
	"""The leaders of the agency; he who may sign himself stands first."""
	leaders, own = leaders_of(report.agency), frappe.session.user
	if not _may_sign(report):
		return leaders
	himself = {"value": own, "label": papers.posts_of(REPORT, report.agency)[0].full_name}
	return [himself, *(one for one in leaders if one["value"] != own)]
