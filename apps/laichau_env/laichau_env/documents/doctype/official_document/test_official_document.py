"""The register of outgoing papers: numbers without gap or double, papers that nobody changes."""

from datetime import date

import frappe

from laichau_env import testing as world
from laichau_env.common import errors
from laichau_env.documents.register import service

DAY = date(2026, 12, 16)


def entry(**changed: object) -> service.Entry:
	"""A report of the commune of the small world, ready to be entered."""
	facts = {
		"agency": world.COMMUNE,
		"paper_kind": "BC",
		"symbol": "BC-UBND",
		"day": DAY,
		"excerpt": "Báo cáo thử",
		"signatory_title": "CHỦ TỊCH",
		"signatory_name": "Pờ Thị Thử",
		"recipients": (service.Recipient("Như trên"), service.Recipient("Lưu: VT, KT")),
	}
	return service.Entry(**{**facts, **changed})


def issue(**changed: object):
	"""A paper with the next number."""
	asked = entry(**changed)
	return service.enter(asked, service.take_number(asked.agency, asked.paper_kind, asked.day))


class TestOfficialDocument(world.WorldTestCase):
	"""Each test begins with an empty register of the commune."""

	def test_numbers_run_from_one_by_agency_kind_and_year(self) -> None:
		self.assertEqual([issue().notation for _ in range(3)], ["01/BC-UBND", "02/BC-UBND", "03/BC-UBND"])
		self.assertEqual(issue(agency=world.OTHER_COMMUNE).number, 1)
		self.assertEqual(issue(paper_kind="TTr", symbol="TTr-UBND").notation, "01/TTr-UBND")
		self.assertEqual(issue(day=date(2027, 1, 4)).number, 1)

	def test_one_series_for_all_kinds_where_the_head_says_so(self) -> None:
		frappe.get_doc(
			{"doctype": "Document Number Series", "agency": world.COMMUNE, "year": 2026, "last_number": 120}
		).insert()
		self.assertEqual(issue().number, 121)
		self.assertEqual(issue(paper_kind="TTr", symbol="TTr-UBND").number, 122)
		single = {
			"doctype": "Document Number Series",
			"agency": world.COMMUNE,
			"year": 2026,
			"paper_kind": "BC",
		}
		self.assert_refused(errors.SeriesMixed, frappe.get_doc(single).insert)

	def test_numbers_used_on_paper_are_a_start_and_never_given_again(self) -> None:
		asked = entry()
		taken = service.take_number(asked.agency, "BC", DAY, wanted=15)
		service.enter(asked, taken)
		self.assertEqual(issue().number, 16)
		for number in (3, 15, 16):
			self.assert_refused(
				errors.NumberBehind, service.take_number, asked.agency, "BC", DAY, wanted=number
			)
		series = frappe.get_doc("Document Number Series", taken.series)
		series.last_number = 3
		self.assert_refused(errors.SeriesKept, series.save)
		self.assert_refused(errors.SeriesKept, series.delete)

	def test_days_follow_numbers(self) -> None:
		issue()
		self.assert_refused(errors.DateBehind, service.take_number, world.COMMUNE, "BC", date(2026, 12, 15))

	def test_a_recalled_paper_stays_with_its_number(self) -> None:
		paper = issue()
		service.recall(paper, "Sai số liệu rác thải")
		self.assertEqual(issue().number, paper.number + 1)
		paper.reload()
		self.assertEqual((paper.status, paper.closed_reason), ("Recalled", "Sai số liệu rác thải"))

	def test_a_replaced_paper_names_the_one_that_counts(self) -> None:
		old, new = issue(), issue()
		service.replace(old, new, "Ký lại sau khi bị trả lại")
		old.reload()
		self.assertEqual((old.status, old.replaced_by), ("Replaced", new.name))

	def test_nobody_makes_changes_deletes_or_renames_a_paper(self) -> None:
		paper = issue()
		paper.excerpt = "khác"
		paper.flags.ignore_permissions = paper.flags.ignore_validate = True
		copy = frappe.copy_doc(paper)
		for attempt in (
			paper.save,
			lambda: paper.db_set("excerpt", "khác", notify=True),
			lambda: paper.delete(ignore_permissions=True, force=True),
			lambda: frappe.rename_doc("Official Document", paper.name, "khac", force=True),
			lambda: copy.insert(ignore_permissions=True),
		):
			self.assert_refused(errors.PapersAreKept, attempt)
