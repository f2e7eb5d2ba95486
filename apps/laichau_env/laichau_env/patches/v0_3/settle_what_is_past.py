"""Notices told of steps that their records have left long ago; they are settled, as those written from now on are."""

import frappe
from frappe.query_builder import DocType

from laichau_env.approval.kinds import all_kinds
from laichau_env.follow_up.notices import service
from laichau_env.follow_up.notices.constants import NOTICE, OF_A_STEP


def execute() -> None:
	"""A query for each kind of record, and three for those of its notices that are past."""
	for kind in all_kinds():
		notice, record = DocType(NOTICE), DocType(kind.doctype)
		past = (
			frappe.qb.from_(notice)
			.left_join(record)
			.on(record.name == notice.document_name)
			.select(*(notice[field] for field in service.TO_SETTLE))
			.where(notice.document_type == kind.doctype)
			.where(notice.kind.isin([one.value for one in OF_A_STEP]) & notice.settled_on.isnull())
			.where(record.name.isnull() | (record[kind.state_field] != notice.state))
			.run(as_dict=True)
		)
		service.settle(past)
