"""Reads number and date that another program wrote on a copy of ours. What may be there at all, updates.py says."""

from laichau_env.documents.pdf import BLANKS
from laichau_env.documents.signing.checking import UNREADABLE, NotAPdf
from laichau_env.documents.signing.outside.rules import Written
from laichau_env.documents.signing.reader import Reader
from laichau_env.documents.signing.updates import FIELDS, FORM, STAMPS


def written_on(pdf: bytes) -> Written:
	"""The values of the blanks' fields as the file stands now, and the stamps on its first page. Raises NotAPdf."""
	try:
		root = Reader(pdf).root
		fields = [raw.get_object() for raw in root[FORM][FIELDS]] if FORM in root else []
		values = {str(one.get("/T")): str(one.get("/V", "")).strip() for one in fields}
		page = root["/Pages"]
		while page["/Type"] == "/Pages":
			page = page["/Kids"][0].get_object()
		notes = [raw.get_object() for raw in page.get("/Annots", ())]
	except UNREADABLE as error:
		raise NotAPdf(str(error)) from error
	number, day, month = (values.get(name, "") for name in BLANKS)
	return Written(number, day, month, sum(note.get("/Subtype") in STAMPS for note in notes))
