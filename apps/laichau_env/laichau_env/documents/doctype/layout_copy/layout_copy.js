// Wiring only: the widget is public/js/layouts/form.js.

frappe.ui.form.on("Layout Copy", {
	refresh: (frm) => laichau.layouts.refresh(frm),
});
