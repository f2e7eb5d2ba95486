"""Scripts that Administrator writes on a page: as on stock v15 none runs on the server.

Where a site turns them on, they write to the database past every guard (docs/production.md); there is then nothing to
test but `verify-approvals`.
"""

from collections.abc import Iterator

import frappe
import pytest
from actors import ADMINISTRATOR, OFFICER
from attacking.attack import CHANGED, REPORT, Target
from attacking.stored import Stored, arranged
from attacking.ways import rest_put
from attacking.web import Answer
from laichau_env.approval.transitions import State

SCRIPT = f"frappe.db.set_value('{REPORT}', '%s', 'situation', '{CHANGED}')"


REFUSED = ("Please Enable Server Scripts", "Query must be of SELECT")
"""What the console prints, with status 200."""


def server_script(target: Target, **fields: object) -> Answer:
	body = {"name": "Thử", "script": SCRIPT % target.name, **fields}
	return target.web.rest(ADMINISTRATOR, "POST", "Server Script", body=body)


def as_a_call(target: Target) -> Answer:
	made = server_script(target, script_type="API", api_method="thu_len", allow_guest=1)
	assert made.status == 200, made
	return target.web.call(OFFICER, "thu_len")


def on_an_event(target: Target) -> Answer:
	made = server_script(
		target, script_type="DocType Event", reference_doctype=REPORT, doctype_event="Before Save"
	)
	assert made.status == 200, made
	return rest_put(target, OFFICER, situation="Thay đổi của cán bộ")


def on_the_console(target: Target) -> Answer:
	doc = {"doctype": "System Console", "type": "Python", "commit": 1, "console": SCRIPT % target.name}
	return target.web.call(
		ADMINISTRATOR, "frappe.desk.doctype.system_console.system_console.execute_code", doc=doc
	)


def by_sql_on_the_console(target: Target) -> Answer:
	sql = f"update `tab{REPORT}` set situation = '{CHANGED}' where name = '{target.name}'"
	doc = {"doctype": "System Console", "type": "SQL", "commit": 1, "console": sql}
	return target.web.call(
		ADMINISTRATOR, "frappe.desk.doctype.system_console.system_console.execute_code", doc=doc
	)


@pytest.fixture
def undone(stored: Stored) -> Iterator[None]:
	yield
	stored.restore()
	frappe.clear_cache()


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED])
@pytest.mark.parametrize("way", [as_a_call, on_an_event, on_the_console, by_sql_on_the_console])
def test_a_script_changes_nothing(undone: None, stored: Stored, target_of, way, state: State) -> None:
	answer = way(target_of(state))
	changed = stored.changed()
	assert not set(changed) - arranged(changed), answer
	assert CHANGED not in str(frappe.db.get_value(REPORT, {"workflow_state": state}, "situation"))
	told = f"{answer.told} {answer.body}"
	assert answer.status >= 400 or any(why in told for why in REFUSED), answer
