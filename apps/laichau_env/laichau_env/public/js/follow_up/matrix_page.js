// The page "Timeliness of Reports": filters, the matrix, Excel and print.

import { html } from "../common/markup.js";
import { filter_bar, filters_of, read_address, write_address } from "./filters.js";
import { open_request } from "../outgoing/asking.js";
import { get_askable } from "../outgoing/server.js";
import { open_list } from "../outgoing/urging.js";
import { matrix_table } from "./matrix_table.js";
import { download_matrix, get_matrix, get_reach } from "./server.js";
import { open_summary } from "./weekly.js";

frappe.provide("laichau.follow_up");

Object.assign(laichau.follow_up, {
	/** Once: the frame of the page. */
	async load(wrapper) {
		frappe.ui.make_app_page({
			parent: wrapper,
			title: __("Timeliness of Reports"),
			single_column: true,
		});
		frappe.breadcrumbs.add("Follow Up");
		const $page = $(`<div class="lc-matrix-page"></div>`).appendTo(
			$(wrapper).find(".layout-main-section")
		);
		$page.html(
			html`${await filter_bar()}
				<div class="lc-matrix-place" aria-live="polite"></div>`.toString()
		);
		$page.on("change", ".lc-filters [name]", () => {
			write_address($page);
			draw($page);
		});
		$page.on("click", "[data-do=excel]", () => download_matrix(filters_of($page)));
		$page.on("click", "[data-do=print]", () => window.print());
		wrapper.laichau_page = $page;
		offer_more(wrapper.page);
		this.show(wrapper);
	},

	/** Each time the page is shown: as its address asks, with what happened meanwhile. */
	show({ laichau_page }) {
		if (!laichau_page) return;
		read_address(laichau_page);
		draw(laichau_page);
	},
});

/** For who follows others up: the week in figures, the list to urge from, a report to ask for. */
async function offer_more(page) {
	const [{ follows_others }, plans] = await Promise.all([get_reach(), get_askable()]);
	if (follows_others) page.add_inner_button(__("Weekly Summary"), open_summary);
	if (!plans.length) return;
	page.add_inner_button(__("Urge"), open_list);
	page.add_inner_button(__("Ask for a Report"), () => open_request(plans));
}

/** The answer to the last question counts, whichever comes last. */
async function draw($page) {
	const $place = $page.find(".lc-matrix-place");
	const asked = ($page.data("asked") || 0) + 1;
	$page.data("asked", asked);
	if (!$place.children().length) {
		$place.html(html`<p class="lc-empty">${__("Loading...")}</p>`.toString());
	}
	try {
		const matrix = await get_matrix(filters_of($page));
		if ($page.data("asked") === asked) $place.html(matrix_table(matrix).toString());
	} catch {
		$place.html(
			html`<p class="lc-empty">
				${__("Could not load the list. Reload the page.")}
			</p>`.toString()
		);
	}
}
