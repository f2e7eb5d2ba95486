// The button that opens a period: one prefilled draft for each reporting agency, made by the server.

frappe.ui.form.on("Reporting Period", {
	refresh(frm) {
		if (frm.is_new() || frm.doc.status === "Closed" || !frm.perm[0].write) return;
		const label =
			frm.doc.status === "Planned" ? __("Open Reporting Period") : __("Make Missing Drafts");
		frm.add_custom_button(label, () => open_period(frm, label));
		if (frm.doc.status === "Planned") frm.change_custom_button_type(label, null, "primary");
	},
});

function open_period(frm, label) {
	const title = frappe.utils.escape_html(frm.doc.title);
	frappe.confirm(
		__("{0}: a draft is made for each agency that reports in {1}.", [label, title]),
		() =>
			frappe
				.call({
					method: "laichau_env.reporting.api.open_period",
					type: "POST",
					args: { period: frm.docname },
					freeze: true,
					freeze_message: __("Making the drafts..."),
				})
				.then(({ message }) => {
					frappe.msgprint({
						title: label,
						indicator: "green",
						message: __("{0} drafts made, {1} were there already.", [
							message.made,
							message.found,
						]),
					});
					frm.reload_doc();
				})
	);
}
