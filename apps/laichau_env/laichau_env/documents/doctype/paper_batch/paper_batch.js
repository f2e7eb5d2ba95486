// Wiring only: the widget is public/js/papers/batch.js.

frappe.ui.form.on("Paper Batch", {
	refresh: (frm) => laichau.papers.refresh_batch(frm),
});
