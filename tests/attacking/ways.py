"""The ways to write a record over HTTP: those of the form, of REST and of the lists."""

from collections.abc import Callable

from actors import Person

from attacking.attack import REPORT, Target
from attacking.web import Answer


def form_save(target: Target, person: Person, **changes: object) -> Answer:
	"""The Save button."""
	return target.web.call(
		person, "frappe.desk.form.save.savedocs", doc=target.whole(**changes), action="Save"
	)


def rest_put(target: Target, person: Person, **changes: object) -> Answer:
	"""The record's REST address."""
	return target.web.rest(person, "PUT", REPORT, target.name, changes)


def set_value(target: Target, person: Person, **changes: object) -> Answer:
	"""One field or several by name."""
	return target.web.call(
		person, "frappe.client.set_value", doctype=REPORT, name=target.name, fieldname=changes
	)


def client_save(target: Target, person: Person, **changes: object) -> Answer:
	"""The whole record by the client's call."""
	return target.web.call(person, "frappe.client.save", doc=target.whole(**changes))


def bulk_update(target: Target, person: Person, **changes: object) -> Answer:
	"""Several records by the client's call."""
	return target.web.call(
		person, "frappe.client.bulk_update", docs=[{"doctype": REPORT, "docname": target.name, **changes}]
	)


def bulk_edit(target: Target, person: Person, **changes: object) -> Answer:
	"""Edit of chosen rows of a list."""
	return target.web.call(
		person,
		"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs",
		doctype=REPORT,
		docnames=[target.name],
		action="update",
		data=changes,
	)


WAYS: dict[str, tuple[Callable[..., Answer], bool]] = {
	"form save": (form_save, False),
	"REST PUT": (rest_put, False),
	"client.set_value": (set_value, False),
	"client.save": (client_save, False),
	"client.bulk_update": (bulk_update, True),
	"bulk edit of a list": (bulk_edit, True),
}
"""Each with whether it is quiet: answers 200 and lists what it refused."""
