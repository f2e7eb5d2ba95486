"""HTTP entry points of consolidation; the service checks what is not a plain permission."""

from typing import Any

import frappe
from frappe.utils import cint

from laichau_env.common.given import given_choice
from laichau_env.consolidation import service, trace
from laichau_env.consolidation.constants import REPORT, Figure, ReportScope, TextKind


@frappe.whitelist(methods=["POST"])
def make_report(period: str, scope: str = "Province", provisional: bool | int | str = 0) -> dict[str, Any]:
	"""The consolidated report of one's department on a period, made if it is not there; for department officers."""
	frappe.new_doc(REPORT).check_permission("create")
	chosen = given_choice(ReportScope, scope, "scope")
	return {"name": service.make_report(period, chosen, provisional=bool(cint(provisional))).name}


@frappe.whitelist(methods=["GET", "POST"])
def get_offer(period: str) -> dict[str, Any]:
	"""What the form of a period offers: scopes in which one may make a report, and those reports one may read."""
	frappe.get_doc("Reporting Period", period).check_permission("read")
	made = frappe.get_list(
		REPORT,
		{"period": period},
		["name", "title", "scope", "workflow_state"],
		order_by="creation desc",
	)
	return {
		"scopes": service.scopes_open(period),
		"reports": [{**row, "state_label": frappe._(row.workflow_state)} for row in made],
	}


@frappe.whitelist(methods=["POST"])
def rebuild(name: str, provisional: bool | int | str | None = None) -> dict[str, Any]:
	"""Add everything up again; for officers of the department whose report it is."""
	frappe.get_doc(REPORT, name).check_permission("write")
	chosen = None if provisional in (None, "") else bool(cint(provisional))
	return _told(service.rebuild(name, provisional=chosen))


@frappe.whitelist(methods=["POST"])
def correct(
	name: str,
	agency: str,
	figure: str,
	value: str,
	reason: str,
	plan_task: str | None = None,
	indicator: str | None = None,
) -> dict[str, Any]:
	"""Put another figure in the place of a reported one; for officers of the department whose report it is."""
	frappe.get_doc(REPORT, name).check_permission("write")
	wanted = given_choice(Figure, figure, "figure")
	return _told(
		service.correct(
			name, agency, wanted, value, reason, plan_task=plan_task or "", indicator=indicator or ""
		)
	)


@frappe.whitelist(methods=["POST"])
def withdraw_correction(name: str, row: str) -> dict[str, Any]:
	"""Let the reported figure count again; for officers of the department whose report it is."""
	frappe.get_doc(REPORT, name).check_permission("write")
	return _told(service.withdraw_correction(name, row))


@frappe.whitelist(methods=["POST"])
def keep_words(name: str, row: str) -> None:
	"""The officer's words stand; for officers of the department whose report it is."""
	frappe.get_doc(REPORT, name).check_permission("write")
	service.keep_words(name, row)


@frappe.whitelist(methods=["GET", "POST"])
def get_sources(name: str, plan_task: str) -> dict[str, Any]:
	"""Where the figures of a task come from; for who may read the consolidated report."""
	frappe.get_doc(REPORT, name).check_permission("read")
	return trace.sources_of_task(name, plan_task)


@frappe.whitelist(methods=["GET", "POST"])
def get_indicator_sources(name: str, indicator: str) -> dict[str, Any]:
	"""Where the total of an indicator comes from; for who may read the consolidated report."""
	frappe.get_doc(REPORT, name).check_permission("read")
	return trace.sources_of_indicator(name, indicator)


@frappe.whitelist(methods=["GET", "POST"])
def get_text_sources(name: str, kind: str, subject: str = "") -> dict[str, Any]:
	"""Who wrote what a part or the proposals to an addressee merge; for who may read the consolidated report."""
	frappe.get_doc(REPORT, name).check_permission("read")
	return trace.sources_of_text(name, given_choice(TextKind, kind, "kind"), subject)


def _told(found: service.Rebuilt) -> dict[str, Any]:
	return {
		"name": found.name,
		"sources": len(found.sources),
		"figures": len(found.figures),
		"meetings": len(found.meetings),
	}
