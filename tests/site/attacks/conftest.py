"""The reports under attack, the judge of each attempt, and the table at the end."""

from collections import Counter
from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, Person
from attacking.attack import REPORT, Attack, Target
from attacking.kept import make_kept
from attacking.places import make_returned
from attacking.stored import Stored, arranged, leave_no_job_running
from attacking.web import Answer, Web
from factories import REPORT_STATES, indicator_asked, report_at
from laichau_env.approval.content import canonical_content
from laichau_env.approval.kinds import kind_of
from laichau_env.approval.returns.places import changed_places
from laichau_env.approval.transitions import State

TRIED: Counter[str] = Counter()
CAME_THROUGH: Counter[str] = Counter()
CHANGED_STORE: Counter[str] = Counter()
STOPPED_ANYWAY: list[str] = []
JUDGES = {"must_fail", "must_pass", "undone"}
"""Fixtures that look at what is stored after their test; what others wrote is looked at before the next attack."""
WRITTEN_BY_OTHERS: list[str] = []


@pytest.fixture(scope="session")
def names(frappe_site: ModuleType) -> dict[str, str]:
	"""A report in each state, made by the right people, and those that came back for named places only."""
	with indicator_asked():
		made = {state: report_at(state, f"TC-{place}").name for place, state in enumerate(REPORT_STATES)}
		made.update(make_returned())
	frappe_site.db.commit()
	return made


@pytest.fixture(scope="session")
def spare_name(frappe_site: ModuleType, names: dict) -> str:
	"""A second draft of the same agency."""
	with indicator_asked():
		name = report_at(State.DRAFT, "TC-SPARE", BUM_TO).name
	frappe_site.db.commit()
	return name


@pytest.fixture(scope="session")
def kept(frappe_site: ModuleType, names: dict) -> dict[str, str]:
	"""A record of each other approvable kind, and of each DocType that only a service writes."""
	return make_kept()


@pytest.fixture(scope="session")
def web(base_url: str, demo_password: str) -> Iterator[Web]:
	"""Sessions of people at the site's address."""
	sessions = Web(base_url, demo_password)
	yield sessions
	sessions.close()


@pytest.fixture(scope="session")
def stored(frappe_site: ModuleType, names: dict, spare_name: str, kept: dict, without_guard: bool) -> Stored:
	"""Everything as it is before the first attack; only then the guard is taken out, where that is asked."""
	leave_no_job_running()
	whole = Stored()
	if without_guard:
		from attacking.unguarded import take_out

		take_out()
		if hasattr(frappe_site.local, "doc_events_hooks"):
			del frappe_site.local.doc_events_hooks
		frappe_site.controllers.clear()
		frappe_site.clear_cache()
	return whole


@pytest.fixture(autouse=True)
def others_write(request: pytest.FixtureRequest) -> Iterator[None]:
	"""Notes a test that looks at nothing: accounts may have changed by it."""
	yield
	if not JUDGES & set(request.fixturenames):
		WRITTEN_BY_OTHERS.append(request.node.name)


@pytest.fixture
def must_fail(
	frappe_site: ModuleType, stored: Stored, web: Web, names: dict, spare_name: str
) -> Iterator[Callable[[Attack], None]]:
	"""Makes an attack and fails the test unless it was refused properly and left no trace."""

	def judge(attack: Attack) -> None:
		frappe_site.db.rollback()
		target = Target(web, names, attack.state, spare_name, attack.on)
		if WRITTEN_BY_OTHERS:
			WRITTEN_BY_OTHERS.clear()
			stored.look()
		if attack.prepare:
			try:
				attack.prepare(target, attack.person)
				frappe_site.db.commit()
			finally:
				stored.look()
		answer = attack.attempt(target, attack.person)
		changed = stored.changed()
		changed = [key for key in changed if not (attack.arranges and key in arranged(changed))]
		faults = faults_of(attack, answer, changed)
		if not attack.locked_out:
			TRIED[attack.path] += 1
			CAME_THROUGH[attack.path] += bool(faults)
			CHANGED_STORE[attack.path] += bool(changed)
			if not faults:
				STOPPED_ANYWAY.append(attack.id)
		assert not faults, f"{'; '.join(faults)}\n{answer}"

	yield judge
	frappe_site.set_user("Administrator")
	frappe_site.clear_messages()
	stored.restore()


@pytest.fixture
def must_pass(
	frappe_site: ModuleType, stored: Stored, web: Web, names: dict, spare_name: str
) -> Iterator[Callable[..., None]]:
	"""Makes an attempt that is allowed, and fails unless it changed the expected places of the report and no other."""

	def judge(
		on: str,
		person: Person,
		attempt: Callable[[Target, Person], Answer],
		places: Callable[[Target], list[str]],
	) -> None:
		frappe_site.db.rollback()
		target = Target(web, names, State.RETURNED, spare_name, on)
		before, expected = content_of(target.name), places(target)
		answer = attempt(target, person)
		frappe_site.db.rollback()
		changed = changed_places(before, content_of(target.name), kind_of(REPORT))
		assert answer.status in (200, 202), answer
		assert [str(one) for one in changed] == expected, answer

	yield judge
	frappe_site.set_user("Administrator")
	frappe_site.clear_messages()
	stored.look()
	stored.restore()


def content_of(name: str) -> dict:
	"""The report's content as it is stored."""
	frappe.clear_document_cache(REPORT, name)
	return canonical_content(frappe.get_doc(REPORT, name), kind_of(REPORT))


@pytest.fixture
def target_of(frappe_site: ModuleType, web: Web, names: dict, spare_name: str) -> Callable[[State], Target]:
	"""The report in a state, to be attacked without the judge."""
	return lambda state: Target(web, names, state, spare_name)


def faults_of(attack: Attack, answer: Answer, changed: list[str]) -> list[str]:
	"""What is wrong with how an attack ended; empty = properly refused."""
	faults = []
	if changed:
		faults.append(f"changed {', '.join(changed)}")
	if answer.status not in ((200,) if attack.quiet else attack.statuses):
		faults.append(f"status {answer.status}, wanted {attack.statuses}")
	if not (answer.in_vietnamese or attack.mute):
		faults.append("no message in Vietnamese")
	if attack.codes and answer.code not in attack.codes:
		faults.append(f"refusal {answer.code or 'not ours'}, wanted {' or '.join(attack.codes)}")
	return faults


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
	"""The table: for each path how many attacks came through, of how many."""
	if not TRIED:
		return
	out = terminalreporter
	out.section("attacks that came through, by path")
	width = max(map(len, TRIED))
	for path, tried in sorted(TRIED.items()):
		out.line(
			f"{path:<{width}}  {CAME_THROUGH[path]:>4} / {tried:<4} ({CHANGED_STORE[path]} changed what is stored)"
		)
	came, tried = CAME_THROUGH.total(), TRIED.total()
	out.line(f"{'all':<{width}}  {came:>4} / {tried:<4} ({CHANGED_STORE.total()} changed what is stored)")
	if came > tried / 2:
		for name in STOPPED_ANYWAY:
			out.line(f"refused without the guard too: {name}")
