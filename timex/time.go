package timex

// Kind says what sort of time an expression gives.
type Kind uint8

// The kinds of times.
const (
	Date      Kind = iota // a day, week, month, season, year or age: أمس, في مايو, عام 2011
	Interval              // from one date to another, or open at one side: بين 3 و5 يوليو, حتى الآن
	Duration              // a length without a place in the calendar: لمدة 90 دقيقة
	Anchor                // hangs on something else in the text: بعد ساعات, في اليوم نفسه
	Recurring             // كل يوم, مرارا, كل ثلاثاء
	Clock                 // an hour of the day alone: الساعة 10:30
)

var kindNames = [...]string{"date", "interval", "duration", "anchor", "recurring", "clock"}

func (k Kind) String() string { return kindNames[k] }
