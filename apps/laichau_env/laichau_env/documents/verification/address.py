"""Where papers of this site are verified: as the administrator says, else the site's own page.

Never by the address of the request at hand: whoever asks first would say where the QR code leads.
"""

import frappe

from laichau_env.documents.signing.trust import SETTINGS

PAGE = "xac-minh"


def verification_address() -> str:
	"""The address of the verification page."""
	chosen = frappe.get_cached_doc(SETTINGS).verification_address
	return chosen or f"{_own_address()}/{PAGE}"


def _own_address() -> str:
	own = frappe.conf.host_name or frappe.local.site
	return own.rstrip("/") if "://" in own else f"https://{own}"
