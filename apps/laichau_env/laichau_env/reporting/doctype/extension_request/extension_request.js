// The Extension Request form; its parts are in public/js/extension.

frappe.ui.form.on("Extension Request", {
	setup: (frm) => laichau.extension.setup(frm),
	refresh: (frm) => laichau.extension.refresh(frm),
});
