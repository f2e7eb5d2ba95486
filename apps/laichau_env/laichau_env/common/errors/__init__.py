"""Every refusal the app gives: one class each, with a stable code and one Vietnamese sentence.

Pure: no frappe here. A rule returns or raises a Refusal; common/refuse.py turns it into the framework's
exception. Tests assert the class or the code, never the wording. One file a subject; all are read from here.
"""

from laichau_env.common.errors.acting import *
from laichau_env.common.errors.base import *
from laichau_env.common.errors.batch import *
from laichau_env.common.errors.bulk import *
from laichau_env.common.errors.consolidation import *
from laichau_env.common.errors.content import *
from laichau_env.common.errors.documents import *
from laichau_env.common.errors.extensions import *
from laichau_env.common.errors.guard import *
from laichau_env.common.errors.indicators import *
from laichau_env.common.errors.layouts import *
from laichau_env.common.errors.notices import *
from laichau_env.common.errors.opinions import *
from laichau_env.common.errors.organization import *
from laichau_env.common.errors.papers import *
from laichau_env.common.errors.periods import *
from laichau_env.common.errors.planning import *
from laichau_env.common.errors.reading import *
from laichau_env.common.errors.register import *
from laichau_env.common.errors.reports import *
from laichau_env.common.errors.returns import *
from laichau_env.common.errors.signing import *
