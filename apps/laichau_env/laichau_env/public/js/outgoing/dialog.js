// The dialog of a paper that goes out: whom it is written to and what people add; look at the draft, then issue it.

import { mirror_nothing } from "../common/dialogs.js";
import { download_draft, issue, prepare } from "./server.js";

/** `kind`: a row of the offer; `offer`: what the server said of the period; `chosen`: agencies ticked, else all. */
export function open_dialog(frm, kind, offer, chosen = null) {
	let seen_hash = null;
	const dialog = new frappe.ui.Dialog({
		title: kind.label,
		size: "large",
		fields: kind.to_agencies ? letter_fields(kind, offer, chosen) : [note(kind), extra()],
		primary_action_label: __("See the Draft (PDF)"),
		primary_action: async () => {
			const values = values_of(dialog, kind);
			const draft = await prepare(kind.key, frm.docname, values).catch(told);
			if (!draft) return;
			seen(draft.seen_hash);
			download_draft(kind.key, frm.docname, values, false);
		},
		secondary_action_label: __("Download Draft (Word)"),
		secondary_action: () =>
			download_draft(kind.key, frm.docname, values_of(dialog, kind), true),
	});
	if (kind.may_issue) {
		const press = () => confirm_issue(frm, kind, dialog, () => seen_hash);
		dialog.add_custom_action(__("Issue"), press, "btn-danger lc-issue");
	}
	const $issue = dialog.custom_actions.find(".lc-issue");
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.$body.on("change input", () => seen(null)); // what is typed after the look has to be looked at too
	seen(null);
	dialog.show();

	function seen(hash) {
		seen_hash = hash;
		$issue.prop("disabled", !hash);
	}
}

/** A refusal is on the screen by then; the dialog stays for another try. */
function told() {
	return null;
}

function confirm_issue(frm, kind, dialog, hash) {
	frappe.confirm(
		__("Issue «{0}»? It takes the next number of {1} and can't be changed afterwards.", [
			kind.label,
			frappe.utils.escape_html(kind.issuer),
		]),
		async () => {
			const issued = await issue(
				kind.key,
				frm.docname,
				values_of(dialog, kind),
				hash()
			).catch(told);
			if (!issued) return;
			const { name, notation } = issued;
			dialog.hide();
			frappe.show_alert({
				message: __("Issued as {0}", [frappe.utils.escape_html(notation)]),
				indicator: "green",
			});
			frappe.set_route("Form", "Official Document", name);
		}
	);
}

function letter_fields(kind, { agencies, recalled, unit, symbol, reply_by, urgencies }, chosen) {
	const owing = kind.unsent_only ? agencies.filter(({ sent }) => !sent) : agencies;
	return [
		note(kind),
		{
			fieldtype: "Date",
			fieldname: "reply_by",
			label: __("Reports Due By"),
			default: reply_by,
		},
		{
			fieldtype: "Select",
			fieldname: "urgency",
			label: __("Urgency"),
			options: urgencies,
			default: "",
		},
		{ fieldtype: "Column Break" },
		{
			fieldtype: "Data",
			fieldname: "unit",
			label: __("Drafting Unit in the Symbol"),
			default: unit,
			description: __("In capitals, e.g. KTN: the number reads 12/{0}-KTN. Empty: 12/{0}.", [
				frappe.utils.escape_html(symbol),
			]),
		},
		...(recalled.length
			? [
					{
						fieldtype: "Select",
						fieldname: "replaces",
						label: __("Replaces the Recalled Letter"),
						options: [{ value: "", label: __("It replaces none") }, ...recalled],
						default: "",
					},
				]
			: []),
		{ fieldtype: "Section Break", label: __("Written To ({0})", [owing.length]) },
		{
			fieldtype: "MultiCheck",
			fieldname: "agencies",
			columns: 2,
			select_all: true,
			options: owing.map(({ value, label }) => ({
				value,
				label,
				checked: !chosen || chosen.includes(value) ? 1 : 0,
			})),
		},
		{ fieldtype: "Section Break" },
		extra(),
	];
}

function note(kind) {
	const who = frappe.utils.escape_html(kind.issuer);
	return {
		fieldtype: "HTML",
		fieldname: "note",
		options: `<p class="text-muted">${
			kind.may_issue
				? __("{0} issues it; look at the draft first.", [who])
				: __("A leader of {0} issues it; you may draft it.", [who])
		}</p>`,
	};
}

function extra() {
	return {
		fieldtype: "Text",
		fieldname: "extra",
		label: __("Further Points"),
		description: __("Each line becomes a paragraph of the paper."),
	};
}

function values_of(dialog, kind) {
	const given = dialog.get_values(true) || {};
	if (!kind.to_agencies) return { extra: given.extra || "" };
	const { agencies, unit, urgency, reply_by, replaces, extra: points } = given;
	return {
		agencies: agencies || [],
		unit: unit || "",
		urgency,
		reply_by,
		replaces,
		extra: points || "",
	};
}
