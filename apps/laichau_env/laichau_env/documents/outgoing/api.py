"""HTTP entry points of papers that go out for a period. Thin: drafts and service check rights."""

from typing import Any

import frappe
from frappe.utils import cint

from laichau_env.common.given import given_object
from laichau_env.documents.giving import give
from laichau_env.documents.outgoing import asking, drafts, service, view


@frappe.whitelist(methods=["GET"])
def get_offer(period: str) -> dict[str, Any]:
	"""Which papers the session's user may draft or issue for a period."""
	return view.offer(period)


@frappe.whitelist(methods=["GET"])
def get_owed() -> list[dict[str, Any]]:
	"""Open periods for which the session's user may urge, with who has not sent and how late that is."""
	return asking.owed()


@frappe.whitelist(methods=["GET"])
def get_askable() -> list[dict[str, Any]]:
	"""Plans on which the session's user may ask for a report, with agencies, tasks and the usual day."""
	return asking.offer()


@frappe.whitelist(methods=["POST"])
def ask(values: str | dict) -> dict[str, str]:
	"""Plan the report that a letter will ask for; its period, for which the letter is drafted."""
	return {"period": asking.ask(frappe.parse_json(values) or {}).name}


@frappe.whitelist(methods=["POST"])
def prepare(kind: str, period: str, values: str | dict | None = None) -> dict[str, Any]:
	"""The draft in short, with the hash that issuing it asks for."""
	draft = drafts.draft(kind, period, drafts.values_of(given_object(values, "values")))
	return {
		"seen_hash": draft.seen_hash,
		"excerpt": draft.paper.excerpt,
		"addressees": list(draft.paper.addressees),
		"may_issue": service.may_issue(draft),
	}


@frappe.whitelist(methods=["POST"])
def download_draft(kind: str, period: str, values: str | dict | None = None, as_word: int | str = 0) -> None:
	"""The draft as PDF or Word."""
	draft = drafts.draft(kind, period, drafts.values_of(given_object(values, "values")))
	stem = f"du-thao-{kind.replace('_', '-')}-{period}"
	give(draft.paper, draft.agency.name, of=(drafts.PERIOD, period), stem=stem, as_word=bool(cint(as_word)))


@frappe.whitelist(methods=["POST"])
def issue(kind: str, period: str, seen_hash: str, values: str | dict | None = None) -> dict[str, str]:
	"""Issue the draft that was seen; its place in the register."""
	entered = service.issue(kind, period, drafts.values_of(given_object(values, "values")), seen_hash)
	return {"name": entered.name, "notation": entered.notation}


@frappe.whitelist(methods=["POST"])
def recall(name: str, reason: str) -> None:
	"""Recall a paper that went out for a period, as a leader of its agency."""
	service.recall(name, reason)
