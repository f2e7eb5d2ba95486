"""Numbers as Vietnamese write them, read from what people type and written for them: 1.234,5. Pure, exact.

A decimal comma, a point only between thousands. A point that parts no thousands is not guessed at: "12.5" may be
12,5 or a slip in 125, so the person is asked.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

MOST_WHOLE_DIGITS = 12
MOST_DECIMALS = 9
"""What a decimal column of the database holds."""

_MINUS = "\u2212"
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_PLAIN = re.compile(r"-?\d+(,\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+)(,\d+)?", re.ASCII)
_ONE_POINT = re.compile(r"-?\d+\.\d+", re.ASCII)
_ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})+\.\d+", re.ASCII)


class NumberUnclear(ValueError):
	"""A text that is no number, or not surely the one that was meant; `advice` says what to write."""

	def __init__(self, advice: str) -> None:
		self.advice = advice
		super().__init__(advice)


def read_number(text: str | None) -> Decimal | None:
	"""The number that was typed; None where nothing was. Raises NumberUnclear."""
	typed = _BLANKS.sub(" ", text or "").strip().replace(_MINUS, "-")
	if not typed:
		return None
	if _GROUPED.fullmatch(typed):
		typed = re.sub(r"[. ]", "", typed)
	if not _PLAIN.fullmatch(typed):
		raise NumberUnclear(_advice(typed))
	number = Decimal(typed.replace(",", "."))
	if len(str(abs(int(number)))) > MOST_WHOLE_DIGITS or decimals_of(number) > MOST_DECIMALS:
		raise NumberUnclear(
			f"Số có nhiều nhất {MOST_WHOLE_DIGITS} chữ số phần nguyên và {MOST_DECIMALS} chữ số thập phân."
		)
	return abs(number) if number.is_zero() else number


def write_number(number: Decimal) -> str:
	"""All digits of a number, without zeros at the end: 1250.50 is "1.250,5"."""
	whole, _, fraction = f"{number:,f}".partition(".")
	fraction = fraction.rstrip("0")
	return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def rounded(number: Decimal, places: int) -> Decimal:
	"""A number with at most `places` decimals, a half away from zero as people round."""
	return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def decimals_of(number: Decimal) -> int:
	"""How many decimals a number needs."""
	return max(0, -number.normalize().as_tuple().exponent)


def _advice(typed: str) -> str:
	if _ONE_POINT.fullmatch(typed):
		return f"Dấu chấm chỉ để phân cách hàng nghìn; phần thập phân dùng dấu phẩy, hãy viết {typed.replace('.', ',')}."
	if _ENGLISH.fullmatch(typed):
		turned = typed.replace(",", " ").replace(".", ",").replace(" ", ".")
		return f"Dấu chấm phân cách hàng nghìn, dấu phẩy trước phần thập phân: hãy viết {turned}."
	return "Chỉ nhập một số, không kèm đơn vị hay chữ, ví dụ: 12,5 hoặc 1.234,5."
