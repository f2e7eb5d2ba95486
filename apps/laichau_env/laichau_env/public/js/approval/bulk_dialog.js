// The dialog over ticked records: choose the step, read what each record says, tick what was read, begin.

import { mirror_nothing } from "../common/dialogs.js";
import { html } from "../common/markup.js";
import { prepare_bulk, start_bulk } from "./bulk_server.js";
import { follow } from "./bulk_progress.js";

/** Open it for `names` of one kind; `finished` is called when it is closed after a start. */
export function open_bulk({ doctype, names, actions, finished }) {
	const dialog = new frappe.ui.Dialog({
		title: __("Bulk Approval"),
		size: "extra-large",
		fields: [
			{
				fieldtype: "Select",
				fieldname: "action",
				label: __("Action"),
				options: actions.map(({ action, label }) => ({ value: action, label })),
				default: actions[0].action,
				reqd: 1,
				change: () => read().catch(told),
			},
			{ fieldtype: "HTML", fieldname: "records" },
			{
				fieldtype: "Small Text",
				fieldname: "reason",
				label: __("Reason"),
				hidden: 1,
				description: __("One reason for all records; at least {0} characters.", [
					actions[0].least_reason,
				]),
			},
		],
		primary_action_label: __("Begin"),
		primary_action: ({ reason }) => begin(reason).catch(told),
		secondary_action_label: __("Go Back"),
		secondary_action: () => dialog.hide(),
	});
	const $records = dialog.get_field("records").$wrapper;
	const $begin = dialog.get_primary_btn(); // asked for once: it is found by the colour that changes
	let shown = { action: null, rows: [] };

	/** Ask for the digests of the step chosen; an answer that comes too late is left. */
	async function read() {
		const action = dialog.get_value("action");
		if (!action || action === shown.action) return;
		shown = { action, rows: [] };
		$records.html(html`<p class="lc-empty">${__("Loading...")}</p>`.toString());
		tell_ticked();
		dialog.set_df_property("reason", "hidden", chosen().needs_reason ? 0 : 1);
		const rows = await prepare_bulk(doctype, names, action);
		if (action !== shown.action) return;
		shown.rows = rows;
		$records.html(table(doctype, rows, names.length - rows.length).toString());
		tell_ticked();
	}

	function chosen() {
		return actions.find(({ action }) => action === shown.action);
	}

	function ticked() {
		const names = new Set(
			$records
				.find("tbody input:checked")
				.map((_, input) => input.value)
				.get()
		);
		return shown.rows.filter(({ name }) => names.has(name));
	}

	function tell_ticked() {
		const { length } = ticked();
		$begin
			.text(`${chosen().label} (${length})`)
			.prop("disabled", !length)
			.toggleClass("btn-danger", chosen().needs_reason)
			.toggleClass("btn-primary", !chosen().needs_reason);
	}

	async function begin(reason) {
		const items = ticked().map(({ name, seen_hash }) => ({ name, seen_hash }));
		const { name } = await start_bulk(doctype, shown.action, items, reason);
		$begin.hide();
		dialog.set_df_property("action", "read_only", 1);
		dialog.set_df_property("reason", "read_only", 1);
		dialog.get_secondary_btn().text(__("Close"));
		const stop = follow(name, $records);
		dialog.onhide = () => {
			stop();
			finished();
		};
	}

	$records.on("change", "input", ({ target }) => {
		if (target.dataset.all) {
			$records.find("tbody input:enabled").prop("checked", target.checked);
		}
		tell_ticked();
	});
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog lc-bulk");
	dialog.show();
	read().catch(told);
	return dialog;
}

/** The server refused; what it says is on the screen by then, and the dialog stays. */
function told() {}

function table(doctype, rows, hidden) {
	const open = rows.filter(({ why_not }) => !why_not).length;
	return html`<p class="lc-bulk-note">
			${__(
				"Read each record; open it where the digest is not enough. Tick those you have read. What changes after this moment will not be acted on."
			)}
		</p>
		${hidden
			? html`<p class="lc-bulk-note">${__("{0} records cannot be seen.", [hidden])}</p>`
			: ""}
		<div class="lc-bulk-scroll">
			<table class="lc-bulk-table">
				<thead>
					<tr>
						<th>
							<label>
								<input type="checkbox" data-all="1" ${open ? "" : "disabled"} />
								${__("Read All")}
							</label>
						</th>
						<th>${__("Record")}</th>
						<th>${__("Digest")}</th>
						<th>${__("Since the Last Return")}</th>
					</tr>
				</thead>
				<tbody>
					${open_first(rows).map((row) => record(doctype, row))}
				</tbody>
			</table>
		</div>`;
}

/** What cannot be acted on stands below what can, each in its order. */
function open_first(rows) {
	return [...rows.filter(({ why_not }) => !why_not), ...rows.filter(({ why_not }) => why_not)];
}

function record(doctype, row) {
	return html`<tr class="${row.why_not ? "lc-bulk-closed" : ""}">
		<td>
			<input
				type="checkbox"
				value="${row.name}"
				aria-label="${__("I have read {0}", [row.title])}"
				${row.why_not ? "disabled" : ""}
			/>
		</td>
		<td>
			<a href="${frappe.utils.get_form_link(doctype, row.name)}" target="_blank"
				>${row.title}</a
			>
			<div class="lc-bulk-state">${row.state_label}</div>
			${row.why_not ? html`<div class="lc-bulk-why">${row.why_not}</div>` : ""}
		</td>
		<td>
			${row.digest.map(
				(text) => html`<span class="lc-chip" data-tone="grey">${text}</span> `
			)}
			<span class="lc-chip" data-tone="grey">${__("{0} files", [row.files])}</span>
		</td>
		<td>${since_return(row)}</td>
	</tr>`;
}

function since_return({ came_back, changed }) {
	if (!came_back) return __("Never sent back");
	return changed
		? html`<span class="lc-chip" data-tone="orange"
				>${__("{0} places changed", [changed])}</span
			>`
		: html`<span class="lc-chip" data-tone="red">${__("Nothing changed")}</span>`;
}
