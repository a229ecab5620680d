package numeral

// Kind says what a number does in its sentence.
type Kind uint8

// The kinds of numbers.
const (
	Cardinal Kind = iota // ستة, 1,250, مئة وخمسون
	Ordinal              // الأول, الثانية عشرة
	Percent              // 80%, ثمانين في المئة
	Fraction             // نصف, ثلاثة أرباع, 3.5 without a multiplier
	Vague                // عشرات, مئات الآلاف, عدد من, عدة
	Label                // names a thing: جنيف2, القرار 2118, الكتيبة 155
)

var kindNames = [...]string{"cardinal", "ordinal", "percent", "fraction", "vague", "label"}

func (k Kind) String() string { return kindNames[k] }

// The bounds of a number, as docs/codebook.md writes them.
const (
	AtLeast  = "at_least"  // ما لا يقل عن, على الأقل
	AtMost   = "at_most"   // ما لا يزيد عن, على الأكثر
	MoreThan = "more_than" // أكثر من, يفوق
	LessThan = "less_than" // أقل من, دون
)

// Number is one figure of a sentence.
type Number struct {
	First, End int // half-open token indices, words before that modify it included
	Core       int // the first token of the number itself

	// Post and PostEnd are the tokens of a modifier that stands behind, perhaps
	// after the counted noun (ستة أشخاص على الأقل); equal when there is none. It is
	// already reckoned into Bound, Approx, Low and High.
	Post, PostEnd int

	Kind      Kind
	Value     float64 // the figure as written, the lower one of a range
	Low, High int     // the least and the greatest whole count that it allows
	NoLow     bool    // Low is open (at most, less than)
	NoHigh    bool    // High is open (at least, more than, vague)
	Range     bool    // two figures: ما بين 20 و25
	Approx    bool    // نحو, حوالي, قرابة, تقريبا
	Bound     string  // empty, or one of the bounds above
	Definite  bool    // ال stands before it: القتلى الثلاثة, العشرات, الـ116
}

// Bounds gives Low and High as pointers, nil where that side is open.
func (n Number) Bounds() (low, high *int) {
	if !n.NoLow {
		low = &n.Low
	}
	if !n.NoHigh {
		high = &n.High
	}
	return low, high
}
