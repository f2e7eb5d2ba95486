"""Refusals about digital signatures."""

from laichau_env.common.errors.base import Refusal


class SigningKeyUnfit(Refusal):
	code = "signing-key-unfit"
	sentence = "Không ký số được: {why}. Văn bản chưa ban hành."


class SignatureImageUnfit(Refusal):
	code = "signature-image-unfit"
	sentence = (
		"Ảnh chữ ký, con dấu không dùng được: {why}. Cần ảnh PNG nền trong suốt, chữ ký màu xanh, dấu màu đỏ."
	)


class SignedFileUnfit(Refusal):
	code = "signed-file-unfit"
	sentence = "Không nhận tệp đã ký: {why}. Hãy tải lại bản chờ ký từ hệ thống, ký rồi nộp lại."
