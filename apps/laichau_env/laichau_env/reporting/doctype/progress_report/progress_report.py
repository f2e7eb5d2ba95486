"""An agency's report on its tasks for one period: what must be true of one record."""

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate

from laichau_env.common import clock, errors
from laichau_env.common.latest import SavedInTurn
from laichau_env.common.refuse import refuse
from laichau_env.common.rows import StandingRows
from laichau_env.reporting import rules
from laichau_env.reporting.indicators.service import fit_figures
from laichau_env.reporting.texts import check_texts


class ProgressReport(StandingRows, SavedInTurn):
	"""Made by reporting/service.py, moved by approval; who may change what is the guard's."""

	def autoname(self) -> None:
		if not self.amended_from:
			self.name = rules.report_name(self.period, self.agency)

	def validate(self) -> None:
		check_texts(self)
		self.check_lines()
		self.check_evidence()
		fit_figures(self)

	def check_lines(self) -> None:
		"""Figures of each line must be possible; the message names row and field."""
		for line in line_facts(self):
			refusal = rules.line_refusal(line, clock.today())
			if refusal:
				refuse(refusal)

	def check_evidence(self) -> None:
		"""Evidence must be a file of this very report: a link to another's file would show what is not ours."""
		if not self.evidence:
			return
		attached = set(
			frappe.get_all(
				"File",
				filters={"attached_to_doctype": self.doctype, "attached_to_name": self.name},
				pluck="file_url",
			)
		)
		for row in self.evidence:
			if row.file not in attached and not self.is_new():
				refuse(errors.EvidenceNotAttached(row=row.idx))


def line_facts(report: Document) -> list[rules.LineFacts]:
	"""The report's lines as the rules see them."""
	return [
		rules.LineFacts(
			task=rules.task_label(line.order_no or "", line.task_content or ""),
			role=line.role,
			result=line.result or "",
			percent=flt(line.percent),
			completed_on=getdate(line.completed_on) if line.completed_on else None,
			funds_planned=flt(line.funds_planned),
			funds_disbursed=flt(line.funds_disbursed),
		)
		for line in report.lines
	]
