// On the form of a report that waits for its leader: its paper goes to another program for signing, and comes back.

import { issue_signed } from "./dialogs.js";
import { get_offer, prepare_copy } from "./server.js";

/** Each refresh; nothing for those who have nothing to do with it. */
export async function offer_outside(frm) {
	const name = frm.docname;
	if (frm.is_new() || frm.doc.workflow_state !== "Pending Signature") return;
	const offer = await get_offer(name);
	if (frm.docname !== name || !offer.may_handle) return;
	const group = __("Sign in Another Program");
	frm.add_custom_button(__("Download for Signing"), () => download(frm, offer), group);
	frm.add_custom_button(
		__("Bring the Signed File Back"),
		() => issue_signed(frm, offer, (paper) => issued(frm, paper)),
		group
	);
}

function download(frm, { signatories }) {
	const take = async ({ signatory }) =>
		window.location.assign(await prepare_copy(frm.docname, signatory));
	if (signatories.length === 1) return take({ signatory: signatories[0].value });
	frappe.prompt(
		{
			fieldtype: "Select",
			fieldname: "signatory",
			label: __("Who Signs"),
			options: signatories,
			default: signatories[0]?.value,
			reqd: 1,
			description: __(
				"Name and position are printed on the copy; number and date stay blank."
			),
		},
		take,
		__("Download for Signing"),
		__("Download")
	);
}

function issued(frm, { notation }) {
	frappe.show_alert({ message: __("Issued as {0} and sent.", [notation]), indicator: "green" });
	frm.reload_doc();
}
