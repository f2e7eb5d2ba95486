// Everything the Desk loads of this app; each import is one widget or one form.

import "./desk/plain_desk.js";
import "./desk/datepicker_vi.js";
import "./desk/inbox.js";
import "./report/form.js";
import "./approval/opinion_form.js";
import "./organization/agency_change.js";
import "./organization/agency.js";
import "./report/succession.js";
import "./extension/form.js";
import "./follow_up/matrix_page.js";
import "./notices/list.js";
import "./notices/form.js";
import "./approval/bulk_list.js";
import "./approval/bulk_form.js";
import "./layouts/adjust.js";
import "./layouts/form.js";
import "./papers/batch.js";
import "./register/form.js";
import "./register/list.js";
import "./signing/form.js";
import "./outgoing/form.js";
import "./outgoing/papers.js";
import "./sheets/links.js";
import "./consolidation/form.js";
import "./consolidation/period_part.js";
import "./consolidation/print.js";
