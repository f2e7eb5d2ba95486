"""The officials who act in a simulated year: two officers and a leader of every agency, made where one is absent.

Made in a few statements, in the transaction that is undone at the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import frappe
from actors import DIRECTOR, EXAMINER, PROVINCE_CHAIR, PROVINCE_OFFICER, SECOND_EXAMINER, SNNMT
from frappe.model.document import Document, bulk_insert
from laichau_env.common import roles

from year.year import Agency

COMMUNE_BLOCK = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


@dataclass(frozen=True)
class Staff:
	"""Accounts of an agency's people; the second officer is the one to whom the leader delegates."""

	officer: str
	second: str
	leader: str


EXAMINERS = Staff(EXAMINER.user, SECOND_EXAMINER.user, DIRECTOR.user)
"""Of the examining department, in its own report as well as in those of others."""
PROVINCE = Staff(PROVINCE_OFFICER.user, PROVINCE_OFFICER.user, PROVINCE_CHAIR.user)
"""The chairman approves; the officer of his office does it for him while he has delegated."""


def reporting_agencies(only: Sequence[str] = ()) -> list[Agency]:
	"""Agencies in use that report to somebody who has reports examined or approved; `only` some of them."""
	rows = frappe.db.sql(
		"""select agency.name, above.agency_type = 'Province' as direct from tabAgency agency
		join tabAgency above on above.name = agency.reports_to
		where agency.disabled = 0 and agency.valid_to is null and above.agency_type in ('Province', 'Department')
		order by agency.name""",
		as_dict=True,
	)
	return [Agency(row.name, bool(row.direct)) for row in rows if not only or row.name in only]


def staff_of(agencies: Iterable[str]) -> dict[str, Staff]:
	"""Agency -> its people: those of the site, and new ones for who is missing."""
	there = _there()
	types = dict(frappe.db.sql("select name, agency_type from tabAgency"))
	made, staff = [], {}
	for agency in agencies:
		commune = types[agency] == "Commune"
		officer = roles.COMMUNE_OFFICER if commune else roles.DEPARTMENT_OFFICER
		leader = roles.COMMUNE_LEADER if commune else roles.DEPARTMENT_LEADER
		officers = there.get((agency, officer), [])
		users = []
		for place, known, role in (
			("canbo", officers[:1], officer),
			("canbo2", officers[1:2], officer),
			("lanhdao", there.get((agency, leader), [])[:1], leader),
		):
			users += known or [f"nam.{agency.lower()}.{place}@laichau.example"]
			if not known:
				made.append((users[-1], agency, role))
		staff[agency] = Staff(*users)
	_make(made)
	return staff | {SNNMT: EXAMINERS}


def _there() -> dict[tuple[str, str], list[str]]:
	"""(agency, role) -> accounts that hold a post."""
	rows = frappe.db.sql(
		"""select official.agency, held.role, official.user from tabOfficial official
		join `tabHas Role` held on held.parent = official.user and held.parenttype = 'User'
		where official.disabled = 0 order by official.user"""
	)
	found: dict[tuple[str, str], list[str]] = {}
	for agency, role, user in rows:
		found.setdefault((agency, role), []).append(user)
	return found


def _make(people: Sequence[tuple[str, str, str]]) -> None:
	bulk_insert("User", [_account(user) for user, _, _ in people])
	bulk_insert("Has Role", list(_held(people)))
	bulk_insert("Official", [_official(*one) for one in people])


def _account(user: str) -> Document:
	return _ready(
		"User", user, email=user, first_name=user.partition("@")[0], full_name=user.partition("@")[0],
		enabled=1, user_type="System User", language="vi", username=user.partition("@")[0],
	)  # fmt: skip


def _held(people: Sequence[tuple[str, str, str]]) -> Iterator[Document]:
	for user, _, role in people:
		yield _ready(
			"Has Role",
			frappe.generate_hash(length=10),
			parent=user,
			parenttype="User",
			parentfield="roles",
			role=role,
		)


def _official(user: str, agency: str, role: str) -> Document:
	leads = role in (roles.COMMUNE_LEADER, roles.DEPARTMENT_LEADER)
	return _ready(
		"Official", f"NAM-{user.partition('@')[0]}", user=user, full_name=f"Người {user.partition('@')[0]}", agency=agency,
		position_title="Chủ tịch" if leads else "Chuyên viên", signature_block=COMMUNE_BLOCK if leads else "",
	)  # fmt: skip


def _ready(doctype: str, name: str, **values: object) -> Document:
	doc = frappe.new_doc(doctype)
	doc.update(values)
	doc.name = name
	doc.set_user_and_timestamp()
	return doc
