// Wiring only: the widget is public/js/follow_up/matrix_page.js.

frappe.pages["theo-doi-bao-cao"].on_page_load = (wrapper) => laichau.follow_up.load(wrapper);
frappe.pages["theo-doi-bao-cao"].on_page_show = (wrapper) => laichau.follow_up.show(wrapper);
