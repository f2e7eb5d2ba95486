// Wiring only: the widget is public/js/register/form.js.

frappe.ui.form.on("Official Document", {
	setup: (frm) => laichau.register.setup_form(frm),
	refresh: (frm) => laichau.register.refresh_form(frm),
});
