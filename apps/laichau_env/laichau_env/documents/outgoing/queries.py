"""The reader of outgoing papers: who examines a plan's reports, what was issued for a period."""

from collections.abc import Collection

import frappe

from laichau_env.approval.transitions import State
from laichau_env.common import roles
from laichau_env.consolidation.constants import REPORT as CONSOLIDATED
from laichau_env.consolidation.constants import ReportScope
from laichau_env.documents.constants import AgencyType
from laichau_env.documents.register.queries import PAPER
from laichau_env.reporting.service import PERIOD


def living_papers(period: str, paper_kind: str, agency: str) -> list[str]:
	"""Papers of a kind that an agency issued for a period and that count. One query."""
	return frappe.get_all(
		PAPER,
		filters={**_of_period(period, paper_kind, agency), "status": "Issued"},
		pluck="name",
		order_by="name",
	)


def report_on_its_way(period: str, department: str) -> str | None:
	"""The department's consolidated report on a period for the province, once its officer has handed it in. One query."""
	return frappe.db.get_value(
		CONSOLIDATED,
		{
			"period": period,
			"agency": department,
			"scope": ReportScope.PROVINCE,
			"workflow_state": ("not in", (State.DRAFT, State.REVOKED)),
		},
		order_by="creation desc",
	)


def locked(period: str) -> None:
	"""Lock a period's row until the transaction ends: of two who issue at one moment the second sees the first one's."""
	frappe.db.get_value(PERIOD, period, "name", for_update=True)


def recalled_letters(period: str, paper_kind: str, agency: str) -> list[frappe._dict]:
	"""Letters of an agency for a period that were recalled and that no other replaced, newest first. One query."""
	return frappe.get_all(
		PAPER,
		filters={
			**_of_period(period, paper_kind, agency),
			"status": "Recalled",
			"replaced_by": ("is", "not set"),
		},
		fields=["name", "notation", "issued_date", "excerpt"],
		order_by="creation desc",
	)


def addresses_of(agencies: Collection[str]) -> list[str]:
	"""E-mail addresses of the accounts of officials of `agencies`; of the province, its office's too. Three queries."""
	if not agencies:
		return []
	users = frappe.get_all(
		"Official",
		{"agency": ("in", list(agencies)), "disabled": 0, "user": ("is", "set")},
		pluck="user",
		order_by="user",
	)
	if frappe.db.exists("Agency", {"name": ("in", list(agencies)), "agency_type": AgencyType.PROVINCE}):
		users += frappe.get_all(
			"Has Role", {"role": roles.PROVINCE_OFFICER, "parenttype": "User"}, pluck="parent"
		)
	return frappe.get_all(
		"User", {"name": ("in", users or [""]), "enabled": 1}, pluck="email", order_by="name"
	)


def _of_period(period: str, paper_kind: str, agency: str) -> dict[str, str]:
	return {"source_doctype": PERIOD, "source_name": period, "paper_kind": paper_kind, "agency": agency}
