"""Enters a paper that is issued now: what it shows, frozen with its layout; the file is made after the transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import frappe
from frappe.model.document import Document

from laichau_env.documents.kinds import kind_of
from laichau_env.documents.layouts.queries import layout_for
from laichau_env.documents.papers.frame import Frame
from laichau_env.documents.papers.letter import LetterPaper
from laichau_env.documents.register import files, frozen, service
from laichau_env.documents.register.service import Recipient, Taken

SAME = "Như trên"
"""First line of the recipients where a paper is addressed: who is written to, named above."""


@dataclass(frozen=True)
class Issued:
	"""Whose paper is issued, of which kind, on which day, from which record, by whose account."""

	agency: str
	paper_kind: str
	day: date
	source_doctype: str
	source_name: str
	signatory_user: str


def enter_paper(
	paper: Frame, taken: Taken, issued: Issued, written_to: Sequence[Recipient] = (), **metadata: Any
) -> Document:
	"""The entry of `paper` under the number that was taken for it; `written_to`: those agencies of this system.

	`metadata` holds further fields of the entry.
	"""
	kind = kind_of(paper)
	about = f"V/v {paper.excerpt}" if isinstance(paper, LetterPaper) else paper.excerpt
	entered = service.enter(
		service.Entry(
			agency=issued.agency,
			paper_kind=issued.paper_kind,
			symbol=paper.symbol,
			day=issued.day,
			excerpt=f"{kind.name} {about}",
			signatory_title="\n".join(paper.signature.lines),
			signatory_name=paper.signature.name,
			recipients=_recipients(paper, written_to),
			source_doctype=issued.source_doctype,
			source_name=issued.source_name,
			metadata={
				**frozen.as_issued(paper, layout_for(kind, issued.agency)),
				"copies": 1,
				"signatory_user": issued.signatory_user,
				**metadata,
			},
		),
		taken,
	)
	frappe.enqueue(files.freeze, queue="short", enqueue_after_commit=True, name=entered.name)
	return entered


def _recipients(paper: Frame, written_to: Sequence[Recipient]) -> tuple[Recipient, ...]:
	"""Who is written to, each by his name, else the addressees as printed; then the list of copies."""
	to = tuple(written_to) or tuple(Recipient(line) for line in paper.addressees)
	return (*to, *(Recipient(line) for line in paper.recipients if line != SAME))
