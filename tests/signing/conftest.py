"""The office that signs, for every test of this folder; it is stored, for the server to see."""

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from frappe.model.document import Document

from signing.office import Office, issued_paper, open_office, signed_report, trust


@pytest.fixture(scope="session")
def office(frappe_site: ModuleType) -> Iterator[Office]:
	"""Authority, certificates and images, stored."""
	frappe_site.db.rollback()
	made = open_office()
	frappe_site.db.commit()
	yield made


@pytest.fixture
def trusted(site: ModuleType, office: Office) -> Iterator[Callable[..., None]]:
	"""Change whom the site trusts for one test: `trusted(authority, revoked=..., time_stamp_url=...)`."""

	def change(*words: object, **more: object) -> None:
		trust(*words, **more)
		site.db.commit()

	yield change
	site.db.rollback()
	trust(office.authority)
	site.db.commit()


@pytest.fixture(scope="session")
def report_paper(frappe_site: ModuleType, office: Office) -> Document:
	"""The paper of a report that the commune's chair signed in the workflow."""
	made = signed_report()
	frappe_site.db.commit()
	return made


@pytest.fixture
def paper(site: ModuleType, report_paper: Document) -> Document:
	"""A new paper of the commune, issued and stored."""
	made = issued_paper(report_paper)
	site.db.commit()
	return made
