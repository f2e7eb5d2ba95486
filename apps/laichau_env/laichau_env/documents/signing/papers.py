"""What signing needs to know of a paper, of who asks, and of what he signs with. Reads only."""

import json

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import acting_persons
from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents import pdf
from laichau_env.documents.register import files
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.signing import boxes, pages, rules
from laichau_env.documents.signing.rules import AGENCY, PERSON
from laichau_env.documents.signing.updates import Rooms

PROFILE = "Signing Profile"


def readable(name: str, *, locked: bool = False) -> Document:
	"""The paper, for one who may read and print it; `locked` until the transaction ends. Raises PaperNotReadable (403)."""
	if not frappe.db.exists(PAPER, name):
		refuse(errors.PaperNotReadable(name=name))
	paper = frappe.get_doc(PAPER, name, for_update=locked)
	if not all(paper.has_permission(needed) for needed in ("read", "print")):
		refuse(errors.PaperNotReadable(name=name))
	return paper


def signatory_of(paper: Document) -> rules.Signatory:
	"""Who is named on the paper, and whose it is."""
	return rules.Signatory(
		paper=paper.notation,
		name=paper.signatory_name or "",
		user=paper.signatory_user or "",
		agency=paper.agency,
		agency_name=paper.agency_name or "",
		agency_type=frappe.get_cached_value("Agency", paper.agency, "agency_type"),
	)


def posts_for(paper: Document) -> list[rules.Post]:
	"""The posts by which the session's user may act on the paper."""
	return posts_of(paper.source_doctype or PAPER, paper.agency)


def posts_of(doctype: str, agency: str) -> list[rules.Post]:
	"""The session's user's posts for records of an agency: his own, then those delegated to him."""
	return [
		rules.Post(
			user=person.facts.user,
			full_name=person.post.full_name,
			agencies=(person.facts.agency, *person.facts.acts_for),
			roles=frozenset(person.facts.roles),
		)
		for person in acting_persons(doctype, agency)
	]


def signed_parts(paper: Document) -> list[str]:
	"""Kinds of the signatures that are on the paper itself, in their order."""
	return [row.signer_kind for row in paper.signatures if row.signer_kind in (PERSON, AGENCY)]


def profile_of(paper: Document, part: str) -> Document | None:
	"""What the person or the agency signs with; nothing where nobody entered it."""
	if part == AGENCY:
		name = frappe.db.get_value(PROFILE, {"signer_kind": AGENCY, "agency": paper.agency})
	else:
		holder = (
			{"user": paper.signatory_user} if paper.signatory_user else {"full_name": paper.signatory_name}
		)
		official = frappe.db.get_value("Official", {"agency": paper.agency, **holder}) or frappe.db.get_value(
			"Official", holder
		)
		name = official and frappe.db.get_value(PROFILE, {"signer_kind": PERSON, "official": official})
	return frappe.get_doc(PROFILE, name) if name else None


def holder_of(paper: Document, part: str) -> str:
	"""Whom the signature is of, as a sentence names him."""
	return paper.agency_name if part == AGENCY else paper.signatory_name


def names_of(paper: Document, part: str, profile: Document | None) -> set[str]:
	"""Names that a certificate of the holder may bear."""
	names = {holder_of(paper, part)}
	if part == AGENCY:
		names.add(frappe.get_cached_value("Agency", paper.agency, "short_name"))
	if profile and profile.certificate_name:
		names.add(profile.certificate_name)
	return names


def place_of(paper: Document) -> pdf.Place:
	"""Where the signatory's name stands in the paper's file."""
	if paper.signature_place:
		return pdf.Place(**json.loads(paper.signature_place))
	return files.laid_out(paper).places[files.SIGNATORY]


def rooms_of(paper: Document, pdf_file: bytes) -> Rooms:
	"""Where another program may put signatures that are seen: at the signatory's name, or in the corner of page 1."""
	name = place_of(paper)
	return rooms(pages.size_of(pdf_file), boxes.block_room(name, pages.size_of(pdf_file, name.page)[1]))


def rooms(first_page: tuple[float, float], *blocks: boxes.Box) -> Rooms:
	"""As `rooms_of`; an annex has the corner alone."""
	return Rooms((*blocks, boxes.corner_box(*first_page)))
