"""One report made from those of many agencies: what must be true of one record."""

from frappe.model.document import Document
from laichau_env.common.latest import SavedInTurn
from laichau_env.common.rows import StandingRows
from laichau_env.consolidation.constants import ReportScope
from laichau_env.consolidation.hand import says_something
from laichau_env.consolidation.rules import report_name
from laichau_env.reporting.texts import check_texts


class ConsolidatedReport(StandingRows, SavedInTurn):
	"""Made and rebuilt by consolidation/service.py, moved by approval; who may change what is the guard's."""

	def autoname(self) -> None:
		if not self.amended_from:
			self.name = report_name(self.period, self.agency, own_tasks=self.scope == ReportScope.OWN_TASKS)

	def validate(self) -> None:
		check_texts(self)
		drop_words_of_blanks(self)
		note_what_was_written_over(self)


def drop_words_of_blanks(report: Document) -> None:
	"""Words by hand that print nothing are none: the merged text stands, it cannot be blanked out."""
	for row in report.texts:
		if row.hand_text and not says_something(row.hand_text):
			row.hand_text = ""


def note_what_was_written_over(report: Document) -> None:
	"""Beside words that the officer wrote now stands the merged text that he had before him."""
	before = report.get_doc_before_save()
	written = {row.name: row.hand_text or "" for row in before.texts} if before else {}
	for row in report.texts:
		if (row.hand_text or "") != written.get(row.name, ""):
			row.over_text = row.built_text if row.hand_text else ""
