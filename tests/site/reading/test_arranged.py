"""What Administrator arranges shows nobody more: reports, permissions, keys and points are made, then people ask.

Either the arrangement is refused, or who may not read the draft still sees nothing of it. The agency's own officer is
asked too where the arrangement stands: else a way that shows nothing to anybody would prove nothing.
"""

from collections.abc import Callable, Iterator
from types import ModuleType

import frappe
import pytest
from actors import (
	ADMINISTRATOR,
	EXAMINER,
	GUEST,
	OFFICER,
	OTHER_OFFICER,
	PLANNER,
	STRANGER,
	SUPERVISOR,
	Person,
)
from attacking.hidden import ASKED, LINE, REPORT, WORD, Hidden, Way, call, text_of
from attacking.web import Answer, Web

ASKERS = (OTHER_OFFICER, EXAMINER, STRANGER, SUPERVISOR, PLANNER, GUEST)
MADE = (
	"Report",
	"Custom DocPerm",
	"Document Share Key",
	"Energy Point Log",
	"Property Setter",
	"Number Card",
)
"""What an arrangement may leave, deleted after each."""
EVERYBODY = [{"role": "All"}, {"role": "Guest"}]
RIGHTS = ("select", "read", "report", "export", "print", "email")
Arrangement = Callable[[Web, Hidden], Answer]


def post(doctype: str, **fields: object) -> Arrangement:
	def arrange(web: Web, it: Hidden) -> Answer:
		body = {key: value(it) if callable(value) else value for key, value in fields.items()}
		return web.rest(ADMINISTRATOR, "POST", doctype, body=body)

	return arrange


def report(kind: str, **fields: object) -> Arrangement:
	return post(
		"Report",
		report_name="Thử xem",
		ref_doctype=REPORT,
		report_type=kind,
		is_standard="No",
		roles=EVERYBODY,
		**fields,
	)


def query(text: str) -> Arrangement:
	return report("Query Report", query=text)


def all_may_read(doctype: str) -> Arrangement:
	return post("Custom DocPerm", parent=doctype, role="All", permlevel=0, **dict.fromkeys(RIGHTS, 1))


def named(fields: tuple[str, str], it: Hidden) -> list:
	return [[fields[0], "=", REPORT], [fields[1], "=", it.name]]


def listed(doctype: str, *fields: str) -> Way:
	return lambda web, person, it: web.get(
		person, f"/api/resource/{doctype}", fields=["*"], filters=named(fields, it), limit_page_length=100
	)


def each(doctype: str, *fields: str) -> Way:
	"""Every record of the kind that hangs on the draft, by its name."""

	def ask(web: Web, person: Person, it: Hidden) -> Answer:
		names = frappe.get_all(doctype, named(fields, it), pluck="name")
		frappe.db.rollback()
		answers = [web.rest(person, "GET", doctype, name) for name in names]
		return Answer(max(answer.status for answer in answers), body=[text_of(answer) for answer in answers])

	return ask


def with_key(web: Web, person: Person, it: Hidden) -> Answer:
	key = frappe.db.get_value("Document Share Key", {"reference_docname": it.name}, "key")
	frappe.db.rollback()
	return web.get(person, "/printview", doctype=REPORT, name=it.name, key=key)


def praise(web: Web, it: Hidden) -> Answer:
	fields = {"points": 1, "type": "Appreciation", "user": OFFICER.user, "reason": f"Khen {WORD}"}
	return post("Energy Point Log", **fields, reference_doctype=REPORT, reference_name=it.name)(web, it)


RUN = call("frappe.desk.query_report.run", report_name="Thử xem", ignore_prepared_report=True)
EXPORT = call(
	"frappe.desk.query_report.export_query", report_name="Thử xem", file_format_type="CSV", filters="{}"
)
PREPARE = call(
	"frappe.core.doctype.prepared_report.prepared_report.make_prepared_report",
	report_name="Thử xem",
	filters="{}",
)
REFERENCE = ("reference_doctype", "reference_name")
HANGS = {
	"Approval Event": REFERENCE,
	"Approval Remark": REFERENCE,
	"Comment": REFERENCE,
	"Version": ("ref_doctype", "docname"),
	"File": ("attached_to_doctype", "attached_to_name"),
	"ToDo": ("reference_type", "reference_name"),
	"Tag Link": ("document_type", "document_name"),
}
"""What hangs on the draft and holds the word, with the fields that name the draft."""
WAYS: dict[str, tuple[Arrangement, Way]] = {
	"query report": (query("select name, situation from `tabProgress Report`"), RUN),
	"query report, exported": (query("select name, situation from `tabProgress Report`"), EXPORT),
	"query report, prepared": (query("select name, situation from `tabProgress Report`"), PREPARE),
	"query report on rows": (query("with rows_ as (select * from `TABPROGRESS REPORT LINE`) select * from `tabProgress Report Line`"), RUN),
	"query report on events": (query("select content_json, reason from `tabApproval Event`"), RUN),
	"query report on versions": (query("select data from tabVersion"), RUN),
	"query report on notes": (query("select content from tabComment"), RUN),
	"script report": (report("Script Report", report_script=f"data = frappe.get_all('{REPORT}', fields=['situation'])"), RUN),
	"report builder": (report("Report Builder", json='{"fields": [["situation", "Progress Report"]]}'), RUN),
	"report builder's list": (report("Report Builder", json="{}"), call("frappe.desk.reportview.get", doctype=REPORT, fields=["`tabProgress Report`.`situation`"], filters=lambda it: [["name", "=", it.name]], view="Report")),
	"all may read reports": (all_may_read(REPORT), lambda web, person, it: web.rest(person, "GET", REPORT, it.name)),
	"all may read reports, list": (all_may_read(REPORT), call("frappe.client.get_list", doctype=REPORT, fields=["situation"], filters=lambda it: {"name": it.name})),
	"all may read rows": (all_may_read(LINE), call("frappe.client.get_list", doctype=LINE, parent=REPORT, fields=["result"], filters=lambda it: {"parent": it.name})),
	**{f"all may read: {doctype}, list": (all_may_read(doctype), listed(doctype, *fields)) for doctype, fields in HANGS.items()},
	**{f"all may read: {doctype}, each": (all_may_read(doctype), each(doctype, *fields)) for doctype, fields in HANGS.items()},
	"key to the print view": (post("Document Share Key", reference_doctype=REPORT, reference_docname=lambda it: it.name), with_key),
	"global search": (post("Property Setter", doctype_or_field="DocField", doc_type=REPORT, field_name="situation", property="in_global_search", value="1", property_type="Check"), call("frappe.utils.global_search.search", text=WORD)),
	"praise, of a record": (praise, call("frappe.social.doctype.energy_point_log.energy_point_log.get_reviews", doctype=REPORT, docname=lambda it: it.name)),
	"praise, list": (praise, listed("Energy Point Log", *REFERENCE)),
	"praise, each": (praise, each("Energy Point Log", *REFERENCE)),
}  # fmt: skip
SHOWS_NOTHING = {
	"script report", "query report, prepared", "report builder", "key to the print view",
}  # fmt: skip
"""Ways that stand and by which the agency's own officer sees nothing either."""


@pytest.fixture(autouse=True)
def undone(frappe_site: ModuleType) -> Iterator[None]:
	"""Take away what was arranged."""
	known = {doctype: set(frappe.get_all(doctype, pluck="name")) for doctype in MADE}
	frappe_site.db.rollback()
	yield
	frappe_site.db.rollback()
	for doctype, names in known.items():
		for name in set(frappe.get_all(doctype, pluck="name")) - names:
			frappe.delete_doc(doctype, name, force=True, ignore_permissions=True)
	frappe_site.db.commit()
	frappe_site.clear_cache()


def tells(answer: Answer) -> bool:
	return WORD in text_of(answer)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_arranged_tells_nobody_of_the_draft(web: Web, hidden: Hidden, way: str) -> None:
	arrange, ask = WAYS[way]
	arranged = arrange(web, hidden)
	if arranged.status != 200:
		assert arranged.status == 403 and arranged.code and arranged.in_vietnamese, arranged
		return
	told = []
	for person in ASKERS:
		ASKED[way] += 1
		if tells(ask(web, person, hidden)):
			told.append(str(person))
	assert not told, f"told {told}"
	assert way in SHOWS_NOTHING or tells(ask(web, OFFICER, hidden)), "shows nothing to its own officer either"


def test_personal_data_is_given_to_its_person_alone(web: Web, hidden: Hidden) -> None:
	"""The file would hold all notes that the other has written, on records of his agency too."""
	web.rest(ADMINISTRATOR, "POST", "Custom DocPerm", body={"parent": "Personal Data Download Request", "role": "All", "permlevel": 0, "read": 1, "write": 1, "create": 1})  # fmt: skip
	held = frappe.db.count("Personal Data Download Request")
	frappe.db.rollback()
	asked = {"user": OFFICER.user, "user_name": "x"}
	answers = [
		web.rest(OTHER_OFFICER, "POST", "Personal Data Download Request", body=asked),
		web.call(
			OTHER_OFFICER,
			"frappe.website.doctype.web_form.web_form.accept",
			web_form="request-data",
			data={"doctype": "Personal Data Download Request", "web_form_name": "request-data", **asked},
		),
	]
	assert [answer.status for answer in answers] == [403, 403], answers
	frappe.db.rollback()
	assert frappe.db.count("Personal Data Download Request") == held


def test_nobody_praises_what_he_may_not_read(web: Web, hidden: Hidden) -> None:
	"""The one praised would be told of the draft by its title."""
	web.call(
		ADMINISTRATOR,
		"frappe.social.doctype.energy_point_log.energy_point_log.add_review_points",
		user=OTHER_OFFICER.user,
		points=10,
	)
	answer = web.call(
		OTHER_OFFICER,
		"frappe.social.doctype.energy_point_log.energy_point_log.review",
		doc={"doctype": REPORT, "name": hidden.name},
		points=1,
		to_user=STRANGER.user,
		reason="x",
	)
	assert (answer.status, answer.code) == (403, "note-refused"), answer


def test_a_figure_on_a_card_counts_what_one_sees(web: Web, hidden: Hidden) -> None:
	card = {"document_type": REPORT, "function": "Count"}
	count = call(
		"frappe.desk.doctype.number_card.number_card.get_result",
		doc=card,
		filters=lambda it: [[REPORT, "name", "=", it.name]],
	)
	for person, seen in ((OTHER_OFFICER, 0), (EXAMINER, 0), (SUPERVISOR, 0), (OFFICER, 1)):
		assert count(web, person, hidden).body["message"] == seen, person
