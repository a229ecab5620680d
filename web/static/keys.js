// Keys of all pages: ? lists the keys of the page, / goes to the search, [ and ] go from
// mark to mark in a report. They go by their place on the keyboard where an Arabic layout
// has another letter there.
"use strict";

{
	const list = document.getElementById("keys");
	const marks = [...document.querySelectorAll(".text mark[id]")];
	const step = by => {
		const at = marks.indexOf(document.activeElement);
		const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length];
		next.focus();
		next.scrollIntoView({block: "nearest"});
	};
	document.addEventListener("keydown", e => {
		if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.target.closest("input, textarea, select")) return;
		if (e.key === "?" || e.key === "؟") {
			e.preventDefault();
			list.open ? list.close() : list.showModal();
		} else if (list.open) {
			return;
		} else if (e.code === "Slash" && !e.shiftKey) {
			e.preventDefault();
			const field = document.querySelector("input[type=search]");
			field ? field.focus() : location.assign("/search");
		} else if (marks.length && e.code === "BracketRight") step(1);
		else if (marks.length && e.code === "BracketLeft") step(-1);
		else if (e.key === "Enter" && marks.includes(document.activeElement)) {
			const reading = document.getElementById("reading-" + document.activeElement.id);
			if (reading) reading.querySelector("a[href]").focus();
			else location.search = "?claim=" + encodeURIComponent(document.activeElement.id);
		} else if (e.key === "Escape") {
			const reading = document.activeElement.closest("[id^=reading-]");
			if (reading) document.getElementById(reading.id.slice("reading-".length))?.focus();
		}
	});
}
