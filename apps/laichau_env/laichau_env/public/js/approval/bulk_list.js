// A list of approvable records: ticking rows offers one thing, to read them and act on them together.

import { get_bulk_actions } from "./bulk_server.js";
import { open_bulk } from "./bulk_dialog.js";

frappe.provide("laichau.bulk");

/** Called by a list's onload. The framework's own menu over ticked rows is taken off: its steps are refused here. */
laichau.bulk.attach = async function (list) {
	list.$page.addClass("lc-list");
	list.page.clear_actions_menu();
	list.workflow_action_items = {};
	const actions = await get_bulk_actions(list.doctype);
	list.$page.toggleClass("lc-list--bulk", Boolean(actions.length));
	if (actions.length) {
		list.page.add_menu_item(__("My Bulk Approvals"), () =>
			frappe.set_route("List", "Bulk Approval")
		);
	}
	list.toggle_actions_menu_button = (ticked) => {
		list.page.hide_actions_menu();
		if (ticked && actions.length) offer(list, actions);
		else list.set_primary_action();
	};
};

function offer(list, actions) {
	const names = list.get_checked_items(true);
	list.page.set_primary_action(__("Bulk Approval ({0})", [names.length]), () =>
		open_bulk({
			doctype: list.doctype,
			names,
			actions,
			finished: () => {
				list.clear_checked_items();
				list.refresh();
			},
		})
	);
}
