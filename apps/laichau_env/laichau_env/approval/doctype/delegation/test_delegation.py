"""One official for another: what the law allows, what the event and the paper then say."""

import frappe
from frappe.utils import add_days, today

from laichau_env import testing as world
from laichau_env.approval import inbox
from laichau_env.approval.verify import verify
from laichau_env.common import errors
from laichau_env.common.roles import DELEGATED_SIGNATORY


class TestDelegation(world.WorldTestCase):
	"""Each test rolls back to the small world."""

	def delegate(self, giver: str, to: str, capacity: str, maker: str | None = None, **values: object):
		with world.as_user(maker or giver):
			return frappe.get_doc(
				{
					"doctype": "Delegation",
					"from_official": frappe.db.get_value("Official", {"user": giver}),
					"to_official": frappe.db.get_value("Official", {"user": to}),
					"capacity": capacity,
					"valid_from": today(),
					"scope": [{"document_type": "Progress Report"}],
					**values,
				}
			).insert()

	def at_province(self, period: str):
		report = world.report_under_review(period)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		return report

	def test_a_delegate_approves_for_the_chairman_and_the_event_says_so(self) -> None:
		report = self.at_province("T-UQ1")
		self.assert_refused(errors.NotVisible, world.act, report, world.STRANGER, "Approve")
		self.delegate(world.CHAIRMAN, world.STRANGER, "TL.", authority="Quy chế làm việc số 12/QĐ-UBND")
		with world.as_user(world.STRANGER):
			self.assertIn(report.name, [row["name"] for row in inbox.waiting_rows()])
		done = world.act(report, world.STRANGER, "Approve")
		self.assertEqual(done.workflow_state, "Approved")
		event = frappe.get_last_doc("Approval Event", {"reference_name": report.name, "action": "Approve"})
		self.assertEqual(
			(event.actor, event.acting_for, event.acting_for_name),
			(world.STRANGER, world.CHAIRMAN, "Phạm Văn Tỉnh"),
		)
		self.assertTrue(event.delegation.startswith("TL. UQ-"))
		self.assertEqual(verify().broken, "")

	def test_the_paper_bears_the_lines_of_the_legal_form(self) -> None:
		self.delegate(
			world.LEADER,
			world.SECOND_OFFICER,
			"TUQ.",
			authority="Giấy ủy quyền số 3",
			valid_to=add_days(today(), 5),
		)
		report = world.make_report("T-UQ2")
		with world.as_user(world.OFFICER):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		signed = world.sign(report, world.SECOND_OFFICER)
		self.assertEqual(signed.signature_block.splitlines()[0], "TUQ. CHỨC VỤ THỬ")
		self.assertEqual(signed.signatory_name, "Vàng A Thử")

	def test_a_delegate_still_in_post_is_the_only_one_to_recall_his_step(self) -> None:
		self.delegate(world.DIRECTOR, world.STRANGER, "TL.", authority="Quy chế")
		report = world.report_under_review("T-UQ6")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.STRANGER, "Approve at Department")
		self.assert_refused(errors.NotLastActor, world.act, report, world.DIRECTOR, "Recall", world.REASON)
		self.assertEqual(
			world.act(report, world.STRANGER, "Recall", world.REASON).workflow_state,
			"Pending Department Approval",
		)

	def test_one_tier_a_person_counts_the_delegate_himself(self) -> None:
		self.delegate(world.CHAIRMAN, world.DIRECTOR, "TL.", authority="Quy chế")
		report = self.at_province("T-UQ3")
		self.assert_refused(errors.TwoTiersByOnePerson, world.act, report, world.DIRECTOR, "Approve")

	def test_before_and_after_its_days_and_outside_its_scope_it_gives_nothing(self) -> None:
		report = self.at_province("T-UQ4")
		for values in (
			{"valid_from": add_days(today(), 1)},
			{"valid_from": add_days(today(), -9), "valid_to": add_days(today(), -1)},
			{"scope": [{"document_type": "Progress Report", "agency": world.OTHER_COMMUNE}]},
			{"scope": [{"document_type": "Directive"}]},
		):
			self.delegate(world.CHAIRMAN, world.STRANGER, "TL.", authority="Quy chế", **values)
			with self.assertRaises(frappe.PermissionError):
				world.act(report, world.STRANGER, "Approve")

	def test_ended_early_it_gives_nothing_and_the_role_goes(self) -> None:
		delegation = self.delegate(
			world.CHAIRMAN, world.STRANGER, "TL.", authority="Quy chế", valid_from=add_days(today(), -3)
		)
		self.assertIn(DELEGATED_SIGNATORY, frappe.get_roles(world.STRANGER))
		report = self.at_province("T-UQ5")
		with world.as_user(world.CHAIRMAN):
			delegation.ended_on = add_days(today(), -1)
			delegation.save()
		self.assertNotIn(DELEGATED_SIGNATORY, frappe.get_roles(world.STRANGER))
		with self.assertRaises(frappe.PermissionError):
			world.act(report, world.STRANGER, "Approve")

	def test_forms_and_limits(self) -> None:
		refused = (
			(world.LEADER, world.OTHER_OFFICER, "KT.", {}),
			(world.LEADER, world.SECOND_OFFICER, "KT.", {}),
			(world.LEADER, world.DEPUTY, "TUQ.", {"authority": "Giấy"}),
			(world.LEADER, world.DEPUTY, "TL.", {}),
			(world.LEADER, world.LEADER, "KT.", {}),
			(world.LEADER, world.SUPERVISOR, "TL.", {"authority": "Quy chế"}),
			(world.LEADER, world.DEPUTY, "KT.", {"valid_to": add_days(today(), -1)}),
		)
		for giver, to, capacity, values in refused:
			self.assert_refused(errors.DelegationNotAllowed, self.delegate, giver, to, capacity, **values)
		self.assert_refused(
			errors.DelegationNotAllowed,
			self.delegate,
			world.OFFICER,
			world.DEPUTY,
			"KT.",
			maker="Administrator",
		)
		self.assert_refused(
			errors.DelegationNotYours, self.delegate, world.LEADER, world.DEPUTY, "KT.", maker=world.DIRECTOR
		)

	def test_only_tl_is_passed_on_within_its_time_and_to_a_deputy(self) -> None:
		by_order = self.delegate(
			world.CHAIRMAN, world.LEADER, "TL.", authority="Quy chế", valid_to=add_days(today(), 10)
		)
		passed = self.delegate(
			world.LEADER, world.DEPUTY, "KT.", passed_on_from=by_order.name, valid_to=add_days(today(), 5)
		)
		self.assertEqual(passed.signature_block.splitlines()[0], "TL. CHỨC VỤ THỬ")
		written = self.delegate(
			world.CHAIRMAN, world.LEADER, "TUQ.", authority="Giấy ủy quyền", valid_to=add_days(today(), 10)
		)
		for source, values in (
			(written, {"valid_to": add_days(today(), 5)}),
			(by_order, {"valid_to": add_days(today(), 11)}),
			(by_order, {}),
		):
			self.assert_refused(
				errors.DelegationNotAllowed, self.delegate, world.LEADER, world.DEPUTY, "KT.",
				passed_on_from=source.name, **values,
			)  # fmt: skip

	def test_made_once_it_is_only_ended(self) -> None:
		delegation = self.delegate(world.LEADER, world.DEPUTY, "KT.")
		with world.as_user(world.LEADER):
			delegation.append("scope", {"document_type": "Directive"})
			self.assert_refused(errors.DelegationKept, delegation.save)
			delegation.reload()
			self.assertRaises(frappe.PermissionError, delegation.delete)
		self.assert_refused(errors.DelegationKept, frappe.delete_doc, "Delegation", delegation.name)
