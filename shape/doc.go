// Package shape says where on the map a claim's place lies, and draws what is
// vague as vague: «داريا» is a point with the town around it, «حي جوبر» the outline
// of the quarter, «أطراف داريا» a ring, «على بعد 20 كيلومترا غرب حمص» a piece of ring
// to the west, «بين جرابلس وأعزاز» a corridor, «القلمون» the hull of its towns.
//
// Every coordinate is one of the gazetteer, of an official outline, or computed
// from these by the rule that the shape names; docs/codebook.md states the rules.
// Outlines are kept apart from the places, so that reading does not pay for them.
package shape
