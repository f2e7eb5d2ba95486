"""HTTP entry points of opinions. Thin: the service checks rights."""

from datetime import date
from typing import Any

import frappe
from frappe.utils import getdate

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.opinions import service, view
from laichau_env.common.given import given_names


@frappe.whitelist(methods=["POST"])
def ask_opinions(
	doctype: str,
	name: str,
	agencies: str | list,
	places: str | list,
	due_date: str,
	question: str,
	required: bool = True,
) -> dict[str, Any]:
	"""Ask agencies for an opinion on lines of a record under examination.

	`after_examination` is the day by which the record itself should be examined, where the due date is later.
	"""
	made = service.ask(
		doctype,
		name,
		given_names(agencies, "agencies"),
		given_names(places, "places"),
		due_date,
		question,
		required,
	)
	until = kind_of(doctype).examined_by(frappe.get_doc(doctype, name))
	return {
		"requests": [request.name for request in made],
		"after_examination": _day(until) if until and getdate(due_date) > until else "",
	}


@frappe.whitelist(methods=["POST"])
def give_opinion(name: str, stance: str, opinion: str | None = None) -> dict[str, Any]:
	"""Answer a request for the session user's agency."""
	return {"status": service.give(name, stance, opinion).status}


@frappe.whitelist(methods=["POST"])
def pass_over_opinion(name: str, reason: str | None = None) -> dict[str, Any]:
	"""Go on without a late opinion."""
	return {"status": service.pass_over(name, reason).status}


@frappe.whitelist(methods=["POST"])
def withdraw_opinion(name: str, reason: str | None = None) -> dict[str, Any]:
	"""Take a waiting request back."""
	return {"status": service.withdraw(name, reason).status}


@frappe.whitelist(methods=["GET"])
def get_choices(doctype: str, name: str) -> dict[str, Any]:
	"""What the dialog of asking offers, to who examines the record."""
	frappe.get_doc(doctype, name).check_permission("read")
	return view.choices(doctype, name)


def _day(day: date) -> str:
	return f"{day:%d/%m/%Y}"
