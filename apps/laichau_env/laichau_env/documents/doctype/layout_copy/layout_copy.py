"""A layout that an administrator adjusted: its texts are tried before they are saved."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.documents.layouts import service

BY_BUTTON = {
	"in_use": "Đang dùng",
	"base_version": "Phiên bản của mẫu gốc",
	"on_older_base": "Mẫu gốc đã thay đổi",
}


class LayoutCopy(Document):
	"""Made from the shipped layout; what it is used for is moved by the service alone."""

	def before_validate(self) -> None:
		self.begin_from_base()
		self.refuse_hand_on_buttons()

	def validate(self) -> None:
		service.check_texts(self)

	def on_update(self) -> None:
		service.keep_version_of(self)

	def on_trash(self) -> None:
		if self.in_use:
			refuse(errors.LayoutInUse(title=self.title))

	def begin_from_base(self) -> None:
		"""A new copy starts with the texts of the shipped layout, and remembers which they were."""
		if self.is_new():
			service.begin(self)

	def refuse_hand_on_buttons(self) -> None:
		"""What only the service moves."""
		if self.is_new() or isinstance(self.flags.service_write, ServiceWrite):
			return
		for fieldname, label in BY_BUTTON.items():
			if self.has_value_changed(fieldname):
				refuse(errors.LayoutByButton(field=label))
