"""Reads the signatures on a PDF: by whom, when, whether the file is unchanged since, and whether they may be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from laichau_env.documents.signing.keys import common_name


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
	changed_after: bool
	problem: str

	@property
	def is_good(self) -> bool:
		"""Whether it can be relied on."""
		return not self.problem


def signatures(pdf: bytes, trust: ValidationContext) -> list[Found]:
	"""The signatures on a PDF in their order. Raises NotAPdf."""
	try:
		embedded = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
	except (PdfReadError, ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
		raise NotAPdf(str(error)) from error
	return [_checked(signature, trust) for signature in embedded]


def begins_with(pdf: bytes, ours: bytes) -> bool:
	"""Whether `pdf` is `ours` with nothing but updates after its last byte."""
	return pdf.startswith(ours)


def only_signatures_were_added(pdf: bytes, trust: ValidationContext) -> bool:
	"""Whether what came after the first signature is nothing but signatures and what belongs to them."""
	found = signatures(pdf, trust)
	return bool(found) and all(one.intact and not one.changed_after for one in found)


def validation_context(
	roots: Sequence[x509.Certificate], crls: Sequence[bytes] = (), moment: datetime | None = None
) -> ValidationContext:
	"""Trust in `roots`, with revocation lists that are given; no network is asked."""
	return ValidationContext(
		trust_roots=list(roots),
		crls=list(crls),
		moment=moment,
		allow_fetching=False,
		revocation_mode="require" if crls else "soft-fail",
	)


def _checked(signature: object, trust: ValidationContext) -> Found:
	certificate = signature.signer_cert
	status = validate_pdf_signature(signature, trust)
	covered = status.coverage in (
		SignatureCoverageLevel.ENTIRE_FILE,
		SignatureCoverageLevel.ENTIRE_REVISION,
	)
	changed = not covered or status.modification_level not in (
		None,
		ModificationLevel.NONE,
		ModificationLevel.LTA_UPDATES,
		ModificationLevel.FORM_FILLING,
	)
	intact = bool(status.intact and status.valid)
	return Found(
		field=signature.field_name,
		signer=common_name(certificate),
		issuer=str(certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly),
		serial=f"{certificate.serial_number:X}",
		signed_on=signature.self_reported_timestamp,
		timestamped=status.timestamp_validity is not None and bool(status.timestamp_validity.valid),
		intact=intact,
		trusted=bool(status.trusted),
		changed_after=changed,
		problem=_problem(status, intact, changed),
	)


def _problem(status: object, intact: bool, changed: bool) -> str:
	if not intact:
		return "nội dung đã bị thay đổi sau khi ký"
	if changed:
		return "tệp bị sửa sau khi ký"
	if status.revoked:
		return "chứng thư số đã bị thu hồi"
	if not status.trusted:
		if not _in_force(status):
			return "chứng thư số hết hạn hoặc chưa có hiệu lực khi ký"
		if "REVOKED" in getattr(status.trust_problem_indic, "name", ""):
			return "chứng thư số đã bị thu hồi"
		return "chứng thư số không do tổ chức chứng thực được tin cậy cấp"
	return ""


def _in_force(status: object) -> bool:
	"""Whether the certificate is in force at the moment for which it is checked."""
	validity = status.signing_cert["tbs_certificate"]["validity"].native
	return validity["not_before"] <= datetime.now(timezone.utc) <= validity["not_after"]
