"""Number and date of a paper that was signed elsewhere: those written on it and those that were told. Pure.

Source: Decree 30/2020/NĐ-CP articles 14 and 15: the clerk's office gives number and date after the signature of the
person, then puts the agency's signature on.
"""

from dataclasses import dataclass
from datetime import date

from laichau_env.common import errors
from laichau_env.common.errors import Refusal


@dataclass(frozen=True)
class Written:
	"""What stands in the blanks of a file, and how many stamps were put there instead."""

	number: str = ""
	day: str = ""
	month: str = ""
	stamps: int = 0

	@property
	def is_complete(self) -> bool:
		"""Whether all blanks are filled in."""
		return bool(self.number and self.day and self.month)


@dataclass(frozen=True)
class Numbered:
	"""The number and the date by which a paper is issued."""

	number: int
	day: date


def numbered(
	written: Written, number: int | None, day: date | None, year: int, *, sealed: bool
) -> Numbered | Refusal:
	"""Number and date of a paper: what is written in its blanks, else what is told; both must say the same.

	`year` is printed on the paper. A paper whose blanks are empty bears them as a stamp, or inside the agency's
	signature (`sealed`), where only eyes can read them.
	"""
	if not (written.is_complete or written.stamps or sealed):
		return errors.SignedNumberUnfit(why="tệp chưa ghi số và ngày, tháng vào chỗ để trống ở đầu văn bản")
	read_number, read_day = _number(written.number), _day(written, year)
	for read, what in ((read_number, "số"), (read_day, "ngày, tháng")):
		if isinstance(read, str):
			return errors.SignedNumberUnfit(why=f"{what} ghi trên tệp là «{read}», không đọc được")
	if read_number and number and read_number != number:
		return errors.SignedNumberUnfit(why=f"số nhập là {number}, số ghi trên tệp là {read_number}")
	if read_day and day and read_day != day:
		return errors.SignedNumberUnfit(why=f"ngày nhập là {day:%d/%m/%Y}, trên tệp là {read_day:%d/%m/%Y}")
	number, day = number or read_number, day or read_day
	if not (number and day):
		return errors.SignedNumberUnfit(why="không đọc được số, ngày trên tệp nên cần nhập cả số và ngày")
	if day.year != year:
		return errors.SignedNumberUnfit(why=f"ngày {day:%d/%m/%Y} không thuộc năm {year} in trên văn bản")
	return Numbered(number, day)


def number_refusal(number: int, last: int, year: int) -> Refusal | None:
	"""A number that the register gave already, or passed over, is none for a new paper."""
	if number <= last:
		return errors.SignedNumberUnfit(
			why=f"số {number} không lớn hơn số đã cấp gần nhất của năm {year} là {last}"
		)
	return None


def _number(text: str) -> int | str | None:
	"""The number that `text` begins with; the text itself where it is none."""
	digits = text.strip().partition("/")[0].strip()
	if not digits:
		return None
	return int(digits) if digits.isascii() and digits.isdigit() and int(digits) > 0 else text


def _day(written: Written, year: int) -> date | str | None:
	if not (written.day and written.month):
		return None
	text = f"{written.day}/{written.month}/{year}"
	parts = (written.day.strip(), written.month.strip())
	if not all(part.isascii() and part.isdigit() for part in parts):
		return text
	try:
		return date(year, int(parts[1]), int(parts[0]))
	except ValueError:
		return text
