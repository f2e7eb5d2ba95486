"""Reads the signatures on a PDF: by whom, when, whether the file is unchanged since, and whether they may be trusted."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator import errors as paths

from laichau_env.documents.signing.keys import common_name
from laichau_env.documents.signing.reader import Reader
from laichau_env.documents.signing.updates import Rooms, policy


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
	covered: int
	"""Bytes of the file, from its beginning, that it vouches for."""

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
MOST_UPDATES, MOST_SIGNATURES = 12, 12
"""A paper has two signatures, each with an update for itself, one for its revocation data and one for its time."""
ADDED_BY_SIGNING = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)


def signatures(pdf: bytes, trust: ValidationContext) -> list[Found]:
	"""The signatures on a PDF in their order, each for what it covers; what came after it is only_signed_since's.

	Raises NotAPdf.
	"""
	try:
		embedded = Reader(pdf).embedded_regular_signatures
		if len(embedded) > MOST_SIGNATURES:
			raise NotAPdf(f"{len(embedded)} signatures")
		return [_checked(signature, trust) for signature in embedded]
	except UNREADABLE as error:
		raise NotAPdf(str(error)) from error


def only_signed_since(pdf: bytes, ours: bytes, rooms: Rooms) -> bool:
	"""Whether `pdf` is `ours` and after its last byte nothing but signatures and what belongs to them.

	A signature vouches for all that stands before it, so one that was put on after a change says nothing of it:
	every update since `ours` is looked at, those before the first signature too. What is seen of them stays in
	`rooms`. Raises NotAPdf.
	"""
	if not pdf.startswith(ours):
		return False
	try:
		revisions, reader = Reader(ours).xrefs.total_revisions, Reader(pdf)
		if reader.xrefs.total_revisions - revisions > MOST_UPDATES:
			return False
		told = policy(rooms).review_file(reader, revisions - 1)
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
		covered=int(signature.byte_range[2]) + int(signature.byte_range[3]),
	)


def _problem(signature: object, status: object, intact: bool, trust: ValidationContext) -> str:
	if not intact:
		return "nội dung đã bị thay đổi sau khi ký, hoặc chữ ký không do khóa của chứng thư tạo ra"
	if not status.trusted:
		why = certificate_problem(signature.signer_cert, signature.other_embedded_certs, trust)
		return why or "chứng thư số không dùng để ký văn bản"
	return ""
