"""Who was first: named to whoever acts on, or saves, what somebody else has moved or saved meanwhile."""

from typing import NoReturn

import frappe
from frappe.model.document import Document
from frappe.utils import format_datetime

from laichau_env.approval.kinds import kind_of
from laichau_env.approval.queries import event_rows
from laichau_env.common import errors
from laichau_env.common.refuse import refuse

MOMENT = "HH:mm dd/MM/yyyy"


def refuse_as_second(last: frappe._dict, state: str) -> NoReturn:
	"""Refuse (409): the event `last` has brought the record to `state`."""
	refuse(
		errors.SomebodyWasFirst(
			who=last.actor_name,
			action=frappe._(last.action),
			when=format_datetime(last.event_time, MOMENT),
			state=frappe._(state),
		)
	)


def refuse_late_save(doc: Document, stored: Document) -> NoReturn:
	"""Refuse (409) a save of `doc`, opened before the record became as `stored`, whose lock is held.

	An action writes its event after the record: an event no older than the record is what changed it last.
	"""
	rows = event_rows(stored, for_update=True)
	if rows and rows[-1].event_time >= stored.modified:
		refuse_as_second(rows[-1], stored.get(kind_of(doc.doctype).state_field))
	who = frappe.db.get_value("Official", {"user": stored.modified_by}, "full_name")
	refuse(
		errors.SavedMeanwhile(
			who=who or frappe.utils.get_fullname(stored.modified_by),
			when=format_datetime(stored.modified, MOMENT),
		)
	)
