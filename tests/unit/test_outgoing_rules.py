"""Rules of the papers that go out for a period: who recalls one and why."""

import pytest
from laichau_env.approval.rules import Actor
from laichau_env.common import errors, roles
from laichau_env.documents.outgoing import rules

LETTER = rules.Closing("12/SNNMT", "Sở Nông nghiệp và Môi trường", of_period=True, source="Q3", counts=True)
WHY = "Nhầm danh sách cơ quan"


def actor(role: str, agency: str, *acts_for: str) -> Actor:
	return Actor("ai@laichau.example", frozenset({role}), agency, "Department", acts_for)


@pytest.mark.parametrize(
	("changed", "reason", "may", "refusal"),
	[
		({}, WHY, True, None),
		({}, WHY, False, errors.NotForYouToRecall),
		({}, "   sai   ", True, errors.ReasonTooShort),
		({"counts": False}, WHY, True, errors.PaperClosed),
		({"of_period": False}, WHY, True, errors.RecallOnReport),
	],
)
def test_a_leader_recalls_what_counts_with_a_reason(changed, reason, may, refusal):
	paper = rules.Closing(**{**LETTER.__dict__, **changed})
	told = rules.recall_refusal(paper, reason, may=may)
	assert type(told) is (refusal or type(None))


def test_only_leaders_of_the_agency_or_of_its_successor_recall():
	assert rules.leader_of("SNNMT", [actor(roles.DEPARTMENT_LEADER, "SNNMT")])
	assert rules.leader_of("SNNMT", [actor(roles.DEPARTMENT_LEADER, "SMOI", "SNNMT")])
	assert not rules.leader_of("SNNMT", [actor(roles.DEPARTMENT_OFFICER, "SNNMT")])
	assert not rules.leader_of("SNNMT", [actor(roles.DEPARTMENT_LEADER, "SYT")])
	assert not rules.leader_of("SNNMT", [])
