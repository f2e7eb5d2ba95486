"""People whom already the framework's permissions keep out: refused with the right status, in Vietnamese.

They are not counted when the guard is taken out; uploading to a record that one may not even read is: there the
framework asks nobody.
"""

import pytest
from actors import (
	CHAIR,
	GUEST,
	OTHER_CHAIR,
	PLANNER,
	PROVINCE_CHAIR,
	PROVINCE_OFFICER,
	STRANGE_DIRECTOR,
	SUPERVISOR,
	Person,
)
from attacking.attack import CHANGED, REPORT, Attack, Target
from attacking.web import Answer
from factories import picture
from laichau_env.approval.transitions import State

PEOPLE = (CHAIR, OTHER_CHAIR, STRANGE_DIRECTOR, SUPERVISOR, PROVINCE_OFFICER, PROVINCE_CHAIR, PLANNER, GUEST)


def put(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "PUT", REPORT, target.name, {"situation": CHANGED})


def save(target: Target, person: Person) -> Answer:
	return target.web.call(
		person, "frappe.desk.form.save.savedocs", doc=target.whole(situation=CHANGED), action="Save"
	)


def set_state(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"frappe.client.set_value",
		doctype=REPORT,
		name=target.name,
		fieldname="workflow_state",
		value="Approved",
	)


def delete(target: Target, person: Person) -> Answer:
	return target.web.rest(person, "DELETE", REPORT, target.name)


def upload(target: Target, person: Person) -> Answer:
	return target.web.upload(person, "x.png", picture("x"), doctype=REPORT, docname=target.name, is_private=1)


def act(target: Target, person: Person) -> Answer:
	return target.web.call(
		person,
		"laichau_env.approval.api.act",
		doctype=REPORT,
		name=target.name,
		action="Recommend",
		seen_hash="0" * 64,
	)


ATTACKS = [
	Attack(
		f"no right: {way.__name__}",
		"write",
		person,
		State.DEPARTMENT_REVIEW,
		way,
		(403, 409),
		locked_out=way is not upload,
	)
	for way in (put, save, set_state, delete, upload, act)
	for person in PEOPLE
	if (way, person) != (upload, GUEST)  # the engine answers 403 without a word
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_is_refused(attack: Attack, must_fail) -> None:
	must_fail(attack)
