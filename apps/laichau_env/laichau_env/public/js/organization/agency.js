// The form of an agency says whose work it goes on with, or by whom its own is gone on with.

frappe.ui.form.on("Agency", {
	async refresh(frm) {
		const { predecessors, ended_by, valid_to, successor } = frm.doc;
		const names = [...(predecessors || "").split("\n"), successor].filter(Boolean);
		if (!names.length) return;
		const found = await frappe.db.get_list("Agency", {
			filters: { name: ["in", names] },
			fields: ["name", "short_name"],
			limit: names.length,
		});
		const name_of = (code) => {
			const row = found.find(({ name }) => name === code);
			return frappe.utils.escape_html(row ? `${row.short_name} (${code})` : code);
		};
		if (predecessors) {
			const before = predecessors.split("\n").map(name_of).join(", ");
			frm.set_intro(__("Goes on with the work of {0}.", [before]), "blue");
		}
		if (ended_by) {
			const day = frappe.datetime.str_to_user(valid_to);
			frm.set_intro(
				__("Ended on {0}; its work is gone on with by {1}.", [day, name_of(successor)]),
				"orange"
			);
		}
	},
});
