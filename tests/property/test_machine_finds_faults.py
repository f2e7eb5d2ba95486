"""The machine is worth its time: with one rule taken out of the app, it finds a sequence that the rule forbids.

Runs with the long profile only.
"""

from collections.abc import Callable

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from laichau_env.approval import file_guard, guard, rules, service
from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.reporting import rules as reporting_rules
from machine.machine import ApprovalMachine

MOST_EXAMPLES = 300
REFUSAL_OF, CHECK_SEEN = rules.refusal_of, service._check_seen


def without(*classes: type[Refusal]) -> Callable:
	"""The rule of who may act, deaf to some refusals."""

	def refusal_of(*args: object, **kwargs: object) -> Refusal | None:
		refusal = REFUSAL_OF(*args, **kwargs)
		return None if isinstance(refusal, classes) else refusal

	return refusal_of


def officer_in_any_state(actor: rules.Actor, subject: rules.Subject) -> bool:
	return actor.agency == subject.agency and any("Officer" in role for role in actor.roles)


SAID = {
	"one tier a person": "two tiers",
	"only the last actor recalls": "not his step",
	"nobody signs his own draft": "signs his own draft",
	"approve what was read": "stale",
	"locked states": "locked state",
	"a reason to go back": "no reason",
	"only the named places": "place closed",
	"a closed period": "period closed",
}
"""What the model says of the sequence that is found."""
GONE = {
	"one tier a person": [(rules, "refusal_of", without(errors.TwoTiersByOnePerson))],
	"only the last actor recalls": [(rules, "refusal_of", without(errors.NotLastActor))],
	"nobody signs his own draft": [(rules, "refusal_of", without(errors.SigningOwnDraft))],
	"approve what was read": [
		(service, "_check_seen", lambda seen, current: CHECK_SEEN(seen and current, current))
	],
	"locked states": [
		(guard, "may_edit", officer_in_any_state),
		(file_guard, "may_edit", officer_in_any_state),
	],
	"a reason to go back": [(rules, "reason_refusal", lambda transition, reason: None)],
	"only the named places": [(guard, "refuse_closed_places", lambda *args: None)],
	"a closed period": [(reporting_rules, "is_closed_to", lambda *args: False)],
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", GONE)
def test_a_rule_that_is_gone_is_missed(
	rule: str, machine: type[ApprovalMachine], monkeypatch: pytest.MonkeyPatch, record_property: Callable
) -> None:
	if settings.get_current_profile_name() != "long":
		pytest.skip("part of the long profile")
	for module, name, instead in GONE[rule]:
		monkeypatch.setattr(module, name, instead)
	quick = settings(
		settings.default, phases=[Phase.generate], max_examples=MOST_EXAMPLES, stateful_step_count=25
	)
	with pytest.raises(AssertionError, match=f"the site did it, the model says {SAID[rule]}") as found:
		run_state_machine_as_test(machine, settings=quick)
	print(f"{rule}: {str(found.value).splitlines()[0]}")
