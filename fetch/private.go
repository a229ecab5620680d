package fetch

import (
	"fmt"
	"net/netip"
	"slices"
	"syscall"
)

// PrivateError is the error of an address that leads to this computer or to a
// private network.
type PrivateError struct{ IP netip.Addr }

func (e *PrivateError) Error() string {
	return fmt.Sprintf("leads to %s, which is no public address (--allow-private)", e.IP)
}

// refusePrivate stops a connection before it is made, unless its address is public
// or in one of the networks. What it is given has been resolved: no name can stand
// for another address later.
func refusePrivate(but []netip.Prefix) func(_, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		ip := at.Addr().Unmap().WithZone("")
		if !public(ip) && !within(but, ip) {
			return &PrivateError{ip}
		}
		return nil
	}
}

func within(networks []netip.Prefix, ip netip.Addr) bool {
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// reserved are the networks of no public server that netip does not tell: the
// special-purpose registries of IANA (RFC 6890). Those that carry an IPv4 address
// within are refused whole.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // shared by a provider's customers
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), // an IPv4 address within
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("2001::/23"), // Teredo among them: an IPv4 address within
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // an IPv4 address within
	netip.MustParsePrefix("::/96"),     // the same, as it was once written
	netip.MustParsePrefix("fec0::/10"),
}

func public(ip netip.Addr) bool {
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !within(reserved, ip)
}
