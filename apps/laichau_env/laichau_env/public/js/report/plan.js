// What the lines of a report refer to: headings of the plan and the days of the period, asked once and kept.

const asked = new Map();

function once(key, ask) {
	if (!asked.has(key)) {
		asked.set(
			key,
			ask().catch((error) => {
				asked.delete(key);
				throw error;
			})
		);
	}
	return asked.get(key);
}

/** Headings of a plan in order: Map of name -> {name, label, title, position, parent_section}. */
export function sections_of(directive) {
	return once(`sections ${directive}`, () =>
		frappe.db
			.get_list("Plan Section", {
				fields: ["name", "label", "title", "position", "parent_section"],
				filters: { directive },
				order_by: "position asc",
				limit: 500,
			})
			.then((rows) => new Map(rows.map((row) => [row.name, row])))
	);
}

/** The days that figures of a period cover. */
export function period_of(name) {
	return once(`period ${name}`, () =>
		frappe.db
			.get_value("Reporting Period", name, ["title", "data_from", "data_to"])
			.then(({ message }) => message || {})
	);
}
