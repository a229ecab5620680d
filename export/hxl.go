package export

import (
	"strconv"
	"strings"
)

// hxlColumns are the columns of an HXL sheet, tagged by HXL 1.1.
var hxlColumns = columns{[]column{
	{"id", "#event+id", func(c *cells) string { return c.ID }},
	{"type", "#event+type+code", func(c *cells) string { return c.Type }},
	{"النوع", "#event+type+name+i_ar", func(c *cells) string { return c.o.Types[c.Type].Ar }},
	{"type name", "#event+type+name+i_en", func(c *cells) string { return c.o.Types[c.Type].En }},
	{"from", "#date+start", func(c *cells) string {
		if c.Date == nil {
			return ""
		}
		return c.Date.From
	}},
	{"to", "#date+end", func(c *cells) string {
		if c.Date == nil {
			return ""
		}
		return c.Date.To
	}},
	{"country", "#country+code+v_iso2", func(c *cells) string { code, _, _ := country(c.Place); return code }},
	{"country name", "#country+name+i_en", func(c *cells) string { _, n, _ := country(c.Place); return n }},
	{"المحافظة", "#adm1+name+i_ar", func(c *cells) string { return admin1(c.Place) }},
	{"المكان", "#loc+name+i_ar", func(c *cells) string { return placeName(c.Place) }},
	{"place", "#loc+code", func(c *cells) string {
		if c.Place == nil {
			return ""
		}
		return c.Place.ID
	}},
	{"latitude", "#geo+lat", (*cells).latitude},
	{"longitude", "#geo+lon", (*cells).longitude},
	{"precision", "#geo+precision", func(c *cells) string {
		if c.Place == nil {
			return ""
		}
		return string(c.Place.Class())
	}},
	{"killed", "#affected+killed", func(c *cells) string { return number(c.Killed, best) }},
	{"killed, least", "#affected+killed+min", func(c *cells) string { return number(c.Killed, low) }},
	{"killed, most", "#affected+killed+max", func(c *cells) string { return number(c.Killed, high) }},
	{"injured", "#affected+injured", func(c *cells) string { return number(c.Injured, best) }},
	{"injured, least", "#affected+injured+min", func(c *cells) string { return number(c.Injured, low) }},
	{"injured, most", "#affected+injured+max", func(c *cells) string { return number(c.Injured, high) }},
	{"الفاعلون", "#event+actors+i_ar", func(c *cells) string { return strings.Join(parties(&c.Event), "; ") }},
	{"المصادر", "#meta+source+i_ar", func(c *cells) string { return strings.Join(c.Origins, "; ") }},
	{"sources", "#meta+source+num", func(c *cells) string { return strconv.Itoa(len(c.Origins)) }},
	{"rule", "#meta+rule", func(c *cells) string { return c.Rule }},
}, func(c *cells) reason { return incident(&c.Event) }}
