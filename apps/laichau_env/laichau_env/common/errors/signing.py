"""Refusals about digital signatures."""

from laichau_env.common.errors.base import CONFLICT, FORBIDDEN, Refusal


class SigningKeyUnfit(Refusal):
	code = "signing-key-unfit"
	sentence = "Không ký số được: {why}. Văn bản giữ nguyên, chưa thêm chữ ký nào."


class CertificateUnfit(Refusal):
	code = "certificate-unfit"
	sentence = (
		"Không nhận chữ ký bằng chứng thư của «{holder}»: {why}. Văn bản giữ nguyên, chưa thêm chữ ký nào. "
		"Hãy dùng đúng chứng thư còn hiệu lực hoặc liên hệ quản trị hệ thống."
	)


class SigningFailed(Refusal):
	code = "signing-failed"
	sentence = (
		"Ký số không thành công do lỗi kỹ thuật ({kind}). Văn bản giữ nguyên, chưa thêm chữ ký nào. "
		"Hãy thử lại; nếu vẫn lỗi, báo quản trị hệ thống."
	)


class TimeStampFailed(Refusal):
	code = "time-stamp-failed"
	sentence = (
		"Dịch vụ cấp dấu thời gian không trả lời hoặc trả lời sai nên chưa ký. Văn bản giữ nguyên. "
		"Hãy thử lại sau hoặc báo quản trị hệ thống."
	)


class NoTrustedAuthority(Refusal):
	code = "no-trusted-authority"
	sentence = (
		"Hệ thống chưa khai báo tổ chức chứng thực tin cậy nên chưa ký, chưa nhận bản ký được. "
		"Hãy nhờ quản trị hệ thống khai báo tại «Thiết lập ký số»."
	)


class NotTheSignatory(Refusal):
	code = "not-the-signatory"
	status = FORBIDDEN
	sentence = (
		"Chữ ký số của người ký trên văn bản {paper} do chính {signatory} ký, khi còn giữ chức vụ hoặc ủy quyền. "
		"Bạn không ký thay được."
	)


class NotTheClerk(Refusal):
	code = "not-the-clerk"
	status = FORBIDDEN
	sentence = (
		"Chữ ký số của cơ quan trên văn bản {paper} do văn thư của {agency} ký. Bạn không ký thay được."
	)


class SignatureNotDue(Refusal):
	code = "signature-not-due"
	status = CONFLICT
	sentence = "Chưa thêm được chữ ký vào văn bản {paper}: {why}. Hãy tải lại trang để xem bước đang chờ."


class NoSigningProfile(Refusal):
	code = "no-signing-profile"
	sentence = "Chưa có ảnh chữ ký hoặc con dấu của {holder}. Hãy nhờ quản trị kế hoạch khai báo tại «Hồ sơ ký số» rồi ký lại."


class SignatureImageUnfit(Refusal):
	code = "signature-image-unfit"
	sentence = (
		"Ảnh chữ ký, con dấu không dùng được: {why}. Cần ảnh PNG nền trong suốt, chữ ký màu xanh, dấu màu đỏ."
	)


class SealSizeUnfit(Refusal):
	code = "seal-size-unfit"
	sentence = "Đường kính con dấu phải từ {least} đến {most} mm, theo con dấu thật của cơ quan. Hãy sửa ô «Đường kính con dấu»."


class SignedFileUnfit(Refusal):
	code = "signed-file-unfit"
	sentence = "Không nhận tệp đã ký: {why}. Hãy tải lại bản chờ ký từ hệ thống, ký rồi nộp lại."


class SignedNumberUnfit(Refusal):
	code = "signed-number-unfit"
	sentence = (
		"Chưa nhận bản đã ký: {why}. Chưa ban hành, chưa dùng số nào. "
		"Hãy xem số, ngày, tháng trên tệp và trong sổ văn bản đi rồi nộp lại."
	)


class NotWaitingForSignature(Refusal):
	code = "not-waiting-for-signature"
	status = CONFLICT
	sentence = (
		"Báo cáo {name} không ở bước «Chờ lãnh đạo ký» nên không ký ở chương trình khác được. "
		"Hãy tải lại trang để xem báo cáo đang ở bước nào."
	)


class NotYoursToTakeOut(Refusal):
	code = "not-yours-to-take-out"
	status = FORBIDDEN
	sentence = (
		"Chỉ cán bộ, lãnh đạo của {agency} tải bản chờ ký và nộp bản đã ký của báo cáo {name}. "
		"Hãy liên hệ cơ quan lập báo cáo."
	)


class BlanksMissing(Refusal):
	code = "blanks-missing"
	sentence = (
		"Mẫu «{layout}» không có chỗ để trống số, ngày và chỗ ký nên không tải bản chờ ký được. "
		"Hãy nhờ quản trị cập nhật mẫu điều chỉnh theo mẫu gốc mới."
	)


class CertificateNotRegistered(Refusal):
	code = "certificate-not-registered"
	sentence = (
		"Chưa nhận bản {holder} đã ký do người khác nộp: «Hồ sơ ký số» chưa ghi số sê-ri chứng thư của {holder}. "
		"Hãy nhờ quản trị kế hoạch ghi số sê-ri, hoặc để chính {holder} nộp tệp."
	)


class AnnexUnfit(Refusal):
	code = "annex-unfit"
	sentence = "Không ký được tệp phụ lục: {why}. Hãy chọn tệp PDF khác."


class TrustTextUnfit(Refusal):
	code = "trust-text-unfit"
	sentence = "Dòng {row} của «Tổ chức chứng thực tin cậy» không dùng được: {why}. Hãy dán lại nội dung tệp."


class ServiceAddressUnfit(Refusal):
	code = "service-address-unfit"
	sentence = "«{address}» không phải địa chỉ đầy đủ. Hãy ghi dạng https://ten-may-chu/duong-dan."


class UploadMissing(Refusal):
	code = "upload-missing"
	sentence = "Thiếu {what}. Hãy chọn tệp, nhập đủ rồi gửi lại."


class UploadUnfit(Refusal):
	code = "upload-unfit"
	sentence = "Tệp gửi lên không phải PDF hoặc nặng hơn {most} MB. Hãy chọn lại tệp PDF của văn bản."
