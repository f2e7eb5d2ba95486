// Finds words whatever their marks: "xay dung" finds "Sở Xây dựng".

/** Text for comparing: without marks, in small letters. */
export function fold(text) {
	return text
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "")
		.replace(/đ/gi, "d")
		.toLowerCase()
		.trim();
}
