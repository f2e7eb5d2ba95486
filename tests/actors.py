"""The demo people, by what they are: one for each role and agency that a test needs.

They come from content/lai_chau/demo_officials.csv; `./dev test` makes their accounts on its throw-away site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import frappe
from laichau_env.common import roles
from laichau_env.testing import become

BUM_TO, DOAN_KET, SNNMT, SYT, PROVINCE = "03433", "03388", "SNNMT", "SYT", "UBND-LC"


@dataclass(frozen=True)
class Person:
	"""An account; `role` and `agency` are empty for those who hold no post."""

	user: str
	role: str = ""
	agency: str = ""

	def __str__(self) -> str:
		"""Short, for the names of tests."""
		return self.user.partition("@")[0]


OFFICER = Person("bumto.canbo@laichau.example", roles.COMMUNE_OFFICER, BUM_TO)
CHAIR = Person("bumto.lanhdao@laichau.example", roles.COMMUNE_LEADER, BUM_TO)
VICE_CHAIR = Person("bumto.phochutich@laichau.example", roles.COMMUNE_LEADER, BUM_TO)
OTHER_OFFICER = Person("doanket.canbo@laichau.example", roles.COMMUNE_OFFICER, DOAN_KET)
OTHER_CHAIR = Person("doanket.lanhdao@laichau.example", roles.COMMUNE_LEADER, DOAN_KET)
EXAMINER = Person("snnmt.canbo@laichau.example", roles.DEPARTMENT_OFFICER, SNNMT)
SECOND_EXAMINER = Person("snnmt.canbo2@laichau.example", roles.DEPARTMENT_OFFICER, SNNMT)
DIRECTOR = Person("snnmt.lanhdao@laichau.example", roles.DEPARTMENT_LEADER, SNNMT)
DEPUTY_DIRECTOR = Person("snnmt.phogiamdoc@laichau.example", roles.DEPARTMENT_LEADER, SNNMT)
STRANGER = Person("syt.canbo@laichau.example", roles.DEPARTMENT_OFFICER, SYT)
STRANGE_DIRECTOR = Person("syt.lanhdao@laichau.example", roles.DEPARTMENT_LEADER, SYT)
PROVINCE_OFFICER = Person("vpubnd.canbo@laichau.example", roles.PROVINCE_OFFICER, "VPUBND")
PROVINCE_CHAIR = Person("tinh.chutich@laichau.example", roles.PROVINCE_LEADER, PROVINCE)
PROVINCE_VICE = Person("tinh.phochutich@laichau.example", roles.PROVINCE_LEADER, PROVINCE)
SUPERVISOR = Person("mttq.giamsat@laichau.example", roles.SUPERVISOR, "MTTQ")
PLANNER = Person("quantri.kehoach@laichau.example", roles.PLAN_ADMINISTRATOR, SNNMT)
GUEST = Person("Guest")
ADMINISTRATOR = Person("Administrator")


@contextmanager
def as_user(person: Person | str) -> Iterator[None]:
	"""Act as somebody, and come back whatever happens."""
	before = frappe.session.user
	become(person.user if isinstance(person, Person) else person)
	try:
		yield
	finally:
		become(before)
