// Whether an agency takes part, in words and colour: the stock word "Enabled" would stand on one that has ended, too.

frappe.listview_settings["Agency"] = {
	add_fields: ["disabled", "ended_by", "valid_to"],
	get_indicator: ({ disabled, ended_by, valid_to }) => {
		if (disabled) return [__("Not in Use"), "grey", "disabled,=,1"];
		const ended = ended_by || (valid_to && valid_to < frappe.datetime.get_today());
		return ended
			? [__("Ended"), "orange", "valid_to,is,set"]
			: [__("In Force"), "green", "disabled,=,0"];
	},
};
