"""What the screen shows of a paper's signatures, and the files that it gives. Reads only."""

from typing import TypedDict

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import files
from laichau_env.documents.register.queries import PAPER
from laichau_env.documents.signing import keys, papers, rules
from laichau_env.documents.signing.rules import AGENCY, PERSON

TOKENS = "laichau_pkcs11"
"""In the site's configuration: driver, label of the token, labels of keys by account or agency."""


class Signing(TypedDict):
	"""What may be done about a paper's signatures by who asks; `part` is the signature that comes next."""

	part: str
	holder: str
	may_sign: bool
	has_token: bool
	may_bring_back: bool
	may_sign_annex: bool
	annex_token: bool
	signatures: int


def signing_of(name: str) -> Signing:
	"""The state of a paper's signatures. Raises PaperNotReadable (403)."""
	paper = papers.readable(name)
	signed, posts, signatory = papers.signed_parts(paper), papers.posts_for(paper), papers.signatory_of(paper)
	part = rules.due_part(signed)
	closed = rules.order_refusal(paper.notation, paper.status, signed)
	may_seal = not (
		rules.annex_refusal(paper.notation, paper.status) or rules.signer_refusal(AGENCY, signatory, posts)
	)
	may_sign = not (closed or rules.signer_refusal(part, signatory, posts))
	return Signing(
		part=part,
		holder=papers.holder_of(paper, part or PERSON),
		may_sign=may_sign,
		has_token=may_sign and bool(_key(paper, part)),
		may_bring_back=not (closed or rules.bringer_refusal(signatory, posts)),
		may_sign_annex=may_seal,
		annex_token=may_seal and bool(_key(paper, AGENCY)),
		signatures=len(signed),
	)


def token_key(paper: Document, part: str) -> keys.KeyOfToken:
	"""Where the key for a signature lies on the server's token. Raises SigningKeyUnfit (417)."""
	key = _key(paper, part)
	if not key:
		refuse(errors.SigningKeyUnfit(why="máy chủ chưa cấu hình thiết bị ký cho bạn hoặc cơ quan của bạn"))
	return key


def file_of(name: str, annex: str | None) -> tuple[str, bytes]:
	"""Name and bytes of a paper's file, or of one of its annexes. Raises PaperNotReadable (403)."""
	paper = papers.readable(name)
	signed = {row.signed_sha256 for row in paper.annexes}
	if annex and annex not in signed:
		refuse(errors.PaperNotReadable(name=name))
	make_access_log(doctype=PAPER, document=name, file_type="PDF", method="Print")
	plain = paper.notation.replace("/", "-")
	if annex:
		return f"{plain}-phu-luc.pdf", files.kept_bytes(annex)
	state = "-da-ky" if paper.signatures else ""
	return f"{plain}{state}.pdf", files.issued_bytes(name)


def _key(paper: Document, part: str) -> keys.KeyOfToken | None:
	holder = paper.agency if part == AGENCY else frappe.session.user
	return keys.key_of_token(frappe.conf.get(TOKENS), holder)
