// Saves a report at once and says whether it worked, whatever the server answers.

/** True when the record is saved; false when the server refused (it has told why by then). */
export function save_report(frm) {
	if (!frm.is_dirty()) return Promise.resolve(true);
	return frappe
		.call({
			method: "frappe.desk.form.save.savedocs",
			type: "POST",
			args: { doc: frm.doc, action: "Save" },
			freeze: true,
			freeze_message: __("Saving..."),
		})
		.then(
			() => {
				frm.refresh();
				return true;
			},
			(answer) => {
				if (!answer || !answer.status) tell_line_is_down();
				return false;
			}
		);
}

function tell_line_is_down() {
	frappe.msgprint({
		title: __("Not saved"),
		indicator: "red",
		message: __(
			"The network is down or too slow. What you typed is still on this page: do not close it, try again in a moment."
		),
	});
}
