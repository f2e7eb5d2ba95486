// Orders the lines of a report: those the agency leads first, each part under the headings of the plan.

/** True when something was entered for the line. */
export function is_entered(line) {
	return Boolean((line.result || "").trim());
}

/** How many of `lines` are entered. */
export function progress_of(lines) {
	return { entered: lines.filter(is_entered).length, all: lines.length };
}

/** Parts in reading order: [{role, lines, groups: [{headings, lines}]}]; headings from the top down. */
export function parts_of(lines, sections) {
	return ["Lead", "Coordinate"]
		.map((role) => {
			const own = lines.filter((line) => line.role === role);
			return { role, lines: own, groups: groups_of(own, sections) };
		})
		.filter((part) => part.lines.length);
}

/** Lines under the headings of the plan, in its order: [{section, headings, lines}]. */
export function groups_of(lines, sections) {
	const position = (line) => sections.get(line.section)?.position ?? Infinity;
	const sorted = [...lines].sort(
		(one, other) => position(one) - position(other) || one.idx - other.idx
	);
	const groups = [];
	const printed = new Set();
	for (const line of sorted) {
		const last = groups[groups.length - 1];
		if (last && last.section === line.section) {
			last.lines.push(line);
			continue;
		}
		const headings = headings_of(line.section, sections).filter(
			({ name }) => !printed.has(name)
		);
		headings.forEach(({ name }) => printed.add(name));
		groups.push({ section: line.section, headings, lines: [line] });
	}
	return groups;
}

function headings_of(name, sections) {
	const headings = [];
	for (let at = sections.get(name); at; at = sections.get(at.parent_section))
		headings.unshift(at);
	return headings;
}
