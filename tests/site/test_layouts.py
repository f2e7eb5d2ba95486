"""Adjusted layouts on a site: who may make one, what it places, what an issued paper remembers, what an update does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	BUM_TO,
	CHAIR,
	DIRECTOR,
	DOAN_KET,
	EXAMINER,
	OFFICER,
	PLANNER,
	SUPERVISOR,
	as_user,
)
from factories import REASON, act, report_at
from frappe.model.document import Document
from laichau_env.approval.transitions import Action, State
from laichau_env.common import errors
from laichau_env.documents import service as documents
from laichau_env.documents.layouts import bases, queries, service
from laichau_env.documents.layouts.texts import base_of, kind_named
from laichau_env.documents.register import files, frozen
from prints.measure import Paper

COPY, VERSION, PAPER = "Layout Copy", "Layout Version", "Official Document"
REPORT_LAYOUT = "Progress Report Paper"
API = "/api/method/laichau_env.documents.layouts.api"
CHANGED = "BÁO CÁO ĐÃ ĐIỀU CHỈNH"


@pytest.fixture
def copy(site: ModuleType) -> Document:
	"""A copy of the layout of reports that says so in its title."""
	return adjusted()


def adjusted(agency: str | None = None, title: str = CHANGED) -> Document:
	with as_user(PLANNER):
		made = service.adjust(REPORT_LAYOUT, agency, f"Bản thử {agency or ''}")
		made.html = made.html.replace('parts.title("BÁO CÁO"', f'parts.title("{title}"')
		made.save()
	return made


def printed(report: Document, person=OFFICER) -> str:
	with as_user(person):
		return Paper(documents.pdf_of(report.name)).flow()


def refused(refusal: type[errors.Refusal], call: Callable, *args: object) -> errors.Refusal:
	with pytest.raises((frappe.PermissionError, frappe.ValidationError)) as caught:
		call(*args)
	assert isinstance(getattr(caught.value, "refusal", None), refusal), caught.value
	return caught.value.refusal


def test_a_copy_places_papers_only_while_it_is_chosen(copy: Document) -> None:
	report = report_at(State.DRAFT, "LM-1", BUM_TO, evidence=False)
	assert CHANGED not in printed(report)
	with as_user(PLANNER):
		service.use(copy.name)
	assert CHANGED in printed(report)
	with as_user(PLANNER):
		service.lay_aside(copy.name)
	assert CHANGED not in printed(report)


def test_an_agency_s_own_copy_comes_before_that_of_all(copy: Document) -> None:
	own = adjusted(BUM_TO, "BÁO CÁO RIÊNG")
	theirs = report_at(State.DRAFT, "LM-2", DOAN_KET, evidence=False)
	ours = report_at(State.DRAFT, "LM-2", BUM_TO, evidence=False)
	with as_user(PLANNER):
		service.use(copy.name)
		service.use(own.name)
	assert "BÁO CÁO RIÊNG" in printed(ours)
	assert CHANGED in printed(theirs, ADMINISTRATOR)


def test_of_two_copies_for_the_same_papers_one_is_in_use(copy: Document) -> None:
	other = adjusted()
	with as_user(PLANNER):
		service.use(copy.name)
		service.use(other.name)
	in_use = frappe.get_all(
		COPY, {"in_use": 1, "print_format": REPORT_LAYOUT, "agency": ("is", "not set")}, pluck="name"
	)
	assert in_use == [other.name]


def test_an_issued_paper_keeps_the_layout_of_its_day(copy: Document) -> None:
	with as_user(PLANNER):
		service.use(copy.name)
	report = report_at(State.PENDING_SIGNATURE, "LM-3", BUM_TO, evidence=False)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT, late_reason=REASON)
	paper = frappe.get_doc(PAPER, {"source_name": report.name, "status": "Issued"})
	assert (paper.print_format, paper.layout_copy, paper.format_version) == (
		REPORT_LAYOUT,
		copy.title,
		copy.version,
	)
	with as_user(PLANNER):
		copy.reload()
		copy.html = copy.html.replace(CHANGED, "BÁO CÁO SỬA SAU")
		copy.save()
	first = files.issued_bytes(paper.name)
	assert CHANGED in Paper(first).flow(), "made after the edit, from the layout of the day of issue"
	with as_user(PLANNER):
		service.back_to_base(copy.name)
	assert CHANGED in printed(report) and files.issued_bytes(paper.name) == first


def test_a_paper_of_the_shipped_layout_says_so(site: ModuleType) -> None:
	report = report_at(State.PENDING_SIGNATURE, "LM-4", BUM_TO, evidence=False)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT, late_reason=REASON)
	paper = frappe.get_doc(PAPER, {"source_name": report.name, "status": "Issued"})
	assert not paper.layout_copy
	assert paper.format_version == frozen.format_version(kind_named(REPORT_LAYOUT))


def test_a_signed_paper_is_printed_though_its_copy_fails(
	copy: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
	"""A copy may meet a value that no sample had: who signed must still get his paper, and is told which layout."""
	with as_user(PLANNER):
		copy.html = copy.html.replace(
			"{{ parts.addressees",
			"{% if paper.number == '16' or paper.standing == 'issued' %}{{ [][3].x }}{% endif %}{{ parts.addressees",
		)
		copy.save()
		service.use(copy.name)
	report = report_at(State.PENDING_SIGNATURE, "LM-5", BUM_TO, evidence=False)
	act(report, CHAIR, Action.SIGN_AND_SUBMIT, late_reason=REASON)
	paper = frappe.get_doc(PAPER, {"source_name": report.name, "status": "Issued"})
	assert "BÁO CÁO" in Paper(files.issued_bytes(paper.name)).flow()
	paper.reload()
	assert not paper.layout_copy and paper.format_version == frozen.format_version(kind_named(REPORT_LAYOUT))


def test_a_fault_saves_nothing(copy: Document) -> None:
	before = copy.html
	with as_user(PLANNER):
		copy.html = "{{ ''.__class__.__mro__ }}\n" + before
		refusal = refused(errors.LayoutFaulty, copy.save)
	assert "dòng 1" in str(refusal)
	assert frappe.db.get_value(COPY, copy.name, "html") == before


def test_back_to_the_shipped_layout(copy: Document) -> None:
	base = base_of(kind_named(REPORT_LAYOUT))
	with as_user(PLANNER):
		service.use(copy.name)
		service.back_to_base(copy.name)
	copy.reload()
	assert (copy.version, copy.base_version, copy.in_use) == (base.version, base.version, 0)


def test_what_only_buttons_move_is_not_typed(copy: Document) -> None:
	with as_user(PLANNER):
		copy.base_version = "0" * 64
		refused(errors.LayoutByButton, copy.save)
		copy.reload()
		copy.in_use = 1
		refused(errors.LayoutByButton, copy.save)
		service.use(copy.name)
		refused(errors.LayoutInUse, frappe.delete_doc, COPY, copy.name)


def test_versions_are_kept_from_everybody(copy: Document) -> None:
	version = frappe.get_doc(VERSION, copy.version)
	version.css = "x"
	refused(errors.LayoutVersionsAreKept, version.save)
	refused(errors.LayoutVersionsAreKept, version.delete)


@pytest.fixture
def updated(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable]:
	"""Lets the shipped layout of reports change, as an update does."""

	def update(old: str, new: str) -> None:
		kind = kind_named(REPORT_LAYOUT)
		base = base_of(kind)
		assert old in base.html
		moved = replace(base, html=base.html.replace(old, new))
		for module in (bases, service):
			monkeypatch.setattr(module, "base_of", lambda asked: moved if asked is kind else base_of(asked))

	return update


def told(copy: Document) -> list[str]:
	return frappe.get_all("Notification Log", {"document_name": copy.name}, pluck="for_user")


def test_after_an_update_administrators_are_told_once_and_the_copy_is_marked(
	copy: Document, updated: Callable
) -> None:
	bases.look_at_bases()
	assert not told(copy), "nothing moved yet"
	updated("ĐÁNH GIÁ CHUNG", "ĐÁNH GIÁ TỔNG QUÁT")
	bases.look_at_bases()
	bases.look_at_bases()
	assert told(copy).count(PLANNER.user) == 1
	assert OFFICER.user not in told(copy) and DIRECTOR.user not in told(copy)
	copy.reload()
	assert copy.on_older_base and CHANGED in copy.html
	with as_user(PLANNER):
		text = next(one for one in bases.comparison_of(copy) if one["field"] == "html")
	assert any("ĐÁNH GIÁ TỔNG QUÁT" in line for change in text["base"] for line in change["new"])
	assert any(CHANGED in line for change in text["own"] for line in change["new"])
	assert not any(CHANGED in line for change in text["base"] for line in change["new"])
	with as_user(PLANNER):
		service.keep_on_base(copy.name)
	copy.reload()
	assert not copy.on_older_base and CHANGED in copy.html


def test_a_copy_that_no_longer_fits_is_laid_aside_by_the_update(
	copy: Document, updated: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
	with as_user(PLANNER):
		service.use(copy.name)
	updated("ĐÁNH GIÁ CHUNG", "ĐÁNH GIÁ TỔNG QUÁT")
	monkeypatch.setattr(bases, "fault_of", lambda layout, kind: "dữ liệu đã đổi tên")
	bases.look_at_bases()
	copy.reload()
	assert not copy.in_use and copy.on_older_base
	assert "BÁO CÁO" in printed(report_at(State.DRAFT, "LM-6", BUM_TO, evidence=False))


@pytest.mark.parametrize("person", [OFFICER, CHAIR, EXAMINER, DIRECTOR, SUPERVISOR], ids=str)
def test_nobody_but_administrators_adjusts(site: ModuleType, http: Callable, person) -> None:
	copy = adjusted()
	frappe.db.commit()
	session = http(person.user)
	texts = {name: copy.get(name) for name in ("print_format", "html", "parts", "css")}
	asked = {
		"adjust": {"print_format": REPORT_LAYOUT},
		"preview": texts,
		"use": {"name": copy.name},
		"lay_aside": {"name": copy.name},
		"back_to_base": {"name": copy.name},
		"keep_on_base": {"name": copy.name},
	}
	for call, values in asked.items():
		assert session.post(f"{API}.{call}", data=values).status_code == 403, call
	assert session.get(f"{API}.get_layouts").status_code == 403
	assert session.get(f"{API}.get_comparison", params={"name": copy.name}).status_code == 403
	assert session.get(f"/api/resource/{COPY}/{copy.name}").status_code == 403
	assert session.put(f"/api/resource/{COPY}/{copy.name}", json={"html": "x"}).status_code == 403
	assert (
		session.post(f"/api/resource/{COPY}", json={"print_format": REPORT_LAYOUT, "title": "x"}).status_code
		== 403
	)


def test_the_administrator_s_way_over_http(site: ModuleType, http: Callable) -> None:
	session = http(PLANNER.user)
	made = session.post(f"{API}.adjust", data={"print_format": REPORT_LAYOUT, "title": "Qua HTTP"}).json()
	name = made["message"]["name"]
	copy = session.get(f"/api/resource/{COPY}/{name}").json()["data"]
	texts = {field: copy[field] for field in ("print_format", "html", "parts", "css")}
	seen = session.post(f"{API}.preview", data=texts)
	assert seen.content.startswith(b"%PDF") and "DỰ THẢO" in Paper(seen.content).flow()
	fault = session.post(
		f"{API}.preview", data={**texts, "css": texts["css"] + "\n.a { b: url(file:///etc/passwd) }"}
	)
	assert fault.status_code == 417 and fault.json()["refusal"] == "layout-faulty"
	escape = session.put(
		f"/api/resource/{COPY}/{name}", json={"html": "{{ ''.__class__.__mro__ }}\n" + copy["html"]}
	)
	assert escape.status_code == 417 and escape.json()["refusal"] == "layout-faulty"
	typed = session.put(f"/api/resource/{COPY}/{name}", json={"in_use": 1})
	assert typed.status_code == 403 and typed.json()["refusal"] == "layout-by-button"
	forged = {"print_format": REPORT_LAYOUT, "title": "x", "in_use": 1, "base_version": "0" * 64}
	posted = session.post(f"/api/resource/{COPY}", json=forged).json()["data"]
	assert (posted["in_use"], posted["base_version"]) == (0, copy["base_version"])
	unknown = session.post(f"{API}.adjust", data={"print_format": "Standard"})
	assert unknown.status_code == 417 and unknown.json()["refusal"] == "layout-unknown"
	for one in (name, posted["name"]):
		assert session.delete(f"/api/resource/{COPY}/{one}").status_code == 202


def test_an_issued_paper_is_previewed_only_by_who_may_read_it(site: ModuleType, http: Callable) -> None:
	report = report_at(State.DEPARTMENT_REVIEW, "LM-7", BUM_TO, evidence=False)
	copy = adjusted()
	frappe.db.commit()
	paper = frappe.db.get_value(PAPER, {"source_name": report.name, "status": "Issued"})
	texts = {field: copy.get(field) for field in ("print_format", "html", "parts", "css")}
	readable = http(PLANNER.user).get(f"/api/resource/{PAPER}/{paper}").status_code == 200
	answer = http(PLANNER.user).post(f"{API}.preview", data={**texts, "document": paper})
	assert answer.status_code == (200 if readable else 403)
	assert queries.layout_for(kind_named(REPORT_LAYOUT), BUM_TO) is None
