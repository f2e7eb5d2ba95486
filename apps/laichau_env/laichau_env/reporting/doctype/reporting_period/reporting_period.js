// The buttons that open a period (one prefilled draft for each reporting agency) and close it; the server does both.

const MOST_NAMES = 5;

frappe.ui.form.on("Reporting Period", {
	refresh(frm) {
		close_fixed(frm);
		laichau.papers.offer_period(frm);
		if (frm.is_new() || frm.doc.status === "Closed" || !frm.perm[0].write) return;
		const label =
			frm.doc.status === "Planned" ? __("Open Reporting Period") : __("Make Missing Drafts");
		frm.add_custom_button(label, () => open_period(frm, label));
		if (frm.doc.status === "Planned") frm.change_custom_button_type(label, null, "primary");
		if (frm.doc.status === "Open")
			frm.add_custom_button(__("Close Reporting Period"), () => close_period(frm));
	},
});

/** What the server would refuse to change is not offered for it. */
function close_fixed(frm) {
	if (frm.doc.status === "Closed") return frm.disable_form();
	frm.toggle_enable((frm.doc.__onload && frm.doc.__onload.fixed) || [], false);
}

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

async function close_period(frm) {
	const title = frappe.utils.escape_html(frm.doc.title);
	const { message: closing } = await frappe.call({
		method: "laichau_env.reporting.api.get_closing",
		type: "GET",
		args: { period: frm.docname },
		freeze: true,
	});
	const warning = __(
		"{0}: after closing nothing can be edited or sent any more; what was sent can still be examined and approved. It can't be undone.",
		[title]
	);
	frappe.confirm(
		`<p>${warning}</p><p class="lc-unsent"><strong>${who_has_not_sent(closing.unsent)}</strong></p>`,
		() =>
			frappe
				.call({
					method: "laichau_env.reporting.api.close_period",
					type: "POST",
					args: { period: frm.docname },
					freeze: true,
				})
				.then(({ message }) => {
					frappe.msgprint({
						title: __("Close Reporting Period"),
						indicator: "green",
						message: __(
							"{0} reports not sent are locked, {1} are still being examined.",
							[message.locked, message.under_review]
						),
					});
					frm.reload_doc();
				})
	);
}

/** How many reports the closing locks, and the first of the agencies that have not sent theirs. */
function who_has_not_sent(unsent) {
	if (!unsent.length) return __("Every report was sent.");
	const names = unsent.slice(0, MOST_NAMES).map(frappe.utils.escape_html).join(", ");
	const left = unsent.length - MOST_NAMES;
	return left > 0
		? __("{0} reports not sent, which can't be sent any more: {1} and {2} more.", [
				unsent.length,
				names,
				left,
			])
		: __("{0} reports not sent, which can't be sent any more: {1}.", [unsent.length, names]);
}
