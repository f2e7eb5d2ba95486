"""What the form of a period offers: which papers the session's user may draft or issue, and what each asks for."""

from typing import Any

import frappe

from laichau_env.documents.contexts.outgoing import province, usual_reply_day
from laichau_env.documents.contexts.owing import owing
from laichau_env.documents.outgoing import drafts, rules
from laichau_env.documents.outgoing.rules import OutgoingKind, Party


def offer(period_name: str) -> dict[str, Any]:
	"""Papers that may be drafted for a period, each with who issues it and whether the user may. Nothing = none."""
	period = frappe.get_doc(drafts.PERIOD, period_name)
	period.check_permission("read")
	place = drafts.place_of(period)
	kinds = [kind for kind in rules.KINDS if place.side and rules.issuer_for(kind, place.side)]
	if not kinds:
		return {"kinds": [], "agencies": []}
	own = province().name if place.side == Party.PROVINCE else place.own
	return {
		"kinds": [_shown(kind, place) for kind in kinds],
		"agencies": [
			{"value": one.agency, "label": one.name, "sent": one.sent} for one in owing(period, own)
		],
		"unit": frappe.get_cached_value("Agency", own, "records_symbol") or "",
		"reply_by": str(usual_reply_day(period)),
		"urgencies": [{"value": value, "label": word} for value, word in rules.URGENCIES.items()],
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
