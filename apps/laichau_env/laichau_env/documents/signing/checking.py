"""Reads the signatures on a PDF: by whom, when, whether the file is unchanged since, and whether they may be trusted."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator import errors as paths

from laichau_env.documents.signing.keys import common_name
from laichau_env.documents.signing.reader import Reader


class NotAPdf(ValueError):
	"""The file can't be read as a PDF."""


@dataclass(frozen=True)
class Found:
	"""A signature as it was checked. `problem` is empty where all is well."""

	field: str
	signer: str
	issuer: str
	serial: str
	signed_on: datetime | None
	timestamped: bool
	intact: bool
	trusted: bool
	problem: str
	width: float
	height: float
	"""Of what is seen of it on the page, in points; 0 where nothing is."""

	@property
	def is_good(self) -> bool:
		"""Whether it can be relied on."""
		return not self.problem


UNREADABLE = (
	PdfError,
	ValueError,
	KeyError,
	IndexError,
	TypeError,
	AttributeError,
	RecursionError,
	AssertionError,
)
"""What pyHanko raises over files that are broken, or made to look so."""
FIRST_SIGNATURE = frozenset({"/SigFlags"})
"""What the first signature adds to the form besides its field; it says that there is one."""
POLICY = StandardDiffPolicy(
	DEFAULT_DIFF_POLICY.global_rules,
	FormUpdatingRule(
		DEFAULT_DIFF_POLICY.form_rule.field_rules, ACROFORM_EXEMPT_STRICT_COMPARISON | FIRST_SIGNATURE
	),
)
ADDED_BY_SIGNING = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)


def signatures(pdf: bytes, trust: ValidationContext) -> list[Found]:
	"""The signatures on a PDF in their order, each for what it covers; what came after it is only_signed_since's.

	Raises NotAPdf.
	"""
	try:
		embedded = Reader(pdf).embedded_regular_signatures
		return [_checked(signature, trust) for signature in embedded]
	except UNREADABLE as error:
		raise NotAPdf(str(error)) from error


def only_signed_since(pdf: bytes, ours: bytes) -> bool:
	"""Whether `pdf` is `ours` and after its last byte nothing but signatures and what belongs to them.

	A signature vouches for all that stands before it, so one that was put on after a change says nothing of it:
	every update since `ours` is looked at, those before the first signature too. Raises NotAPdf.
	"""
	if not pdf.startswith(ours):
		return False
	try:
		revisions = Reader(ours).xrefs.total_revisions
		told = POLICY.review_file(Reader(pdf), revisions - 1)
	except UNREADABLE as error:
		raise NotAPdf(str(error)) from error
	return isinstance(told, DiffResult) and told.modification_level in ADDED_BY_SIGNING


def certificate_problem(
	certificate: x509.Certificate, others: Iterable[x509.Certificate], trust: ValidationContext
) -> str:
	"""Why a certificate can't be relied on now; nothing where it can."""
	try:
		asyncio.run(CertificateValidator(certificate, list(others), trust).async_validate_path())
	except paths.RevokedError:
		return "chứng thư số đã bị thu hồi"
	except paths.ExpiredError:
		return "chứng thư số đã hết hạn"
	except paths.NotYetValidError:
		return "chứng thư số chưa có hiệu lực"
	except paths.InsufficientRevinfoError:
		return "không có danh sách thu hồi còn hạn của tổ chức chứng thực để kiểm tra"
	except (paths.PathError, paths.ValidationError):
		return "chứng thư số không do tổ chức chứng thực được tin cậy cấp"
	return ""


def validation_context(
	roots: Sequence[x509.Certificate],
	crls: Sequence[bytes] = (),
	moment: datetime | None = None,
	fetch: bool = False,
) -> ValidationContext:
	"""Trust in `roots`, with revocation lists that are given; the network is asked only with `fetch`.

	Where lists are given, or may be fetched, a certificate whose state stays unknown is not trusted.
	"""
	mode = "require" if crls else "hard-fail" if fetch else "soft-fail"
	return ValidationContext(
		trust_roots=list(roots), crls=list(crls), moment=moment, allow_fetching=fetch, revocation_mode=mode
	)


def _checked(signature: object, trust: ValidationContext) -> Found:
	certificate = signature.signer_cert
	status = validate_pdf_signature(signature, trust, skip_diff=True)
	covered = status.coverage in (
		SignatureCoverageLevel.ENTIRE_FILE,
		SignatureCoverageLevel.ENTIRE_REVISION,
	)
	intact = bool(status.intact and status.valid and covered)
	stamp = status.timestamp_validity
	timestamped = stamp is not None and bool(stamp.valid and stamp.trusted)
	width, height = _size(signature.sig_field)
	return Found(
		field=signature.field_name,
		signer=common_name(certificate),
		issuer=str(certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly),
		serial=f"{certificate.serial_number:X}",
		signed_on=stamp.timestamp if timestamped else signature.self_reported_timestamp,
		timestamped=timestamped,
		intact=intact,
		trusted=bool(status.trusted),
		problem=_problem(signature, status, intact, trust),
		width=width,
		height=height,
	)


def _size(field: Any) -> tuple[float, float]:
	"""The largest box that a signature field fills on a page."""
	boxes = [part["/Rect"] for part in (field, *map(_object, field.get("/Kids", ()))) if "/Rect" in part]
	sizes = [(abs(float(box[2]) - float(box[0])), abs(float(box[3]) - float(box[1]))) for box in boxes]
	return max(sizes, default=(0.0, 0.0), key=lambda size: size[0] * size[1])


def _object(value: Any) -> Any:
	return value.get_object()


def _problem(signature: object, status: object, intact: bool, trust: ValidationContext) -> str:
	if not intact:
		return "nội dung đã bị thay đổi sau khi ký, hoặc chữ ký không do khóa của chứng thư tạo ra"
	if not status.trusted:
		why = certificate_problem(signature.signer_cert, signature.other_embedded_certs, trust)
		return why or "chứng thư số không dùng để ký văn bản"
	return ""
