// Wiring only: the widgets are in public/js/register (what every paper shows) and public/js/signing.

frappe.ui.form.on("Official Document", {
	setup: (frm) => laichau.register.setup_form(frm),
	refresh: (frm) => {
		laichau.register.refresh_form(frm);
		laichau.signing.refresh_form(frm);
	},
});
