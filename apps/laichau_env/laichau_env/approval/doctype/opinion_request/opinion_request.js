// Wiring only: the widget is public/js/approval/opinion_form.js.

frappe.ui.form.on("Opinion Request", {
	setup: (frm) => laichau.opinion.setup(frm),
	refresh: (frm) => laichau.opinion.refresh(frm),
});
