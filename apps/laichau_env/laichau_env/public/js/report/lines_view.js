// The tasks of a report: count, filter, and the lines under the headings of the plan.

import { html } from "../common/markup.js";
import { is_open, is_open_in_part, place_of_line, remarks_on } from "../approval/places.js";
import { approval_of } from "../approval/server.js";
import { attach_evidence, evidence_of } from "./evidence.js";
import { is_entered, parts_of, progress_of } from "./grouping.js";
import { line_card } from "./line_card.js";
import { edit_line } from "./line_dialog.js";
import { period_of, sections_of } from "./plan.js";

/** Draw the tasks into the field `lines_view`. */
export async function draw_lines(frm) {
	const field = frm.fields_dict.lines_view;
	if (!field || frm.is_new()) return;
	const docname = frm.docname;
	const [sections, period] = await Promise.all([
		sections_of(frm.doc.directive),
		period_of(frm.doc.period),
	]);
	if (frm.docname !== docname) return;
	if (frm.laichau_filtered !== docname) {
		Object.assign(frm, {
			laichau_filtered: docname,
			laichau_only_missing: false,
			laichau_only_remarked: false,
		});
	}
	const $place = $(field.$wrapper);
	$place.html(page(frm, sections).toString());
	show_what_fits($place);
	connect(frm, $place, period);
}

function can_edit(frm) {
	return Boolean((approval_of(frm) || {}).can_edit);
}

function page(frm, sections) {
	if (frm.doc.nothing_to_report) {
		return html`<p class="lc-empty">
			${__("Nothing to report in this period, so the tasks need no result.")}
		</p>`;
	}
	const lines = frm.doc.lines || [];
	const { entered, all } = progress_of(lines);
	const shown = lines.filter((line) => is_shown(frm, line));
	const remarked = lines.filter((line) => remarks_on(frm, place_of_line(line)).length);
	return html`<div class="lc-lines">
		<div class="lc-lines-head">
			<div class="lc-progress" role="status">
				${__("{0} of {1} tasks entered", [entered, all])}
				<span class="lc-bar" aria-hidden="true">
					<span style="width:${all ? (100 * entered) / all : 0}%"></span>
				</span>
			</div>
			${filter("missing", __("Only tasks not entered"), frm.laichau_only_missing)}
			${remarked.length
				? filter(
						"remarked",
						__("Only tasks with remarks ({0})", [remarked.length]),
						frm.laichau_only_remarked
					)
				: ""}
		</div>
		${shown.length ? "" : html`<p class="lc-empty">${__("All tasks have been entered.")}</p>`}
		${parts_of(shown, sections).map((drawn) => part(frm, drawn))}
	</div>`;
}

function filter(which, label, ticked) {
	return html`<label class="lc-filter">
		<input type="checkbox" data-do="filter" data-which="${which}" ${ticked ? "checked" : ""} />
		${label}
	</label>`;
}

function is_shown(frm, line) {
	if (frm.laichau_only_missing && is_entered(line)) return false;
	return !frm.laichau_only_remarked || remarks_on(frm, place_of_line(line)).length > 0;
}

function card(frm, line) {
	const place = place_of_line(line);
	const opened = is_open_in_part(frm, place);
	return line_card(line, {
		files: evidence_of(frm, line.plan_task),
		remarks: remarks_on(frm, place),
		can_edit: opened,
		can_attach: is_open(frm, place),
		closed: can_edit(frm) && !opened,
	});
}

function name_of_part(role) {
	return role === "Lead" ? __("Tasks the Agency Leads") : __("Tasks the Agency Coordinates On");
}

function part(frm, { role, lines, groups }) {
	return html`<section class="lc-part">
		<h3 class="lc-part-name">${name_of_part(role)} (${lines.length})</h3>
		${groups.map(
			(group) =>
				html`${group.headings.map(
					(heading, depth) =>
						html`<h4 class="lc-heading" data-depth="${depth}">
							${heading.label} ${heading.title}
						</h4>`
				)}
				${group.lines.map((line) => card(frm, line))}`
		)}
	</section>`;
}

/** A long task that fits in its two lines needs no button. */
function show_what_fits($place) {
	$place.find(".lc-task-text--short").each((at, text) => {
		if (!text.clientHeight || text.scrollHeight > text.clientHeight) return;
		$(text).removeClass("lc-task-text--short").siblings(".lc-more").remove();
	});
}

function connect(frm, $place, period) {
	const line_at = (event) => event.currentTarget.closest("[data-line]").dataset.line;
	const open = (name) =>
		edit_line(frm, name, { period, next: () => next_missing(frm, name), open });

	$place.off(".laichau");
	$place.on("click.laichau", "[data-do=edit]", (event) => open(line_at(event)));
	$place.on("click.laichau", "[data-do=attach]", (event) => {
		const line = frm.doc.lines.find((row) => row.name === line_at(event));
		attach_evidence(frm, line.plan_task);
	});
	$place.on("change.laichau", "[data-do=filter]", (event) => {
		frm[`laichau_only_${event.currentTarget.dataset.which}`] = event.currentTarget.checked;
		draw_lines(frm);
	});
	$place.on("click.laichau", "[data-do=more]", (event) => {
		const $text = $(event.currentTarget)
			.siblings(".lc-task-text")
			.toggleClass("lc-task-text--short");
		const open_now = !$text.hasClass("lc-task-text--short");
		$(event.currentTarget)
			.attr("aria-expanded", open_now)
			.text(open_now ? __("Read less") : __("Read all"));
	});
}

function next_missing(frm, after) {
	const order = [...(frm.doc.lines || [])].sort(
		(one, other) =>
			(one.role === "Lead" ? 0 : 1) - (other.role === "Lead" ? 0 : 1) || one.idx - other.idx
	);
	const from = order.findIndex((line) => line.name === after) + 1;
	const following = [...order.slice(from), ...order.slice(0, from)].find(
		(line) =>
			line.name !== after && !is_entered(line) && is_open_in_part(frm, place_of_line(line))
	);
	return following ? following.name : null;
}
