"""Wiring only: which event, permission or call goes to which room."""

app_name = "laichau_env"
app_title = "Lai Châu - Nhiệm vụ môi trường"
app_publisher = "laichau_env"
app_description = "Carries a province's plan from who owes what to the official paper at the end."
app_email = "laichau_env@example.org"
app_license = "mit"
required_apps = ["frappe/frappe"]

# --- install, migrate, uninstall: one ordered list of steps, setup/steps.py
after_install = "laichau_env.install.after_install"
after_migrate = "laichau_env.install.after_migrate"
before_uninstall = "laichau_env.install.before_uninstall"

# --- Desk
app_logo_url = "/assets/laichau_env/images/logo.svg"
app_include_js = "laichau_env.bundle.js"
app_include_css = "laichau_env.bundle.css"
extend_bootinfo = ["laichau_env.approval.kinds.tell_desk", "laichau_env.planning.desk.tell_desk"]

# --- what is approvable: DocType -> its Kind (approval knows no DocType by name)
approvable = {
	"Progress Report": "laichau_env.reporting.approvable.PROGRESS_REPORT",
	"Extension Request": "laichau_env.reporting.extensions.approvable.EXTENSION_REQUEST",
	"Consolidated Report": "laichau_env.consolidation.approvable.CONSOLIDATED_REPORT",
}

# --- who saves what somebody else saved or moved meanwhile is told by whom
saved_too_late = ["laichau_env.approval.first.refuse_late_save"]

# --- on whose behalf a user acts, for who sees what
scope_providers = ["laichau_env.approval.delegation.delegated_memberships"]

# --- what waits for a user besides approvable records: rows as approval/inbox.py makes them
inbox_providers = ["laichau_env.approval.opinions.queries.inbox_rows"]

# --- who numbers the papers that agencies sign
number_givers = ["laichau_env.documents.register.reports.give_number"]

# --- when agencies merge, split or are renamed: what each room does, shows beforehand, and refuses (in this order)
agency_change_handlers = [
	"laichau_env.planning.succession.take_over",
	"laichau_env.reporting.succession.service.take_over",
	"laichau_env.approval.succession.end_delegations",
]
agency_change_previews = [
	"laichau_env.planning.succession.preview",
	"laichau_env.reporting.succession.service.preview",
	"laichau_env.approval.succession.preview",
]
agency_change_checks = ["laichau_env.reporting.succession.service.refuse_in_closed_period"]

_notices = "laichau_env.follow_up.notices"
scheduler_events = {
	"daily": [
		"laichau_env.approval.delegation.sync_roles",
		"laichau_env.organization.changes.service.apply_due",
		"laichau_env.documents.batch.service.remove_old",
	],
	"cron": {
		"5 6,10,14 * * *": ["laichau_env.consolidation.notices.look_at_all"],
		"15 6-17 * * *": [f"{_notices}.morning.remind_once_a_day"],
		"*/5 * * * *": [
			"laichau_env.approval.bulk.service.take_up_abandoned",
			"laichau_env.documents.batch.service.take_up_abandoned_batches",
		],
	},
}

_guard = "laichau_env.approval.guard"
_file_guard = "laichau_env.approval.file_guard"
_form_guard = "laichau_env.approval.form_guard"
_locked_record = {
	"before_validate": f"{_guard}.before_validate",
	"before_update_after_submit": f"{_guard}.before_update_after_submit",
	"before_cancel": f"{_guard}.before_cancel",
	"on_update_after_submit": f"{_guard}.after_write",
	"on_cancel": f"{_guard}.after_write",
	"before_change": f"{_guard}.before_change",
	"on_trash": f"{_guard}.on_trash",
	"after_delete": f"{_guard}.on_trash",
	"before_rename": f"{_guard}.before_rename",
	"after_rename": f"{_guard}.before_rename",
}
_locked_row = {
	"before_validate": f"{_guard}.child_before_write",
	"before_update_after_submit": f"{_guard}.child_before_write",
	"on_update_after_submit": f"{_guard}.child_before_write",
	"before_cancel": f"{_guard}.child_before_write",
	"on_cancel": f"{_guard}.child_before_write",
	"before_change": f"{_guard}.child_before_write",
	"on_trash": f"{_guard}.child_before_write",
	"after_delete": f"{_guard}.child_before_write",
	"before_rename": f"{_guard}.child_before_write",
	"after_rename": f"{_guard}.child_before_write",
}
_note = {"before_validate": f"{_guard}.refuse_note"}

doc_events = {
	"Progress Report": {
		**_locked_record,
		"onload": [
			"laichau_env.approval.events.show_approval",
			"laichau_env.reporting.extensions.view.show_extension",
			"laichau_env.reporting.indicators.view.show_figures",
			"laichau_env.reporting.amending.show_amendment",
		],
		"on_submit": "laichau_env.reporting.events.move_assignments",
		"on_cancel": [f"{_guard}.after_write", "laichau_env.reporting.events.take_back_assignments"],
		"before_print": "laichau_env.documents.events.before_print",
	},
	"Extension Request": {
		**_locked_record,
		"onload": "laichau_env.approval.events.show_approval",
	},
	"Consolidated Report": {
		**_locked_record,
		"onload": [
			"laichau_env.approval.events.show_approval",
			"laichau_env.consolidation.view.show_standing",
		],
		"before_print": "laichau_env.documents.events.before_print",
	},
	"Consolidated Line": _locked_row,
	"Consolidated Text": _locked_row,
	"Consolidated Indicator": _locked_row,
	"Consolidated Correction": _locked_row,
	"Progress Report Line": _locked_row,
	"Report Indicator Value": _locked_row,
	"Report Proposal": _locked_row,
	"Report Evidence": _locked_row,
	"Approval Event": {
		"after_insert": [
			"laichau_env.documents.register.reports.on_event",
			f"{_notices}.events.on_event",
			"laichau_env.consolidation.notices.on_event",
		]
	},
	"Plan Task": {"on_update": "laichau_env.consolidation.notices.on_task"},
	"Reporting Period": {"on_update": f"{_notices}.events.on_period"},
	"Opinion Request": {
		"after_insert": f"{_notices}.events.on_opinion_asked",
		"on_update": f"{_notices}.events.on_opinion",
	},
	"Official Document": {"onload": "laichau_env.documents.outgoing.view.show_paper"},
	"File": {
		"before_validate": f"{_file_guard}.before_write",
		"validate": "laichau_env.reporting.evidence.check_file",
		"after_delete": f"{_file_guard}.before_trash",
	},
	"DocShare": {"before_validate": [f"{_guard}.refuse_sharing", f"{_notices}.events.refuse_sharing"]},
	"ToDo": _note,
	"Comment": _note,
	"Tag Link": _note,
	"Document Follow": _note,
	"Communication": _note,
	"Reminder": _note,
	"Auto Repeat": _note,
	"Workflow": {
		"before_validate": f"{_guard}.refuse_workflow_change",
		"on_trash": f"{_guard}.refuse_workflow_change",
		"before_rename": f"{_guard}.refuse_workflow_change",
	},
	"DocType": {
		"before_validate": f"{_form_guard}.refuse_doctype",
		"on_trash": f"{_form_guard}.refuse_doctype",
		"before_rename": f"{_form_guard}.refuse_doctype",
	},
	"Property Setter": {"before_validate": f"{_form_guard}.refuse_property"},
	"Notification": {"before_validate": f"{_form_guard}.refuse_setting_notification"},
	"Report": {"before_validate": "laichau_env.common.stock_reads.refuse_query"},
	"Personal Data Download Request": {
		"before_validate": "laichau_env.common.stock_reads.refuse_data_of_another"
	},
	"Energy Point Log": {"before_insert": f"{_guard}.refuse_note"},
	"*": {
		"before_rename": f"{_guard}.refuse_rename_of_linked",
		"after_rename": f"{_guard}.refuse_rename_of_linked",
	},
	"User": {
		"validate": "laichau_env.organization.events.check_roles_of_user",
		"before_rename": f"{_form_guard}.refuse_account_rename",
		"after_rename": f"{_form_guard}.refuse_account_rename",
	},
}

override_doctype_class = {"File": f"{_file_guard}.GuardedFile"}

# --- who sees what: both hooks of a DocType ask one predicate
_seen = "laichau_env.reporting.permissions"
_opinions = "laichau_env.approval.opinions.permissions"
_bulk = "laichau_env.approval.bulk.permissions"
_consolidated = "laichau_env.consolidation.permissions"
permission_query_conditions = {
	"Bulk Approval": f"{_bulk}.conditions",
	"Bulk Approval Item": f"{_bulk}.item_conditions",
	"Opinion Request": f"{_opinions}.conditions",
	"Progress Report": f"{_seen}.progress_report_conditions",
	"Extension Request": f"{_seen}.extension_request_conditions",
	"Consolidated Report": f"{_consolidated}.conditions",
	"Consolidated Line": f"{_consolidated}.line_conditions",
	"Consolidated Text": f"{_consolidated}.text_conditions",
	"Consolidated Indicator": f"{_consolidated}.indicator_conditions",
	"Consolidated Correction": f"{_consolidated}.correction_conditions",
	"Progress Report Line": f"{_seen}.line_conditions",
	"Report Indicator Value": f"{_seen}.indicator_value_conditions",
	"Report Proposal": f"{_seen}.proposal_conditions",
	"Report Evidence": f"{_seen}.evidence_conditions",
	"File": f"{_seen}.file_conditions",
	"Comment": f"{_seen}.comment_conditions",
	"Official Document": "laichau_env.documents.permissions.conditions",
	"Official Document Recipient": "laichau_env.documents.permissions.recipient_conditions",
	"Official Document Signature": "laichau_env.documents.permissions.signature_conditions",
	"Official Document Annex": "laichau_env.documents.permissions.annex_conditions",
	"Paper Batch": "laichau_env.documents.batch.permissions.conditions",
	"Version": f"{_seen}.version_conditions",
	"Workflow Action": f"{_seen}.workflow_action_conditions",
	"Tag Link": f"{_seen}.tag_link_conditions",
	"Document Follow": f"{_seen}.document_follow_conditions",
	"Energy Point Log": f"{_seen}.energy_point_log_conditions",
	"Approval Event": f"{_seen}.approval_event_conditions",
	"Approval Remark": f"{_seen}.approval_remark_conditions",
	"Issued File": "laichau_env.documents.permissions.file_conditions",
	"Work Notice": f"{_notices}.permissions.notice_conditions",
	"Notification Log": f"{_notices}.permissions.alert_conditions",
	"Notice Choice": f"{_notices}.permissions.choice_conditions",
}
has_permission = {
	"Version": f"{_seen}.attached_has_permission",
	"Comment": f"{_seen}.attached_has_permission",
	"Tag Link": f"{_seen}.attached_has_permission",
	"Document Follow": f"{_seen}.attached_has_permission",
	"Energy Point Log": f"{_seen}.attached_has_permission",
	"Approval Event": f"{_seen}.attached_has_permission",
	"Approval Remark": f"{_seen}.attached_has_permission",
	"Issued File": "laichau_env.documents.permissions.file_has_permission",
	"Work Notice": f"{_notices}.permissions.notice_has_permission",
	"Notification Log": f"{_notices}.permissions.alert_has_permission",
	"Notice Choice": f"{_notices}.permissions.choice_has_permission",
	"Bulk Approval": f"{_bulk}.has_permission",
	"Opinion Request": f"{_opinions}.has_permission",
	"Progress Report": f"{_seen}.progress_report_has_permission",
	"Extension Request": f"{_seen}.extension_request_has_permission",
	"Consolidated Report": f"{_consolidated}.has_permission",
	"Official Document": "laichau_env.documents.permissions.has_permission",
	"Paper Batch": "laichau_env.documents.batch.permissions.has_permission",
}

# --- the stock ways to move a workflow lead to act(), the stock ways to print lead to our paper
_papers = "laichau_env.documents.api"
_reads = "laichau_env.common.stock_reads"
override_whitelisted_methods = {
	"frappe.client.get_count": "laichau_env.reporting.api.get_count",
	"frappe.model.workflow.apply_workflow": "laichau_env.approval.api.apply_workflow",
	"frappe.model.workflow.get_transitions": "laichau_env.approval.api.get_transitions",
	"frappe.model.workflow.bulk_workflow_approval": "laichau_env.approval.api.bulk_workflow_approval",
	"frappe.workflow.doctype.workflow_action.workflow_action.apply_action": "laichau_env.approval.api.apply_action",
	"frappe.workflow.doctype.workflow_action.workflow_action.confirm_action": "laichau_env.approval.api.confirm_action",
	"frappe.utils.print_format.download_pdf": f"{_papers}.download_pdf",
	"frappe.utils.print_format.download_multi_pdf": f"{_papers}.download_multi_pdf",
	"frappe.utils.print_format.download_multi_pdf_async": f"{_papers}.download_multi_pdf_async",
	"frappe.desk.form.linked_with.get": f"{_reads}.get_linked",
	"frappe.desk.form.linked_with.get_submitted_linked_docs": f"{_reads}.get_submitted_linked_docs",
	"frappe.desk.query_report.get_data_for_custom_field": f"{_reads}.get_data_for_custom_field",
	"frappe.desk.query_report.run": f"{_reads}.run_report",
	"frappe.desk.query_report.export_query": f"{_reads}.export_report",
	"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count": f"{_reads}.get_workflow_state_count",
	"frappe.desk.listview.get_group_by_count": f"{_reads}.get_group_by_count",
	"frappe.desk.doctype.tag.tag.get_tagged_docs": f"{_reads}.get_tagged_docs",
	"frappe.client.is_document_amended": f"{_reads}.is_document_amended",
	"frappe.client.validate_link": f"{_reads}.validate_link",
	"frappe.desk.search.get_link_title": f"{_reads}.get_link_title",
	"frappe.core.api.file.zip_files": f"{_reads}.zip_files",
	"frappe.social.doctype.energy_point_log.energy_point_log.get_reviews": f"{_reads}.get_reviews",
	"frappe.utils.goal.get_monthly_goal_graph_data": f"{_reads}.get_monthly_goal_graph_data",
	"frappe.email.relink": f"{_reads}.relink",
	"frappe.workflow.doctype.workflow_action.workflow_action.apply_workflow": "laichau_env.approval.api.apply_workflow",
}
