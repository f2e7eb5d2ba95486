"""The reader of copies that went out for signing, and of who may sign a report."""

from collections.abc import Collection

import frappe

from laichau_env.common import roles

COPY, REPORT = "Signing Copy", "Progress Report"
LEADERS = (roles.COMMUNE_LEADER, roles.DEPARTMENT_LEADER)


def copy_like(facts: dict[str, object]) -> str | None:
	"""A copy with these facts that did not come back yet."""
	return frappe.db.get_value(COPY, {**facts, "issued_as": ("is", "not set")})


def copies_among(report: str, hashes: Collection[str]) -> dict[str, str]:
	"""File's hash -> copy, of the copies of a report whose file is one of `hashes`."""
	rows = frappe.get_all(
		COPY,
		filters={
			"source_doctype": REPORT,
			"source_name": report,
			"file_sha256": ("in", list(hashes)),
			"issued_as": ("is", "not set"),
		},
		fields=["name", "file_sha256"],
	)
	return {row.file_sha256: row.name for row in rows}


def leaders_of(agency: str) -> list[dict[str, str]]:
	"""Account and name of the leaders of an agency, in the order in which they were entered. One query."""
	official, held, account = (frappe.qb.DocType(name) for name in ("Official", "Has Role", "User"))
	return (
		frappe.qb.from_(official)
		.join(held)
		.on((held.parent == official.user) & (held.parenttype == "User"))
		.join(account)
		.on(account.name == official.user)
		.select(official.user.as_("value"), official.full_name.as_("label"))
		.distinct()
		.where((official.agency == agency) & (official.disabled == 0) & (account.enabled == 1))
		.where(held.role.isin(LEADERS))
		.orderby(official.creation)
		.run(as_dict=True)
	)
