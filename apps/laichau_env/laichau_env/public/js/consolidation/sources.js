// What stands behind a task, an indicator and a merged text: each source with its report, words, files and corrections.

import { show_day } from "../common/dates.js";
import { html, paragraphs } from "../common/markup.js";
import { show_number } from "../common/numbers.js";
import { get_indicator_sources, get_sources, get_text_sources, standing_of } from "./server.js";
import { card, show_sources } from "./source_card.js";

const NOT_COUNTED = [
	["missing", (names) => __("No figure yet: {0}", [names])],
	["without_weight", (names) => __("Without a weight: {0}", [names])],
	["contested", (names) => __("Different figures of the same moment: {0}", [names])],
];

/** Open the dialog with the sources of a task. */
export async function open_sources(frm, plan_task) {
	const line = frm.doc.lines.find((row) => row.plan_task === plan_task);
	const { sources } = await get_sources(frm.docname, plan_task);
	const may_correct = standing_of(frm).can_rebuild;
	const body = html`<p>${line.task_content}</p>
		${sources.length
			? sources.map((source, at) => card(source, facts_of(source), { at, may_correct }))
			: nothing(__("No counted report says anything of it."))}`;
	const place = standing_of(frm).places[plan_task];
	show_sources(frm, __("Sources of Task {0}", [place]), body, { sources, of: { plan_task } });
}

/** Open the dialog with what each agency brought to the total of an indicator. */
export async function open_indicator_sources(frm, indicator) {
	const row = frm.doc.indicators.find((one) => one.indicator === indicator);
	const found = await get_indicator_sources(frm.docname, indicator);
	const may_correct = standing_of(frm).can_rebuild;
	const with_unit = (figure) => figure && `${figure} ${row.unit || ""}`;
	const body = html`<p>
			<b>${__("Total")}: ${with_unit(row.total) || "–"}</b>
			(${__(frappe.meta.get_label("Consolidated Indicator", "addition"))}:
			${__(row.addition)})
		</p>
		${NOT_COUNTED.filter(([why]) => found[why].length).map(
			([why, words]) =>
				html`<p class="lc-notice" data-tone="red">${words(found[why].join(", "))}</p>`
		)}
		${found.sources.length
			? found.sources.map((source, at) => {
					const facts = [
						[__("Reported"), with_unit(source.reported) || "–"],
						[
							__("Counted As"),
							source.used !== source.reported && with_unit(source.used),
						],
						[__("Weight"), source.weight],
					];
					return card(source, facts, { at, may_correct });
				})
			: nothing(__("No counted report brings a figure."))}`;
	show_sources(frm, __("Sources of {0}", [row.indicator_name]), body, {
		sources: found.sources,
		of: { indicator },
	});
}

/** Open the dialog with the words of each agency that a part, or the proposals to somebody, merge. */
export async function open_text_sources(frm, { kind, subject }, title) {
	const { sources, changed } = await get_text_sources(frm.docname, kind, subject || "");
	const body = html`${changed.length
		? html`<p class="lc-notice" data-tone="orange">
				${__("Changed after this build, their words are not shown: {0}", [
					changed.join(", "),
				])}
			</p>`
		: ""}
	${sources.length
		? sources.map((source) => card(source, [[__("Words"), paragraphs(source.words)]]))
		: nothing(__("No counted report says anything of it."))}`;
	show_sources(frm, __("Sources of {0}", [title]), body);
}

function nothing(words) {
	return html`<p class="lc-empty">${words}</p>`;
}

function facts_of(source) {
	const changed = html`<span class="lc-muted">
		${__("The report changed after this build; its words are not shown.")}
	</span>`;
	return [
		[
			__("Result in the Period"),
			source.stands ? source.result && paragraphs(source.result) : changed,
		],
		[__("Percent Done"), source.is_lead && `${show_number(source.percent)}%`],
		[__("Completed On"), source.completed_on && show_day(source.completed_on)],
		[__("Difficulties"), source.difficulties && paragraphs(source.difficulties)],
		[
			__("Funds Planned (Million Dong)"),
			source.funds_planned && show_number(source.funds_planned),
		],
		[
			__("Funds Disbursed (Million Dong)"),
			source.funds_disbursed && show_number(source.funds_disbursed),
		],
	];
}
