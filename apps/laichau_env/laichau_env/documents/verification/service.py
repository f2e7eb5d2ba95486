"""Use cases of the verification page: what a code is, what a file is. Writes nothing, keeps nothing."""

from frappe.model.document import Document

from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.signing import checking, pages, papers, trust
from laichau_env.documents.verification import answers, queries, rules
from laichau_env.documents.verification.answers import Answer
from laichau_env.documents.verification.mark import code_in


def describe(code: str) -> Answer:
	"""Which paper a code is of; nothing of what it says."""
	name = queries.paper_of_code(code.strip().lower())
	return answers.of_code(queries.paper(name)) if name else answers.no_such_code()


def verify(pdf: bytes) -> Answer:
	"""What a file is: ours, unchanged, signed by whom and when.

	Only a file that begins with one of ours is read as a PDF; a stranger's is hashed and searched for our mark.
	"""
	beginnings = rules.beginnings(pdf)
	known = queries.known_files(beginnings)
	base = rules.longest(beginnings, known)
	if not base:
		marked = queries.paper_of_code(code_in(pdf))
		return answers.changed(queries.paper(marked)) if marked else answers.unknown()
	paper = queries.paper(known[base].paper)
	if beginnings[base] == len(pdf):
		return answers.unchanged(paper, base, is_annex=known[base].is_annex)
	return _with_more(pdf, kept_bytes(base), paper, is_annex=known[base].is_annex)


def _with_more(pdf: bytes, ours: bytes, paper: Document, *, is_annex: bool) -> Answer:
	"""Our file with something after it: signatures, or a change."""
	rooms = papers.rooms(pages.size_of(ours)) if is_annex else papers.rooms_of(paper, ours)
	try:
		if not checking.only_signed_since(pdf, ours, rooms):
			return answers.changed(paper)
		return answers.signed_outside(paper, checking.signatures(pdf, trust.trust(ask_network=False)))
	except checking.NotAPdf:
		return answers.changed(paper)
