"""Refusals of loading content and demo accounts, and of requests in another shape than the pages send."""

from laichau_env.common.errors.base import FORBIDDEN, Refusal


class ContentFileMalformed(Refusal):
	code = "content-file-malformed"
	sentence = "Tệp {file}, dòng {row}, cột «{column}»: {reason}. Chưa nạp gì."


class MisshapenInput(Refusal):
	code = "misshapen-input"
	sentence = "«{field}» gửi lên không đúng dạng, nên chưa thực hiện gì. Hãy tải lại trang rồi làm lại."


class DemoNotAllowed(Refusal):
	code = "demo-not-allowed"
	status = FORBIDDEN
	sentence = "Trang này không phải trang dùng thử nên không lập tài khoản mẫu."


class DemoPasswordMissing(Refusal):
	code = "demo-password-missing"
	sentence = "Chưa đặt mật khẩu cho tài khoản mẫu. Hãy đặt laichau_demo_password trong cấu hình của trang."
