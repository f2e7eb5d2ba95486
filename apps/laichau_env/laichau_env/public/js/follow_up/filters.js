// The filters of the matrix: year, plan, kind of agency, tier, only those behind; kept in the address of the page.

import { html } from "../common/markup.js";
import { TIER_WORDS } from "./matrix_table.js";

const FIRST_YEAR = 2026;
const AGENCY_TYPES = ["Commune", "Department", "Front", "Central"];

/** The bar; plans are asked for once. */
export async function filter_bar() {
	const plans = await frappe.db.get_list("Directive", {
		fields: ["name", "short_title"],
		order_by: "directive_date desc",
		limit: 100,
	});
	return html`<form class="lc-filters" onsubmit="return false">
		${choice("year", __("Year"), years(), [])}
		${choice(
			"directive",
			__("Directive"),
			plans.map(({ name, short_title }) => [name, short_title || name]),
			[["", __("All")]]
		)}
		${choice(
			"agency_type",
			__("Agency Type"),
			AGENCY_TYPES.map((type) => [type, __(type)]),
			[["", __("All")]]
		)}
		${choice(
			"tier",
			__("Tier"),
			Object.entries(TIER_WORDS).map(([tier, words]) => [tier, words()]),
			[["", __("All")]]
		)}
		<label class="lc-filter">
			<input type="checkbox" name="only_behind" />
			${__("Only agencies that are behind")}
		</label>
		<span class="lc-filters-buttons">
			<button type="button" class="btn btn-default" data-do="excel">
				${__("Excel File")}
			</button>
			<button type="button" class="btn btn-default" data-do="print">${__("Print")}</button>
		</span>
	</form>`;
}

/** What the bar asks for now, as the server takes it. */
export function filters_of($page) {
	const value = (name) => $page.find(`[name=${name}]`).val();
	return {
		year: value("year"),
		directive: value("directive"),
		agency_type: value("agency_type"),
		tier: value("tier"),
		only_behind: $page.find("[name=only_behind]").is(":checked") ? 1 : 0,
	};
}

/** Set the bar as the address says; what it does not name, or names wrongly, stands as at first. */
export function read_address($page) {
	const asked = new URLSearchParams(window.location.search);
	$page.find(".lc-filters select").each((at, select) => {
		const known = [...select.options].some(({ value }) => value === asked.get(select.name));
		select.value = known ? asked.get(select.name) : select.options[0].value;
	});
	$page.find("[name=only_behind]").prop("checked", asked.get("only_behind") === "1");
}

/** Put what the bar asks for into the address, so that it can be kept, sent and gone back to. */
export function write_address($page) {
	const asked = Object.entries(filters_of($page)).filter(([, value]) => value);
	const { pathname } = window.location;
	window.history.replaceState(null, null, `${pathname}?${new URLSearchParams(asked)}`);
}

function choice(name, label, options, first) {
	return html`<label>
		<span>${label}</span>
		<select class="form-control" name="${name}">
			${[...first, ...options].map(
				([value, words]) => html`<option value="${value}">${words}</option>`
			)}
		</select>
	</label>`;
}

function years() {
	const now = Number(frappe.datetime.get_today().slice(0, 4));
	const last = Math.max(now, FIRST_YEAR);
	return Array.from({ length: last - FIRST_YEAR + 1 }, (_, at) => [last - at, last - at]);
}
