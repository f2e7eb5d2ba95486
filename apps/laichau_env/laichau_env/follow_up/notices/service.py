"""The only writer of notices: in the system at once, by e-mail after the transaction, each thing once to each person.

Notices are written in the transaction of what they tell of: both are there or neither. They go past controllers,
in one statement however many they are, and their key is a unique index: of two workers who tell the same at one
moment one writes it, and only he makes the framework's alert and the e-mail. Both write in the order of the keys, so that
neither waits for a row of the other while that one waits for his.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import frappe
from frappe.utils import escape_html

from laichau_env.common import clock
from laichau_env.common.approvable import ServiceWrite
from laichau_env.follow_up.notices import queries, rules
from laichau_env.follow_up.notices.constants import CHOICE, EVERYBODY, LOG, MORNING, NOTICE, Email, Kind, Mode
from laichau_env.follow_up.notices.rules import Notice

ROW_FIELDS = ("name", "creation", "modified", "owner", "modified_by", "docstatus", "idx")
NOTICE_FIELDS = (
	"user",
	"kind",
	"document_type",
	"document_name",
	"sentence",
	"agency",
	"state",
	"round",
	"due_date",
	"reminder_day",
	"detail",
)
TO_SETTLE = ("name", "user", "document_name", "sentence", "email_state")
LOG_FIELDS = ("for_user", "type", "document_type", "document_name", "subject", "from_user", "read")
PENDING = (Email.NOT_SET_UP, Email.TO_SEND, Email.FOR_DIGEST, Email.NOT_SENT)
"""States of an e-mail that could still go out."""
SYSTEM = "Administrator"
"""In whose name a person is told where nobody did anything."""


def tell(notices: Sequence[Notice]) -> list[str]:
	"""Write `notices` that were not written before; the names of those that are new. At most eight queries."""
	known = queries.known_keys({notice.key for notice in notices})
	fresh = {notice.key: notice for notice in sorted(notices, key=_by_key) if notice.key not in known}
	if not fresh:
		return []
	modes = queries.modes_of({notice.user for notice in fresh.values()})
	set_up = queries.is_mail_set_up()
	states = {
		key: rules.email_state(modes.get(notice.user, Mode.EACH), set_up=set_up)
		for key, notice in fresh.items()
	}
	names = {frappe.generate_hash(length=10): key for key in fresh}
	_insert(
		NOTICE,
		(*NOTICE_FIELDS, "sent_on", "email_state", "notice_key"),
		{
			name: (
				*(getattr(fresh[key], field) or None for field in NOTICE_FIELDS),
				clock.now(),
				states[key].value,
				key,
			)
			for name, key in names.items()
		},
		but_doubles=True,
	)
	written = queries.written(names)
	new = {name: fresh[key] for name, key in names.items() if name in written}
	_alert(new, written)
	_send_after_commit([name for name in new if states[names[name]] == Email.TO_SEND])
	return list(new)


def mark(names: Sequence[str], state: Email) -> None:
	"""Note what became of the e-mails of some notices."""
	if names:
		frappe.db.set_value(NOTICE, {"name": ("in", list(names))}, "email_state", state.value)


def clear(document_type: str, document_name: str, *kinds: Kind) -> None:
	"""What people were told of a record under these kinds is settled: no e-mail goes out any more, alerts count as read.

	The notices stay and say when that was. Four queries, one where nothing was told.
	"""
	about = {"document_type": document_type, "document_name": document_name}
	open_ones = {**about, "kind": ("in", [kind.value for kind in kinds]), "settled_on": ("is", "not set")}
	settle(frappe.get_all(NOTICE, open_ones, TO_SETTLE))


def settle(told: Sequence[frappe._dict]) -> None:
	"""Nobody need do what these notices (rows with the fields TO_SETTLE) told him. Three queries at most."""
	if not told:
		return
	frappe.db.set_value(NOTICE, {"name": ("in", [row.name for row in told])}, "settled_on", clock.now())
	mark([row.name for row in told if row.email_state in PENDING], Email.NOT_NEEDED)
	alerts = frappe.get_all(
		LOG,
		{
			"document_name": ("in", [row.document_name for row in told]),
			"for_user": ("in", [row.user for row in told]),
			"read": 0,
		},
		["name", "subject"],
	)
	sentences = tuple(escape_html(row.sentence) for row in told)
	frappe.db.set_value(
		LOG, {"name": ("in", [row.name for row in alerts if row.subject.startswith(sentences)])}, "read", 1
	)


def note_morning(day: date) -> None:
	"""Keep that the run of `day` has ended."""
	frappe.defaults.set_default(MORNING, day.isoformat(), EVERYBODY)


def choose(user: str, mode: Mode) -> None:
	"""Keep how `user` wants e-mail from now on."""
	exists = frappe.db.exists(CHOICE, user)
	choice = frappe.get_doc(CHOICE, user) if exists else frappe.new_doc(CHOICE, user=user)
	choice.mode = mode.value
	choice.flags.service_write, choice.flags.ignore_permissions = ServiceWrite(), True
	choice.save()
	choice.flags.service_write = choice.flags.ignore_permissions = None


def _by_key(notice: Notice) -> str:
	return notice.key


def _alert(notices: dict[str, Notice], alerts: dict[str, int | str]) -> None:
	"""The framework's alert for each, which leads to the record and does nothing else; `alerts`: their names.

	Where there is no record to lead to, it leads to the notice itself.
	"""
	quiet = queries.without_alerts({notice.user for notice in notices.values()})
	told = {name: notice for name, notice in notices.items() if notice.user not in quiet}
	_insert(
		LOG,
		LOG_FIELDS,
		{
			alerts[name]: (
				notice.user,
				"Alert",
				notice.document_type or NOTICE,
				notice.document_name or name,
				" ".join(escape_html(text) for text in (notice.sentence, notice.detail) if text),
				notice.from_user or SYSTEM,
				0,
			)
			for name, notice in told.items()
		},
	)
	users = {notice.user for notice in told.values()}
	if users:
		frappe.db.set_value(
			"Notification Settings", {"name": ("in", list(users))}, "seen", 0, update_modified=False
		)
	for user in users:
		frappe.publish_realtime("notification", after_commit=True, user=user)


def _send_after_commit(names: Sequence[str]) -> None:
	"""What the worker does not come to is found by the next morning's run: the state stays as it is until then."""
	if names:
		frappe.enqueue(
			"laichau_env.follow_up.notices.mail.send_each",
			queue="short",
			enqueue_after_commit=True,
			names=list(names),
		)


def _insert(
	doctype: str, fields: Sequence[str], rows: dict[Any, Sequence[object]], *, but_doubles: bool = False
) -> None:
	"""Rows by name, with the columns that the framework keeps of every record."""
	now = clock.now()
	values = [(name, now, now, SYSTEM, SYSTEM, 0, 0, *row) for name, row in rows.items()]
	if values:
		frappe.db.bulk_insert(doctype, [*ROW_FIELDS, *fields], values, ignore_duplicates=but_doubles)
