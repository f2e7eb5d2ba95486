// Wiring only: the widgets are in public/js/consolidation and public/js/approval.

frappe.ui.form.on("Consolidated Report", {
	setup: (frm) => laichau.consolidation.setup(frm),
	refresh: (frm) => laichau.consolidation.refresh(frm),
});
