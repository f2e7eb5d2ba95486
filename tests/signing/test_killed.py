"""A process that is killed between signing and storing leaves nothing half issued; its number is neither lost nor double."""

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import frappe
import pytest
from actors import BUM_TO, CHAIR, as_user
from factories import REASON
from frappe.model.document import Document
from laichau_env.common import clock
from laichau_env.documents.register.files import kept_bytes
from laichau_env.documents.register.queries import last_number
from laichau_env.documents.signing import keys, service
from laichau_env.documents.signing.outside import service as outside
from laichau_env.documents.signing.secret import Secret
from prints.authority import PASSPHRASE

from signing.office import Office, stored
from signing.test_signed_before_numbered import (
	next_number,
	nothing_issued,
	papers_of,
	signed_and_sealed,
	waiting_report,
)

SAVED = "laichau_env.documents.register.files.save"
KEPT = "laichau_env.documents.signing.service.keep"
"""After the last thing that is written, before the transaction ends."""


@pytest.fixture
def process(site_name: str, bench_root: Path) -> Iterator[Callable]:
	"""Start one that signs or issues as the chair: `process(call, point, name, **files)`; what it says first."""
	running: list[subprocess.Popen] = []

	def start(call: str, point: str, name: str, **files: bytes) -> tuple[subprocess.Popen, str]:
		one = subprocess.Popen(
			[sys.executable, str(Path(__file__).with_name("stopped.py")), site_name, CHAIR.user, call, point],
			cwd=bench_root / "sites", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
		)  # fmt: skip
		running.append(one)
		packed = {part: base64.b64encode(content).decode() for part, content in files.items()}
		one.stdin.write(json.dumps({"name": name, "late_reason": REASON, "files": packed}) + "\n")
		one.stdin.flush()
		return one, one.stdout.readline().strip()

	yield start
	for one in running:
		if one.poll() is None:
			one.kill()
		one.wait()


def killed(one: subprocess.Popen) -> bool:
	os.kill(one.pid, signal.SIGKILL)
	return one.wait() == -signal.SIGKILL


def test_killed_while_it_signs(paper: Document, office: Office, process: Callable, site: ModuleType) -> None:
	files = {"key": office.chair.pkcs12(office.authority), "passphrase": PASSPHRASE.encode()}
	one, said = process("sign", SAVED, paper.name, **files)
	assert said == "here" and killed(one)
	now = stored(paper.name)
	assert (now.pdf_sha256, now.frozen_sha256, now.signatures) == (paper.pdf_sha256, None, [])
	with as_user(CHAIR):
		service.sign(paper.name, keys.key_file(Secret(files["key"]), Secret(files["passphrase"])))
	site.db.commit()
	assert len(stored(paper.name).signatures) == 1


def test_killed_while_it_issues(office: Office, process: Callable, site: ModuleType) -> None:
	report = waiting_report()
	with as_user(CHAIR):
		made = outside.prepare(report.name, CHAIR.user)
	site.db.commit()
	number = next_number()
	copy = kept_bytes(frappe.db.get_value("Signing Copy", made, "file_sha256"))
	content = signed_and_sealed(copy, office, number)
	one, said = process("issue", KEPT, report.name, signed=content)
	assert said == "here" and killed(one)
	assert nothing_issued(report, number)
	assert not frappe.db.get_value("Signing Copy", made, "issued_as")
	with as_user(CHAIR):
		outside.issue(report.name, content, late_reason=REASON)
	site.db.commit()
	(paper,) = papers_of(report)
	assert (paper.number, kept_bytes(paper.pdf_sha256)) == (number, content)
	assert last_number(BUM_TO, clock.today().year, "BC") == number
