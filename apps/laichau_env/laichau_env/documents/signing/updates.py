"""What another program may add to a paper of ours: signatures, and number and date in the blanks left for them.

pyHanko tells which objects an update changed, and knows what a signature needs. It does not look at where a new
field stands, whether it is signed, or what it does when it is touched: a field that nobody signs may cover a page
with another text. So all that an update adds to a page has to stand in a room that is free there, and do nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import (
	DEFAULT_DIFF_POLICY,
	ModificationLevel,
	StandardDiffPolicy,
	SuspiciousModification,
)
from pyhanko.sign.diff_analysis.commons import compare_dicts
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import (
	FieldComparisonContext,
	FieldMDPRule,
	FormUpdate,
	FormUpdatingRule,
	_list_fields,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
	GenericFieldModificationRule,
	SigFieldCreationRule,
	SigFieldModificationRule,
)
from pyhanko.sign.diff_analysis.rules_api import RelativeContext

from laichau_env.documents.signing.boxes import Box

FORM, FIELDS, DEFAULTS = "/AcroForm", "/Fields", "/DR"
FIRST_SIGNATURE = frozenset({"/SigFlags"})
"""What the first signature adds to the form besides its field; it says that there is one."""
FORM_KEYS = ACROFORM_EXEMPT_STRICT_COMPARISON | FIRST_SIGNATURE
ACTIONS = frozenset({"/A", "/AA"})
"""What an annotation does when somebody comes near it: scripts, other files, addresses."""
STAMPS = frozenset({"/FreeText", "/Stamp"})
DEEPEST = 20
"""Levels of a page tree; ours have one."""

Update = tuple[ModificationLevel, FormUpdate]


@dataclass(frozen=True)
class Rooms:
	"""Where something may be added: `signatures` seen ones, `stamps` number and date as annotations.

	Fields are filled in only while there is room for stamps: a number that was given stays.
	"""

	signatures: tuple[Box, ...] = ()
	stamps: tuple[Box, ...] = ()


def policy(rooms: Rooms) -> StandardDiffPolicy:
	"""Compares two states of a file; what it does not know is a change."""
	rules = [
		SigFieldCreationRule(approve_widget_bindings=False),
		SigFieldModificationRule(),
		_AddedToPages(rooms),
	]
	if rooms.stamps:
		rules.append(GenericFieldModificationRule())
	return StandardDiffPolicy(DEFAULT_DIFF_POLICY.global_rules, _Form(rules, FORM_KEYS))


class _Form(FormUpdatingRule):
	"""Also a form that an update begins: papers frozen before they were made ready for signing have none."""

	def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[Update]:
		"""As pyHanko's, else the fields of the new form as new ones."""
		if FORM in old.root:
			return super().apply(old, new)
		return self._begun(old, new) if FORM in new.root else ()

	def _begun(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[Update]:
		form = new.root[FORM]
		if not isinstance(form, DictionaryObject) or not set(form) <= FORM_KEYS:
			raise SuspiciousModification("a form with more than fields")
		for raw in (new.root.raw_get(FORM), form.raw_get(FIELDS)):
			if isinstance(raw, IndirectObject):
				yield _added(raw.reference, old)
		if DEFAULTS in form:
			yield from _parts_of(form.raw_get(DEFAULTS), old, new)
		specs = dict(_list_fields(ArrayObject(), form[FIELDS], old_path=None))
		for rule in self.field_rules:
			yield from rule.apply(FieldComparisonContext(specs, old, new))


class _AddedToPages(FieldMDPRule):
	"""Annotations that an update adds to pages: those of new signature fields, and stamps, each in its room."""

	def __init__(self, rooms: Rooms) -> None:
		self.rooms = rooms

	def apply(self, context: FieldComparisonContext) -> Iterator[Update]:
		"""Clear pages that differ in nothing but annotations that stand where they may."""
		old, new = context.old, context.new
		widgets = dict(_new_widgets(context))
		before, after = list(_pages(old.root["/Pages"])), list(_pages(new.root["/Pages"]))
		if before != after:
			raise SuspiciousModification("pages were added, taken out or put in another order")
		for number, (page, page_before) in enumerate(zip(after, before, strict=True)):
			was, now = _annotations(old(page_before)), _annotations(new(page))
			if was == now:
				continue
			if was - now:
				raise SuspiciousModification("annotations were taken out")
			compare_dicts(old(page_before), new(page), frozenset({"/Annots"}))
			for added in now - was:
				yield from self._cleared(added, widgets.get(added), number, context)
			yield ModificationLevel.FORM_FILLING, FormUpdate(updated_ref=page, field_name=None)
			yield from _list_itself(page, old, new)

	def _cleared(
		self, added: Reference, field: str | None, page: int, context: FieldComparisonContext
	) -> Iterator[Update]:
		"""An annotation that may stand on the page; that of a field is cleared with its field."""
		annotation = context.new(added)
		box = _box(annotation, page)
		rooms = (*self.rooms.signatures, *self.rooms.stamps) if field else self.rooms.stamps
		if not field and annotation.get("/Subtype") not in STAMPS:
			raise SuspiciousModification("an annotation that is neither signature nor stamp")
		is_seen = box.right > box.left and box.top > box.bottom
		if is_seen and not any(room.holds(box) for room in rooms):
			raise SuspiciousModification("something stands where the paper has its own text")
		if not field:
			_refuse_actions(annotation)
			yield _added(added, context.old)
			yield from _parts_of(annotation, context.old, context.new)


def _new_widgets(context: FieldComparisonContext) -> Iterator[tuple[Reference, str]]:
	"""What new signature fields show on pages, and the field of each. Refuses those that do something."""
	for name, spec in context.field_specs.items():
		if spec.old_field_ref or not spec.new_field_ref or spec.field_type != "/Sig":
			continue
		field = spec.new_field_ref.get_object()
		_refuse_actions(field)
		shown = [kid.reference for kid in field.get("/Kids", ())] or [spec.new_field_ref]
		for widget in shown:
			_refuse_actions(widget.get_object())
			yield widget, name


def _refuse_actions(annotation: PdfObject) -> None:
	if not isinstance(annotation, DictionaryObject) or ACTIONS & set(annotation):
		raise SuspiciousModification("an annotation that does something")


def _pages(node: PdfObject, depth: int = 0) -> Iterator[Reference]:
	"""References of the pages under a node of the page tree, in their order."""
	if depth > DEEPEST:
		raise SuspiciousModification("a page tree without end")
	for kid in node["/Kids"]:
		below = kid.get_object()
		if below["/Type"] == "/Pages":
			yield from _pages(below, depth + 1)
		else:
			yield kid.reference


def _annotations(page: DictionaryObject) -> set[Reference]:
	listed = page.get("/Annots", ArrayObject())
	if not all(isinstance(one, IndirectObject) for one in listed):
		raise SuspiciousModification("an annotation without a number of its own")
	return {one.reference for one in listed}


def _list_itself(page: Reference, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[Update]:
	"""The page's list of annotations where it is an object of its own: new, or the page's own of before."""
	raw = new(page).raw_get("/Annots")
	if not isinstance(raw, IndirectObject):
		return
	if old.is_ref_unassignable(raw.reference):
		yield _added(raw.reference, old)
		return
	own = RelativeContext(page, RawPdfPath("/Annots"))
	yield (
		ModificationLevel.FORM_FILLING,
		FormUpdate(updated_ref=raw.reference, field_name=None, context_checked=own),
	)


def _box(annotation: DictionaryObject, page: int) -> Box:
	one, two, three, four = (float(side) for side in annotation.get("/Rect", (0, 0, 0, 0)))
	return Box(page, min(one, three), min(two, four), max(one, three), max(two, four))


def _added(reference: Reference, old: HistoricalResolver) -> Update:
	"""An object that was not there before; one that was is a change."""
	if not old.is_ref_unassignable(reference):
		raise SuspiciousModification("an object of the paper was put to another use")
	return ModificationLevel.FORM_FILLING, FormUpdate(updated_ref=reference, field_name=None)


def _parts_of(value: PdfObject, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[Update]:
	"""New objects that a new one is made of."""
	for reference in new.collect_dependencies(value, since_revision=old.revision + 1):
		yield ModificationLevel.FORM_FILLING, FormUpdate(updated_ref=reference, field_name=None)
