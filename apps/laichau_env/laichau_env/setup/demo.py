"""Accounts to try the system with, only on a site whose configuration says `laichau_demo: 1`."""

import frappe

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.common.roles import ROLES
from laichau_env.reporting.constants import PERIOD_PLANNED
from laichau_env.reporting.service import open_period
from laichau_env.setup import content_tables as files
from laichau_env.setup.content import FOLDER, read_or_refuse
from laichau_env.setup.content_files import Row
from laichau_env.setup.content_records import agency_names

DEMO_PERIOD = "Q4-2026"


def create_demo_accounts() -> list[dict[str, str]]:
	"""Make the missing accounts of demo_officials.csv, open the demo period, tell all accounts by role.

	An account that is there keeps its password and roles. `bench execute` prints the answer as JSON. Raises
	DemoNotAllowed (403) elsewhere than on a demo site, DemoPasswordMissing (417) without a password.
	"""
	password = _demo_password()
	content = read_or_refuse(FOLDER)
	names = agency_names(content)
	rows = content[files.OFFICIALS]
	users = [row["user"] for row in rows]
	there = set(frappe.get_all("User", filters={"name": ["in", users]}, pluck="name"))
	posted = set(frappe.get_all("Official", filters={"user": ["in", users]}, pluck="user"))
	for row in rows:
		if row["user"] not in there:
			_make_user(row, password)
		if row["user"] not in posted:
			_make_official(row, names[row["agency"]])
	open_demo_period()
	accounts = [
		{
			"role": row["role"],
			"user": row["user"],
			"full_name": row["full_name"],
			"agency": names[row["agency"]],
			"password": password,
		}
		for row in rows
	]
	return sorted(accounts, key=lambda account: ROLES.index(account["role"]))


def open_demo_period() -> dict[str, int]:
	"""Open the demo period where it is still planned, so that a fresh site shows drafts."""
	_demo_password()
	if frappe.db.get_value("Reporting Period", DEMO_PERIOD, "status") != PERIOD_PLANNED:
		return {"made": 0, "found": 0}
	opened = open_period(DEMO_PERIOD)
	return {"made": opened.made, "found": opened.found}


def _demo_password() -> str:
	if not frappe.conf.get("laichau_demo"):
		refuse(errors.DemoNotAllowed())
	password = frappe.conf.get("laichau_demo_password")
	if not password:
		refuse(errors.DemoPasswordMissing())
	return str(password)


def _make_user(row: Row, password: str) -> None:
	user = frappe.get_doc(
		{
			"doctype": "User",
			"email": row["user"],
			"first_name": row["full_name"],
			"language": "vi",
			"time_zone": "Asia/Ho_Chi_Minh",
			"send_welcome_email": 0,
			"new_password": password,
			"roles": [{"role": row["role"]}],
		}
	)
	user.flags.no_welcome_mail = True
	user.flags.ignore_password_policy = True
	user.insert()


def _make_official(row: Row, agency: str) -> None:
	official = {column: row[column] for column in ("user", "full_name", "position_title", "signing_capacity")}
	frappe.get_doc(
		{
			"doctype": "Official",
			**official,
			"agency": agency,
			"signature_block": "\n".join(row["signature_block"]),
		}
	).insert()
