"""Sheets, lists and registers: who may have which, and the paper."""

import frappe
from frappe.model.document import Document

from laichau_env.common import clock, errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.contexts.decision import decision_paper
from laichau_env.documents.contexts.examination import examination_sheet, submitting_sheet
from laichau_env.documents.contexts.outgoing import province
from laichau_env.documents.contexts.registers import follow_up_register, outgoing_register
from laichau_env.documents.contexts.task_list import task_list
from laichau_env.documents.contexts.weekly_summary import weekly_sheet
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.permissions import PROVINCE_ROLES
from laichau_env.documents.service import readable_report
from laichau_env.follow_up.weekly.summary import own_summary
from laichau_env.organization.scope import LEADERS, OFFICERS, membership_of, scopes_of
from laichau_env.reporting.constants import SENT_STATES

FIRST_YEAR = 2020


def examination_of(name: str) -> Frame:
	"""Phiếu thẩm định of a report. Raises PaperNotReadable, SheetNotForYou (403)."""
	return examination_sheet(_examined_report(name))


def submitting_of(name: str) -> Frame:
	"""Phiếu trình of a report. Raises PaperNotReadable, SheetNotForYou (403)."""
	return submitting_sheet(_examined_report(name))


def tasks_of(directive: str, *, by_agency: bool) -> Frame:
	"""Danh mục nhiệm vụ of a plan, for whoever may read the plan."""
	return task_list(_readable_directive(directive), by_agency=by_agency)


def decision_of(directive: str) -> Frame:
	"""A decision with the plan that it promulgates, for whoever may read it. Raises NoDecision (417)."""
	decision = _readable_directive(directive)
	if decision.issued_with:
		decision = _readable_directive(decision.issued_with)
	if decision.directive_type != "Decision":
		refuse(errors.NoDecision(name=decision.short_title or decision.name))
	return decision_paper(decision)


def register_of(year: int, *, follow_up: bool) -> tuple[Document, Frame]:
	"""The register of the session user's agency in a year. Raises RegisterNotForYou (403), YearUnfit (417)."""
	if not FIRST_YEAR <= year <= clock.today().year + 1:
		refuse(errors.YearUnfit(year=year, first=FIRST_YEAR))
	agency = _agency_of_clerk()
	if not agency:
		refuse(errors.RegisterNotForYou())
	return agency, (follow_up_register if follow_up else outgoing_register)(agency, year)


def week() -> Frame:
	"""Phiếu tóm tắt tuần, for who follows others up. Raises SummaryNotForYou (403)."""
	return weekly_sheet(own_summary())


def has_sheets(name: str) -> bool:
	"""Whether the session's user may have the sheets of a report. Raises PaperNotReadable (403)."""
	return _is_for_user(readable_report(name))


def _examined_report(name: str) -> Document:
	report = readable_report(name)
	if not _is_for_user(report):
		refuse(errors.SheetNotForYou(name=name))
	return report


def _is_for_user(report: Document) -> bool:
	"""A report that was sent, for its examining agency and for who sees all that is submitted."""
	if not report.examining_agency or report.workflow_state not in SENT_STATES:
		return False
	return any(scope.all_submitted or report.examining_agency in scope.examines_all for scope in scopes_of())


def _readable_directive(name: str) -> Document:
	directive = frappe.get_doc("Directive", name)
	directive.check_permission("read")
	return directive


def _agency_of_clerk() -> Document | None:
	"""The agency whose registers the session's user keeps: his own; the province's for the province's office."""
	post = membership_of()
	if post.roles & PROVINCE_ROLES:
		return province()
	if post.agency and post.roles & (OFFICERS | LEADERS):
		return frappe.get_cached_doc("Agency", post.agency)
	return None
