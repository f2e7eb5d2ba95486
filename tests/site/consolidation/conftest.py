"""A period of two communes with approved reports, and the consolidated report that the department makes of them."""

from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, DOAN_KET, EXAMINER, as_user
from factories import indicator_asked, make_period, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import State
from laichau_env.consolidation import service
from laichau_env.reporting.service import open_period


@pytest.fixture
def code(site: ModuleType) -> str:
	"""Code of a period of its own, of three agencies."""
	return opened()


@pytest.fixture
def measured_code(site: ModuleType) -> Iterator[str]:
	"""As `code`, of a period in which Bum Tở is asked for an indicator."""
	with indicator_asked():
		yield opened()


def opened() -> str:
	code = f"TH-{frappe.utils.random_string(6).upper()}"
	make_period(code, (BUM_TO, DOAN_KET, "SYT"))
	open_period(code)
	return code


@pytest.fixture
def approved(code: str) -> Callable[..., Document]:
	"""The approved report of a commune in the period."""

	def made(agency: str = BUM_TO) -> Document:
		return report_at(State.APPROVED, code, agency, evidence=False)

	return made


@pytest.fixture
def consolidated(code: str, approved: Callable[..., Document]) -> Document:
	"""The department's consolidated report of one approved report; two agencies are missing."""
	approved(BUM_TO)
	with as_user(EXAMINER):
		return service.make_report(code, "Province")
