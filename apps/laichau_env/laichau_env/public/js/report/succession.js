// A report that is gone on with by the successors of its agency says so, with links to theirs.

frappe.ui.form.on("Progress Report", {
	refresh(frm) {
		if (!frm.doc.succeeded_by) return;
		const links = frm.doc.succeeded_by
			.split("\n")
			.map((name) => frappe.utils.get_form_link("Progress Report", name, true))
			.join(", ");
		frm.set_intro(
			__(
				"This report was never sent before its agency was rearranged; it is gone on with in {0}.",
				[links]
			),
			"orange"
		);
	},
});
