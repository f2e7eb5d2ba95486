"""What an administrator sees before he saves: a paper placed by texts as they stand on his screen, marked DỰ THẢO."""

from dataclasses import replace

import frappe

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents import pdf
from laichau_env.documents.constants import Standing
from laichau_env.documents.layouts.faults import fault_of
from laichau_env.documents.layouts.samples import sample_of
from laichau_env.documents.layouts.service import known_kind
from laichau_env.documents.layouts.texts import Layout
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.register import frozen
from laichau_env.documents.register.queries import PAPER


def preview_of(layout: Layout, document: str = "") -> bytes:
	"""A sample, or what an issued paper shows, as PDF. Raises LayoutFaulty (417) with field and line.

	An issued paper only for who may read it; it is shown as a draft, so that no second original is made.
	"""
	kind = known_kind(layout.print_format)
	paper = _issued(document, layout.print_format) if document else sample_of(kind)
	fault = fault_of(layout, kind, (paper,) if document else ())
	if fault:
		refuse(errors.LayoutFaulty(fault=fault))
	return pdf.pdf_of(paper, layout=layout)


def _issued(name: str, print_format: str) -> Frame:
	document = frappe.get_doc(PAPER, name)
	document.check_permission("read")
	if document.print_format != print_format:
		refuse(errors.PreviewUnfit(name=document.notation))
	return replace(frozen.from_json(print_format, document.context_json), standing=Standing.DRAFT)
