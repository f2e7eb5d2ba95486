// A report is asked for: on what, from whom, by when. What comes next is the letter, which opens its period when issued.

import { mirror_nothing } from "../common/dialogs.js";
import { open_dialog } from "./dialog.js";
import { ask, get_offer } from "./server.js";

const REQUEST = "request";

/** `plans`: what the server lets the reader ask about. */
export function open_request(plans) {
	const today = frappe.datetime.get_today();
	const dialog = new frappe.ui.Dialog({
		title: __("Ask for a Report"),
		size: "large",
		fields: [
			{
				fieldtype: "HTML",
				fieldname: "note",
				options: `<p class="text-muted">${__(
					"The letter comes next. When a leader issues it, the period opens and each agency gets its draft."
				)}</p>`,
			},
			{
				fieldtype: "Select",
				fieldname: "directive",
				label: __("Plan"),
				options: plans.map(({ value, label }) => ({ value, label })),
				default: plans[0].value,
				reqd: 1,
				hidden: plans.length === 1,
			},
			{
				fieldtype: "Data",
				fieldname: "title",
				label: __("Name of the Period"),
				reqd: 1,
				description: __("As papers read it, e.g. đột xuất tháng 02 năm 2027."),
			},
			{ fieldtype: "Section Break" },
			{
				fieldtype: "Date",
				fieldname: "data_from",
				label: __("Data From"),
				default: frappe.datetime.month_start(today),
				reqd: 1,
			},
			{ fieldtype: "Column Break" },
			{
				fieldtype: "Date",
				fieldname: "data_to",
				label: __("Data Until"),
				default: today,
				reqd: 1,
			},
			{ fieldtype: "Column Break" },
			{
				fieldtype: "Date",
				fieldname: "due",
				label: __("Reports Due By"),
				default: plans[0].due,
				reqd: 1,
			},
			{ fieldtype: "Section Break", label: __("Who Is Asked") },
			{
				fieldtype: "MultiCheck",
				fieldname: "agencies",
				columns: 2,
				select_all: true,
				options: plans[0].agencies.map((row) => ({ ...row, checked: 1 })),
			},
			{
				fieldtype: "Section Break",
				label: __("Tasks Asked About (none ticked = all)"),
				collapsible: 1,
			},
			{
				fieldtype: "MultiCheck",
				fieldname: "tasks",
				columns: 1,
				options: plans[0].tasks,
			},
		],
		primary_action_label: __("Go On to the Letter"),
		primary_action: async (values) => {
			const asked = await ask(values).catch(() => null); // refused: it was said on the screen
			if (!asked) return;
			dialog.hide();
			await open_letter(asked.period);
		},
	});
	dialog.fields_dict.directive.df.onchange = () => {
		const plan = plans.find(({ value }) => value === dialog.get_value("directive"));
		dialog.set_df_property(
			"agencies",
			"options",
			plan.agencies.map((row) => ({ ...row, checked: 1 }))
		);
		dialog.set_df_property("tasks", "options", plan.tasks);
	};
	mirror_nothing(dialog);
	dialog.$wrapper.addClass("lc-dialog");
	dialog.show();
}

async function open_letter(period) {
	const offer = await get_offer(period);
	const kind = offer.kinds.find(({ key }) => key === REQUEST);
	if (kind) open_dialog({ docname: period }, kind, offer);
}
