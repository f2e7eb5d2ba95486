// Wiring only: the widgets are in public/js/report and public/js/approval.

frappe.ui.form.on("Progress Report", {
	setup: (frm) => laichau.report.setup(frm),
	refresh: (frm) => laichau.report.refresh(frm),
	nothing_to_report: (frm) => laichau.report.draw_lines(frm),
});
