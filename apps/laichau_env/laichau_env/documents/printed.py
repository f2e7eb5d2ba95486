"""The records that become papers by their approval: one row a DocType, asked by printing and by the register.

Papers that go out without a record of their own (letters, submissions) are outgoing/'s.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from laichau_env.approval.transitions import Action
from laichau_env.consolidation.issuing import issuer_of
from laichau_env.documents.contexts import consolidated_report, progress_report
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.register.service import Recipient

PROGRESS, CONSOLIDATED = "Progress Report", "Consolidated Report"


@dataclass(frozen=True)
class Printed:
	"""How a record becomes a paper: what it shows, whose it is, which act issues it, in which states it counts.

	`written_to`: agencies of this system to which the paper goes and which do not see the record.
	"""

	doctype: str
	paper: Callable[[Document], Frame]
	issuer: Callable[[Document], str]
	issued_by: Action
	issued_states: Collection[str]
	written_to: Callable[[Document], Sequence[Recipient]]


def _own(report: Document) -> str:
	return report.agency


def _nobody_else(report: Document) -> Sequence[Recipient]:
	"""The examining agency sees the report itself."""
	return ()


def _above(report: Document) -> Sequence[Recipient]:
	"""Whom the issuing agency reports to: the ministry, or for a department's own report who examines its reports."""
	above = frappe.get_cached_value("Agency", issuer_of(report), "reports_to")
	return (Recipient(frappe.get_cached_value("Agency", above, "agency_name"), above),) if above else ()


PRINTED = {
	kind.doctype: kind
	for kind in (
		Printed(
			PROGRESS,
			progress_report.report_paper,
			_own,
			Action.SIGN_AND_SUBMIT,
			progress_report.ISSUED_STATES,
			_nobody_else,
		),
		Printed(
			CONSOLIDATED,
			consolidated_report.consolidated_paper,
			issuer_of,
			Action.ISSUE,
			consolidated_report.ISSUED_STATES,
			_above,
		),
	)
}
"""By DocType; every print endpoint gives these papers for them."""
