"""What the form of a period offers: which papers the session's user may draft or issue, and what each asks for."""

from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.approval.transitions import LEAST_REASON
from laichau_env.common.vietnamese import short_date
from laichau_env.documents.contexts.outgoing import province, usual_reply_day
from laichau_env.documents.contexts.owing import owing
from laichau_env.documents.outgoing import drafts, queries, rules, service
from laichau_env.documents.outgoing.rules import OutgoingKind, Party
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.register.rules import OFFICIAL_LETTER


def offer(period_name: str) -> dict[str, Any]:
	"""Papers that may be drafted for a period, each with who issues it and whether the user may. Nothing = none."""
	period = frappe.get_doc(drafts.PERIOD, period_name)
	period.check_permission("read")
	place = drafts.place_of(period.directive)
	kinds = [kind for kind in rules.KINDS if place.side and rules.issuer_for(kind, place.side)]
	if not kinds:
		return {"kinds": [], "agencies": []}
	issuer = province() if place.side == Party.PROVINCE else frappe.get_cached_doc("Agency", place.own)
	return {
		"kinds": [_shown(kind, place) for kind in kinds],
		"recalled": [
			{"value": letter.name, "label": f"{letter.notation} ({short_date(letter.issued_date)})"}
			for letter in queries.recalled_letters(period.name, OFFICIAL_LETTER, issuer.name)
		],
		"agencies": [
			{"value": one.agency, "label": one.name, "sent": one.sent} for one in owing(period, issuer.name)
		],
		"unit": issuer.letter_symbol or "",
		"symbol": issuer.symbol or "",
		"reply_by": str(usual_reply_day(period)),
		"urgencies": [
			{"value": value, "label": word or frappe._("Not Urgent")}
			for value, word in rules.URGENCIES.items()
		],
	}


def _shown(kind: OutgoingKind, place: drafts.Place) -> dict[str, Any]:
	party = rules.issuer_for(kind, place.side)
	agency = province().name if party == Party.PROVINCE else place.own
	actors = [person.facts for person in place.persons]
	return {
		"key": kind.key,
		"label": drafts.label_of(kind),
		"issuer": frappe.get_cached_value("Agency", agency, "short_name"),
		"may_issue": rules.issuing_actor(kind, actors, agency) is not None,
		"to_agencies": kind.to_agencies,
		"unsent_only": kind.unsent_only,
	}


def show_paper(doc: Document, method: str | None = None) -> None:
	"""Doc event onload of Official Document: whether its reader may recall it, and which papers it replaced."""
	replaced = frappe.get_list(
		PAPER, filters={"replaced_by": doc.name}, fields=["name", "notation"], order_by="creation"
	)
	doc.set_onload(
		"paper",
		{"may_recall": service.recall_open(doc), "least_reason": LEAST_REASON, "replaces": replaced},
	)
