package isnad

// Camp is the role in which a source speaks. It says where the source stands, not
// whether it is right.
type Camp string

// The camps.
const (
	State         Camp = "state"         // of the country spoken of: government, army, police, official media
	ForeignState  Camp = "foreign_state" // of another country
	Opposition    Camp = "opposition"    // to that state, armed or not
	Party         Camp = "party"         // another armed party to the conflict, with its media
	Monitor       Camp = "monitor"       // records harm
	Media         Camp = "media"         // an agency or outlet, its correspondents
	International Camp = "international" // an organisation of states, its envoys
	Relief        Camp = "relief"        // rescue and aid
	Medical       Camp = "medical"       // doctors and hospitals
	Witness       Camp = "witness"       // people of the place: residents, activists, witnesses
	UnknownCamp   Camp = "unknown"
)

// Camps are all of them.
var Camps = []Camp{State, ForeignState, Opposition, Party, Monitor, Media, International, Relief, Medical, Witness, UnknownCamp}
