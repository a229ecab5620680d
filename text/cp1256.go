package text

// looksArabic1256 decides, for bytes that are not UTF-8, whether they are Arabic
// in Windows-1256.
func looksArabic1256(b []byte) bool { return letters1256(b) }

func letters1256(b []byte) bool {
	arabic, high := 0, 0
	for _, c := range b {
		if c >= 0x80 {
			high++
			if c >= 0xc0 && c != 0xd7 {
				arabic++
			}
		}
	}
	return high > 0 && arabic*10 >= high*9
}
