// Makes the framework's dialogs safe for what people type.

/** The framework mirrors typed text as HTML into a hidden area; in our dialogs it must not. */
export function mirror_nothing(dialog) {
	for (const control of dialog.fields_list) {
		if (control.$input) control.set_disp_area = () => {};
	}
}
