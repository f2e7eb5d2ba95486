// The form of a delegation offers what may be chosen: one's own authority, whom it can go to, kinds that are approved.

const MAIN_KIND = "Progress Report";

// kinds of records are read in Vietnamese, though they are stored by name
frappe.form.link_formatters.DocType ||= (value) => __(value);

frappe.ui.form.on("Delegation", {
	setup(frm) {
		frm.set_df_property("from_official", "filter_description", __("Officials in office."));
		frm.set_df_property(
			"to_official",
			"filter_description",
			__("Officials in office; for KT. those of the same agency.")
		);
		frm.set_query("from_official", () => ({
			filters: { disabled: 0, ...(makes_for_others() ? {} : { user: frappe.session.user }) },
		}));
		frm.set_query("to_official", ({ from_official, capacity }) => ({
			filters: {
				disabled: 0,
				name: ["!=", from_official || ""],
				...(capacity === "KT." && frm.giver_agency ? { agency: frm.giver_agency } : {}),
			},
		}));
		frm.set_query("document_type", "scope", () => ({
			filters: { name: ["in", frappe.boot.laichau_approvable] },
		}));
	},

	async refresh(frm) {
		if (!frm.is_new()) return;
		if (!(frm.doc.scope || []).some((row) => row.document_type)) {
			frm.clear_table("scope");
			frm.add_child("scope", { document_type: MAIN_KIND });
			frm.refresh_field("scope");
		}
		if (!frm.doc.from_official && !makes_for_others()) {
			const mine = { user: frappe.session.user, disabled: 0 };
			const { message } = await frappe.db.get_value("Official", mine, "name");
			if (message.name) await frm.set_value("from_official", message.name);
		}
	},

	async from_official(frm) {
		frm.giver_agency = "";
		if (!frm.doc.from_official) return;
		const giver = await frappe.db.get_value("Official", frm.doc.from_official, "agency");
		frm.giver_agency = giver.message.agency;
	},
});

function makes_for_others() {
	return frappe.user_roles.includes("Plan Administrator");
}
