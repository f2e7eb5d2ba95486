"""Gives a paper to who asked for it, as PDF or as a Word file, and notes the reading. Whether he may is asked before."""

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.docx.builder import docx_of
from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.service import placed

PDF, WORD = "PDF", "DOCX"


def give(paper: Frame, agency: str, *, of: tuple[str, str], stem: str, as_word: bool) -> None:
	"""Answer the request with a paper of `agency` under the name `stem`; `of`: the record that was read.

	Raises LayoutBroken (409).
	"""
	doctype, name = of
	make_access_log(doctype=doctype, document=name, file_type=WORD if as_word else PDF, method="Print")
	content = in_word(paper, agency) if as_word else placed(paper, agency)
	frappe.local.response.update(
		{
			"type": "download" if as_word else "pdf",
			"filename": f"{stem}.{'docx' if as_word else 'pdf'}",
			"filecontent": content,
		}
	)


def in_word(paper: Frame, agency: str) -> bytes:
	"""A paper as a Word file, by the layout in use for the agency's papers. Raises LayoutBroken (409)."""
	layout = layout_for(kind_of(paper), agency)
	if layout is None:
		return docx_of(paper)
	try:
		return docx_of(paper, layout)
	except Exception as error:
		refuse(errors.LayoutBroken(title=layout.name, why=error))
