// Wiring only: the widget is public/js/approval/bulk_form.js.

frappe.ui.form.on("Bulk Approval", {
	setup: (frm) => laichau.bulk.setup_form(frm),
	refresh: (frm) => laichau.bulk.refresh_form(frm),
});
