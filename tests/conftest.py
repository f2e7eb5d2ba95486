"""What every test of tests/ may ask for: the site of this run, its address, a person's session.

`./dev test` makes the site, serves it and says where it is by the environment; a test that needs it and is run
without it says so. Tests that need no site (rules, architecture) run with plain pytest.
"""

import functools
import gc
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import requests
import sqlparse
from hypothesis import HealthCheck, settings

CSRF_TOKEN = re.compile(r'csrf_token\s*=\s*"([0-9a-f]+)"')

gc.set_threshold(100_000, 20, 50)
sqlparse.format = functools.lru_cache(10_000)(sqlparse.format)
# Both for speed: the engine has every field of every query taken apart anew, a sixth of the time of this process. The
# server that tests ask is another process and as it always is.

if "CI" not in os.environ:  # where Hypothesis has such a profile by itself
	settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
	settings.load_profile("busy")


def told(name: str) -> str:
	"""A value that ./dev test puts into the environment."""
	value = os.environ.get(name)
	if not value:
		pytest.fail(f"{name} is not set: this test needs a site, run it by ./dev test PATH", pytrace=False)
	return value


@pytest.fixture(scope="session")
def bench_root() -> Path:
	"""The folder of the bench: this repository."""
	return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def site_name() -> str:
	"""The throw-away site of this run."""
	return told("LAICHAU_SITE")


@pytest.fixture(scope="session")
def base_url() -> str:
	"""Where that site is served."""
	return told("LAICHAU_URL")


@pytest.fixture(scope="session")
def without_guard() -> bool:
	"""True where the run asks for the guard's hooks to be taken out (`./dev test --without-guard`)."""
	return os.environ.get("LAICHAU_WITHOUT_GUARD") == "1"


@pytest.fixture(scope="session")
def frappe_site(site_name: str, bench_root: Path) -> Iterator[ModuleType]:
	"""Frappe in this process, connected to the site as Administrator."""
	import frappe

	before = Path.cwd()
	os.chdir(bench_root / "sites")
	frappe.init(site=site_name, sites_path=str(bench_root / "sites"))
	frappe.connect()
	frappe.set_user("Administrator")
	frappe.flags.in_test = True
	yield frappe
	frappe.db.rollback()
	frappe.destroy()
	os.chdir(before)


@pytest.fixture
def site(frappe_site: ModuleType) -> Iterator[ModuleType]:
	"""Frappe for one test: what the test wrote and did not commit is undone, and Administrator is back."""
	frappe_site.db.rollback()
	yield frappe_site
	frappe_site.db.rollback()
	frappe_site.set_user("Administrator")
	frappe_site.clear_messages()


@pytest.fixture(scope="session")
def demo_password(frappe_site: ModuleType) -> str:
	"""The password of every demo account of this run."""
	return str(frappe_site.conf.laichau_demo_password)


class Browserless(requests.Session):
	"""A person's session without a browser: paths instead of addresses, and the token that the Desk would send."""

	def __init__(self, base: str) -> None:
		"""A session of nobody, that is of Guest."""
		super().__init__()
		self.base = base
		self.trust_env = False
		self.headers["Accept"] = "application/json"

	def request(self, method: str, url: str, **options: object) -> requests.Response:
		"""Ask the site; `url` is a path on it."""
		options.setdefault("timeout", 120)
		return super().request(method, self.base + url if url.startswith("/") else url, **options)

	def log_in(self, user: str, password: str) -> None:
		"""Log in as the login page does and take the Desk's token for writing calls."""
		answer = self.post("/api/method/login", data={"usr": user, "pwd": password})
		assert answer.status_code == 200, f"{user} cannot log in: {answer.text[:300]}"
		page = self.get("/app", headers={"Accept": "text/html"})
		if token := CSRF_TOKEN.search(page.text):
			self.headers["X-Frappe-CSRF-Token"] = token.group(1)


@pytest.fixture(scope="session")
def http(base_url: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Browserless]]:
	"""A factory of sessions: `http("someone@laichau.example")`, or `http()` for Guest; one login for each person."""
	sessions: dict[str | None, Browserless] = {}

	def session(user: str | None = None, password: str | None = None) -> Browserless:
		if user not in sessions:
			sessions[user] = Browserless(base_url)
			if user:
				sessions[user].log_in(user, password or request.getfixturevalue("demo_password"))
		return sessions[user]

	yield session
	for known in sessions.values():
		known.close()
