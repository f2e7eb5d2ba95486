"""Whom the site trusts, and who vouches for time: from the settings that an administrator keeps."""

import frappe
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.signing.checking import validation_context

SETTINGS = "Signing Settings"
SECONDS = 15
"""That a time stamping authority may take."""


def trust(*, ask_network: bool = True) -> ValidationContext:
	"""Trust for one check; what a check learns is not carried to the next. Raises NoTrustedAuthority (417).

	A certificate names addresses that are asked about it, so nothing that a stranger sends may `ask_network`.
	"""
	settings = frappe.get_cached_doc(SETTINGS)
	if not settings.authorities:
		refuse(errors.NoTrustedAuthority())
	return validation_context(
		[row.as_certificate() for row in settings.authorities],
		[row.as_revocation_list() for row in settings.authorities if row.revocation_list],
		fetch=ask_network and bool(settings.fetch_revocation),
	)


def long_term() -> ValidationContext | None:
	"""Trust whose revocation data are kept in the file; nothing where there are none."""
	settings = frappe.get_cached_doc(SETTINGS)
	known = settings.fetch_revocation or any(row.revocation_list for row in settings.authorities)
	return trust() if known else None


def timestamper() -> TimeStamper | None:
	"""The time stamping authority of the settings."""
	address = frappe.get_cached_doc(SETTINGS).time_stamp_url
	return HTTPTimeStamper(address, timeout=SECONDS) if address else None
