"""The one adapter from a Refusal to the framework's exception, so that form, REST and jobs answer alike."""

from typing import NoReturn

import frappe
from frappe.utils import escape_html

from laichau_env.common.errors import CONFLICT, FORBIDDEN, INVALID, Outdated, Refusal


class ForbiddenError(frappe.PermissionError):
	"""403: this person may not do this."""

	http_status_code = FORBIDDEN


class ConflictError(frappe.ValidationError):
	"""409: something that is there already stands in the way."""

	http_status_code = CONFLICT


class OutdatedError(ConflictError):
	"""409: what the person saw is no longer so; forms know it by this name and offer to reload."""


class InvalidError(frappe.ValidationError):
	"""417: the input is not acceptable as it stands."""

	http_status_code = INVALID


EXCEPTION_OF_STATUS = {FORBIDDEN: ForbiddenError, CONFLICT: ConflictError, INVALID: InvalidError}


def refuse(refusal: Refusal) -> NoReturn:
	"""Raise the framework's exception for `refusal`.

	The exception carries it as `.refusal`, the HTTP answer as `refusal` (its code); facts are escaped
	because the Desk shows messages as HTML.
	"""
	shown = type(refusal)(**{key: escape_html(str(value)) for key, value in refusal.facts.items()})
	if frappe.local.response is not None:
		frappe.local.response["refusal"] = refusal.code
	try:
		frappe.throw(str(shown), exc=_exception_of(refusal), title=refusal.title)
	except tuple(EXCEPTION_OF_STATUS.values()) as error:
		error.refusal = refusal
		raise


def _exception_of(refusal: Refusal) -> type[Exception]:
	return OutdatedError if isinstance(refusal, Outdated) else EXCEPTION_OF_STATUS[refusal.status]
