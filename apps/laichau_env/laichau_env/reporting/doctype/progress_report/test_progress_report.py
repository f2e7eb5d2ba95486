"""The report on its way, as the people concerned meet it: real records, real users, real refusals."""

import frappe
from frappe.model.document import Document

from laichau_env import testing as world
from laichau_env.approval import content, sent, service
from laichau_env.approval.kinds import kind_of
from laichau_env.common import errors
from laichau_env.reporting.service import amend_report, open_period

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"


class TestProgressReport(world.WorldTestCase):
	"""Each test rolls back to the small world."""

	def test_opening_makes_one_prefilled_draft_an_agency_and_nothing_twice(self) -> None:
		report = world.make_report("T-A")
		self.assertEqual([line.plan_task for line in report.lines], ["T-KH-01", "T-KH-02"])
		self.assertEqual((report.examining_agency, report.workflow_state), (world.EXAMINER, "Draft"))
		again = open_period("T-A")
		self.assertEqual((again.made, again.found), (0, 3))
		self.assertFalse(frappe.db.exists("Progress Report", f"BC-T-A-{world.EXAMINER}"), "owes nothing")

	def test_from_draft_to_approved_with_one_return(self) -> None:
		report = world.report_under_review("T-B")
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		report.reload()
		self.assertEqual((report.workflow_state, report.document_number), ("Returned", None))
		self.assertIn("15 - 16/02/2026", report.previous_papers)
		with world.as_user(world.OFFICER):
			world.fill(frappe.get_doc("Progress Report", report.name), "Đã bổ sung số liệu")
		world.act(report, world.OFFICER, "Request Signature")
		self.assert_refused(errors.NumberBehind, world.sign, report, number="15")
		world.sign(report, number="16")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		done = world.act(report, world.CHAIRMAN, "Approve")
		self.assertEqual((done.workflow_state, done.docstatus, done.document_number), ("Approved", 1, "16"))
		events = frappe.get_all(
			"Approval Event",
			{"reference_name": report.name},
			["action", "round"],
			order_by="sequence",
			as_list=True,
		)
		self.assertEqual(
			list(events),
			[
				("Request Signature", 1),
				("Sign and Submit", 1),
				("Send Back", 1),
				("Request Signature", 2),
				("Sign and Submit", 2),
				("Recommend", 2),
				("Approve at Department", 2),
				("Approve", 2),
			],
		)

	def test_an_action_writes_no_row_again_but_the_rows_follow_their_report(self) -> None:
		report = world.report_under_review("T-ROWS")

		def rows() -> list[tuple]:
			fields = ["name", "idx", "result", "percent", "modified", "docstatus"]
			return frappe.get_all(
				"Progress Report Line", {"parent": report.name}, fields, order_by="idx", as_list=True
			)

		before = rows()
		for user, action, docstatus in (
			(world.EXAMINING_OFFICER, "Recommend", 0),
			(world.DIRECTOR, "Approve at Department", 0),
			(world.CHAIRMAN, "Approve", 1),
			(world.CHAIRMAN, "Revoke", 2),
		):
			world.act(report, user, action, world.REASON)
			self.assertEqual(rows(), tuple((*row[:-1], docstatus) for row in before), action)

	def test_nothing_missing_is_signed(self) -> None:
		report = world.make_report("T-C")
		self.assert_refused(errors.LineEmpty, world.act, report, world.OFFICER, "Request Signature")
		with world.as_user(world.OFFICER):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		for values in (
			{"document_number": "mười"},
			{"document_date": "2020-01-01"},
			{"document_date": "mai"},
		):
			self.assert_refused(
				errors.SignatureValueMissing, world.act, report, world.LEADER, "Sign and Submit", **values
			)

	def test_what_was_not_seen_is_not_approved(self) -> None:
		report = world.report_under_review("T-D")
		with world.as_user(world.EXAMINING_OFFICER):
			seen = content.content_hash(
				frappe.get_doc("Progress Report", report.name), kind_of("Progress Report")
			)
		world.act(report, world.LEADER, "Recall", world.REASON)
		world.act(report, world.LEADER, "Send Back", world.REASON)
		with world.as_user(world.OFFICER):
			world.fill(frappe.get_doc("Progress Report", report.name), "Số khác")
		world.act(report, world.OFFICER, "Request Signature")
		world.sign(report, number="17")
		with world.as_user(world.EXAMINING_OFFICER):
			self.assert_refused(
				errors.StaleContent, service.act, "Progress Report", report.name, "Recommend", seen
			)
			self.assert_refused(
				errors.MissingSeenHash, service.act, "Progress Report", report.name, "Recommend", None
			)

	def test_second_actor_is_told_who_was_first(self) -> None:
		report = world.report_under_review("T-E")
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		self.assert_refused(errors.SomebodyWasFirst, world.act, report, world.LEADER, "Recall", world.REASON)

	def test_drafts_are_private_and_a_returned_report_is_hidden_from_the_department(self) -> None:
		report = world.make_report("T-F")
		self.assert_visible(report, {world.OFFICER, world.LEADER})
		report = world.report_under_review("T-F")
		self.assert_visible(
			report,
			{
				world.OFFICER,
				world.LEADER,
				world.EXAMINING_OFFICER,
				world.DIRECTOR,
				world.CHAIRMAN,
				world.SUPERVISOR,
			},
		)
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		self.assert_visible(report, {world.OFFICER, world.LEADER})

	def assert_visible(self, report, expected: set[str]) -> None:
		"""List and record agree for every person, and are as expected."""
		seen = set()
		for user, *_ in world.PEOPLE:
			with world.as_user(user):
				listed = bool(frappe.get_list("Progress Report", {"name": report.name}))
				readable = frappe.get_doc("Progress Report", report.name).has_permission("read")
			self.assertEqual(listed, readable, user)
			if listed:
				seen.add(user)
		self.assertEqual(seen - {world.DEPUTY, world.SECOND_OFFICER, world.BOTH_ROLES}, expected)

	def test_editing_is_for_officers_of_the_agency_in_open_states(self) -> None:
		report = world.make_report("T-G")
		with world.as_user(world.OFFICER):
			world.fill(report)
		self.assertEqual(frappe.db.get_value("Progress Report", report.name, "editors"), world.OFFICER)
		world.act(report, world.OFFICER, "Request Signature")
		report.reload()
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.ContentLocked, world.fill, report, "Sửa trộm")
		report.reload()
		report.flags.ignore_permissions = report.flags.ignore_validate = True
		self.assert_refused(errors.NotAnEditor, world.fill, report, "Administrator sửa")

	def test_lines_of_the_plan_are_fixed(self) -> None:
		report = world.make_report("T-H")
		with world.as_user(world.OFFICER):
			report.lines[0].task_content = "Nhiệm vụ khác"
			self.assert_refused(errors.FixedFieldChanged, report.save)
			report.reload()
			report.lines.pop()
			self.assert_refused(errors.FixedFieldChanged, report.save)
			report.reload()
			report.document_number = "99"
			self.assert_refused(errors.FixedFieldChanged, report.save)

	def test_who_wrote_alone_does_not_sign(self) -> None:
		report = world.make_report("T-I")
		with world.as_user(world.BOTH_ROLES):
			world.fill(report)
		world.act(report, world.OFFICER, "Request Signature")
		self.assert_refused(errors.SigningOwnDraft, world.sign, report, world.BOTH_ROLES)
		world.act(report, world.OFFICER, "Recall", world.REASON)
		world.act(report, world.BOTH_ROLES, "Request Signature")
		self.assert_refused(errors.TwoTiersByOnePerson, world.sign, report, world.BOTH_ROLES)

	def test_successor_recalls_when_the_signer_left(self) -> None:
		report = world.report_under_review("T-J")
		self.assert_refused(errors.NotLastActor, world.act, report, world.DEPUTY, "Recall", world.REASON)
		frappe.db.set_value("Official", {"user": world.LEADER}, "disabled", 1)
		world.act(report, world.DEPUTY, "Recall", world.REASON)
		report.reload()
		self.assertEqual((report.workflow_state, report.document_number), ("Pending Signature", None))

	def test_revoked_report_is_amended_once_with_its_content_and_by_its_agency(self) -> None:
		report = world.report_under_review("T-K")
		self.assert_refused(errors.NotAmendable, amend_report, report.name)
		for user, action in (
			(world.EXAMINING_OFFICER, "Recommend"),
			(world.DIRECTOR, "Approve at Department"),
			(world.CHAIRMAN, "Approve"),
		):
			world.act(report, user, action)
		self.assertEqual(self.standing(), [("In Progress", 50.0, report.name)] * 2)
		world.act(report, world.CHAIRMAN, "Revoke", world.REASON)
		self.assertEqual(self.standing(), [("Not Started", 0.0, None)] * 2, "the move is taken back")
		with world.as_user(world.OTHER_OFFICER):
			self.assertRaises(frappe.PermissionError, amend_report, report.name)
		with world.as_user(world.OFFICER):
			amendment = amend_report(report.name)
			self.assertEqual((amendment.name, amendment.workflow_state), (f"{report.name}-1", "Draft"))
			self.assertEqual(amendment.lines[0].result, "Đã thực hiện")
			self.assertIsNone(amendment.document_number)
			self.assert_refused(errors.AlreadyAmended, amend_report, report.name)
		world.act(amendment, world.OFFICER, "Request Signature")

	def test_duties_stand_where_the_report_of_the_latest_period_says_whatever_is_approved_later(self) -> None:
		for code, last_day in (("T-SOM", "2026-03-14"), ("T-MUON", "2026-06-14")):
			world._make(
				"Reporting Period", code, period_code=code, title=code, directive=world.DIRECTIVE, kind="Ad Hoc",
				data_from="2026-01-15", data_to=last_day, due_agency=frappe.utils.add_days(last_day, 3),
			)  # fmt: skip
		later, earlier = self.approve("T-MUON", 80), self.approve("T-SOM", 30)
		self.assertEqual(
			self.standing(), [("In Progress", 80, later.name)] * 2, "old news moves nothing back"
		)
		world.act(later, world.CHAIRMAN, "Revoke", world.REASON)
		self.assertEqual(self.standing(), [("In Progress", 30, earlier.name)] * 2)
		world.act(earlier, world.CHAIRMAN, "Revoke", world.REASON)
		self.assertEqual(self.standing(), [("Not Started", 0, None)] * 2)

	def approve(self, period: str, percent: float) -> Document:
		"""The commune's report of a period, taken to approval."""
		report = world.make_report(period)
		with world.as_user(world.OFFICER):
			world.fill(report, percent=percent)
		world.act(report, world.OFFICER, "Request Signature")
		late = {"late_reason": "Đường sạt lở, mất liên lạc"}
		world.act(report, world.LEADER, "Sign and Submit", **late)
		world.act(report, world.EXAMINING_OFFICER, "Recommend")
		world.act(report, world.DIRECTOR, "Approve at Department")
		return world.act(report, world.CHAIRMAN, "Approve")

	def standing(self) -> list[tuple]:
		"""Where the commune's duties stand."""
		fields = ["status", "percent", "last_approved_report"]
		duties = {"agency": world.COMMUNE, "directive": world.DIRECTIVE}
		return list(frappe.get_all("Task Assignment", duties, fields, as_list=True))

	def test_impossible_figures_name_row_and_field(self) -> None:
		report = world.make_report("T-L")
		with world.as_user(world.OFFICER):
			report.lines[1].percent = 120
			self.assert_refused(errors.ValueOutOfRange, report.save)

	def test_evidence_must_be_a_file_of_this_report(self) -> None:
		report = world.make_report("T-M")
		with world.as_user(world.OFFICER):
			report.append("evidence", {"file": "/private/files/cua-xa-khac.pdf"})
			self.assert_refused(errors.EvidenceNotAttached, report.save)

	def test_files_are_checked_and_locked_with_the_report(self) -> None:
		report = world.make_report("T-N")
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.EvidenceNotAccepted, self.attach, report, "lua.pdf", b"<script>")
			self.assert_refused(errors.FileNotPrivate, self.attach, report, "bien-ban.pdf", PDF, private=0)
			kept = self.attach(report, "bien-ban.pdf", PDF)
			report.reload()
			report.append("evidence", {"file": kept.file_url, "caption": "Biên bản"})
			world.fill(report)
		with world.as_user(world.OTHER_OFFICER):
			self.assert_refused(errors.FileLocked, self.attach, report, "xa-khac.pdf", PDF + b"\n")
			self.assertEqual(frappe.get_list("File", {"attached_to_name": report.name}), [])
		world.act(report, world.OFFICER, "Request Signature")
		with world.as_user(world.OFFICER):
			self.assert_refused(errors.FileLocked, self.attach, report, "them.pdf", PDF + b"\n\n")
			self.assert_refused(errors.FileLocked, kept.delete)
			kept.attached_to_name = world.make_report.__name__
			self.assert_refused(errors.FileLocked, kept.save)

	def attach(self, report, name: str, data: bytes, private: int = 1):
		"""Upload as the form does."""
		return frappe.get_doc(
			{
				"doctype": "File",
				"file_name": name,
				"content": data,
				"is_private": private,
				"attached_to_doctype": report.doctype,
				"attached_to_name": report.name,
			}
		).insert()

	def test_the_department_still_sees_what_was_sent_after_it_sent_it_back(self) -> None:
		report = world.report_under_review("T-O")
		world.act(report, world.EXAMINING_OFFICER, "Send Back", world.REASON)
		with world.as_user(world.OFFICER):
			world.fill(frappe.get_doc("Progress Report", report.name), "Số đang sửa, chưa gửi")
		with world.as_user(world.EXAMINING_OFFICER):
			self.assertIn(report.name, [row["name"] for row in sent.sent_back_rows()])
			seen = sent.sent_document("Progress Report", report.name)
			self.assertEqual([line.result for line in seen.lines], ["Đã thực hiện", "Đã thực hiện"])
			self.assertEqual((seen.document_number, seen.signatory_name), ("15", "Pờ Thị Thử"))
		for user in (world.STRANGER, world.SUPERVISOR, world.OTHER_OFFICER):
			with world.as_user(user):
				self.assertEqual(sent.sent_back_rows(), [])
				self.assert_refused(errors.NotVisible, sent.sent_document, "Progress Report", report.name)
