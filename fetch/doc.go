// Package fetch gets pages, feeds and sitemaps from the servers that publish them,
// politely: it heeds robots.txt, waits between two requests of one host, asks only
// for what has changed, and ends what is too slow, too large or led in a circle.
//
// An address that leads, at once or behind redirects, to this computer or to a
// private network is refused, so that «http://example.org/خبر» in a feed cannot
// make the program read what only its own network may see. The address is checked
// as it is connected to, behind the resolution of names.
package fetch
