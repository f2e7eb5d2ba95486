"""HTTP entry points of notices: how the session's user wants e-mail."""

from typing import Any

import frappe

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.follow_up.notices import queries, service
from laichau_env.follow_up.notices.constants import Mode


@frappe.whitelist(methods=["GET"])
def get_choice() -> dict[str, Any]:
	"""How the session's user wants e-mail, what he may choose from, and whether the site sends any."""
	return {
		"mode": queries.mode_of(frappe.session.user),
		"modes": [{"value": mode.value, "label": frappe._(mode.value)} for mode in Mode],
		"is_mail_set_up": queries.is_mail_set_up(),
	}


@frappe.whitelist(methods=["POST"])
def choose(mode: str) -> None:
	"""Keep how the session's user wants e-mail. Raises NoticeModeUnknown (417)."""
	if mode not in set(Mode):
		refuse(errors.NoticeModeUnknown())
	service.choose(frappe.session.user, Mode(mode))
