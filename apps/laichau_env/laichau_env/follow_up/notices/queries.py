"""The reader of notices: what was told already, how people want e-mail, when a due date was set."""

from collections.abc import Collection, Sequence
from datetime import date

import frappe
from frappe.model.naming import is_autoincremented
from frappe.query_builder.functions import Max
from pypika.terms import Function, PseudoColumn

from laichau_env.approval.opinions.queries import REQUEST as OPINION
from laichau_env.approval.opinions.rules import Status
from laichau_env.approval.transitions import Action
from laichau_env.follow_up.notices.constants import CHOICE, EVERYBODY, LOG, MORNING, NOTICE, Email, Mode

EXTENSION = "Extension Request"


def take_the_morning() -> None:
	"""Lock what all runs of the morning share, until the end of the transaction. One query.

	Asked before anything is read: who waited here reads what the one before him wrote, whatever the isolation.
	"""
	frappe.db.get_value("DocType", NOTICE, "name", for_update=True)


def last_morning() -> date | None:
	"""The last day whose run has ended. One query, past the cache of defaults, which knows of no rollback."""
	day = frappe.db.get_value("DefaultValue", {"parent": EVERYBODY, "defkey": MORNING}, "defvalue")
	return date.fromisoformat(day) if day else None


def known_keys(keys: Collection[str]) -> set[str]:
	"""Those of `keys` under which somebody was told already. One query."""
	if not keys:
		return set()
	return set(frappe.get_all(NOTICE, {"notice_key": ("in", list(keys))}, pluck="notice_key"))


def written(names: Collection[str]) -> dict[str, int | str]:
	"""Those of `names` that are there, each with a name for its alert; at most two queries.

	Of two who tell the same at one moment only one wrote it. The framework counts its alerts by a sequence of the
	database, which is asked for all of them at once.
	"""
	notice = frappe.qb.DocType(NOTICE)
	query = frappe.qb.from_(notice).select(notice.name).where(notice.name.isin(list(names) or [""]))
	if not is_autoincremented(LOG):
		return {name: frappe.generate_hash(length=10) for name in query.run(pluck=True)}
	sequence = frappe.scrub(f"{LOG}_id_seq")
	named = sequence if frappe.db.db_type == "mariadb" else f"'{sequence}'"
	return dict(query.select(Function("nextval", PseudoColumn(named))).run())


def told_documents(doctype: str, names: Collection[str]) -> set[str]:
	"""Records of which somebody was told anything. One query."""
	if not names:
		return set()
	return set(
		frappe.get_all(
			NOTICE,
			{"document_type": doctype, "document_name": ("in", list(names))},
			pluck="document_name",
			distinct=True,
		)
	)


def modes_of(users: Collection[str]) -> dict[str, str]:
	"""Account -> how it wants e-mail, where it chose. One query."""
	rows = frappe.get_all(CHOICE, {"user": ("in", list(users))}, ["user", "mode"])
	return {row.user: row.mode for row in rows}


def mode_of(user: str) -> str:
	"""How an account wants e-mail. One query."""
	return modes_of([user]).get(user, Mode.EACH.value)


def is_mail_set_up() -> bool:
	"""Whether the site has an account to send from. One query."""
	account = {"enable_outgoing": 1, "default_outgoing": 1}
	return bool(frappe.conf.get("mail_server") or frappe.db.exists("Email Account", account))


def without_alerts(users: Collection[str]) -> set[str]:
	"""Those who switched notifications of the framework off for themselves. One query."""
	return set(
		frappe.get_all("Notification Settings", {"name": ("in", list(users)), "enabled": 0}, pluck="name")
	)


def readable(user: str, names: Collection[str]) -> set[str]:
	"""Those of `names` that `user` may read now, by the rules that he meets in the system."""
	if not frappe.has_permission(NOTICE, "read", user=user):
		return set()
	return set(
		frappe.get_list(NOTICE, {"name": ("in", list(names))}, pluck="name", user=user, limit_page_length=0)
	)


def claimed(states: Sequence[Email], names: Sequence[str] | None = None) -> list[frappe._dict]:
	"""Notices (those named, or all) whose e-mail stands at one of `states`, oldest first, locked.

	Whoever else wants them waits and finds none. One query.
	"""
	notice = frappe.qb.DocType(NOTICE)
	fields = ("name", "user", "kind", "sentence", "detail", "document_type", "document_name")
	query = (
		frappe.qb.from_(notice)
		.select(*(notice[field] for field in fields))
		.where(notice.email_state.isin([state.value for state in states]))
		.orderby(notice.creation)
		.orderby(notice.name)
		.for_update()
	)
	if names is not None:
		query = query.where(notice.name.isin(list(names) or [""]))
	return query.run(as_dict=True)


def addresses_of(users: Collection[str]) -> dict[str, str]:
	"""Account -> e-mail address, of accounts that may log in. One query."""
	rows = frappe.get_all("User", {"name": ("in", list(users)), "enabled": 1}, ["name", "email"])
	return {row.name: row.email for row in rows if row.email}


def due_set_on(reports: Collection[str]) -> dict[str, date]:
	"""Report -> the day on which more time was last granted for it, or taken back. One query."""
	request, event = frappe.qb.DocType(EXTENSION), frappe.qb.DocType("Approval Event")
	rows = (
		frappe.qb.from_(event)
		.join(request)
		.on(request.name == event.reference_name)
		.select(request.report, Max(event.event_time))
		.where((event.reference_doctype == EXTENSION) & request.report.isin(list(reports) or [""]))
		.where(event.action.isin([Action.GRANT.value, Action.REVOKE.value]))
		.groupby(request.report)
		.run()
	)
	return {report: moment.date() for report, moment in rows}


def waiting_opinions() -> list[frappe._dict]:
	"""Requests for opinions that wait for an answer. One query."""
	return frappe.get_all(
		OPINION,
		filters={"status": Status.WAITING.value},
		fields=[
			"name",
			"title",
			"asked_agency",
			"round",
			"status",
			"due_date",
			"asked_on",
			"asked_by",
			"reference_doctype",
		],
		order_by="name",
	)
