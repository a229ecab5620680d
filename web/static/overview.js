// The overview by mouse and keys. All of it is links and a form: dragging across the
// timeline fills in the form's days, keys on the map follow the links below it.
"use strict";

// What is wider than the screen is scrolled to where something is: a map to the middle one of
// its marks, the timeline to its last column.
for (const [inside, marks] of [["#events-map", ".big-map circle, .big-map .area"], [".scroll:has(#timeline)", "#timeline a:last-of-type .hit"]]) {
	const box = document.querySelector(inside), all = box ? [...box.querySelectorAll(marks)].map(e => e.getBoundingClientRect()) : [];
	if (!all.length) continue;
	const at = all.map(r => r.x + r.width / 2).sort((a, b) => a - b)[all.length >> 1], frame = box.getBoundingClientRect();
	box.scrollBy(at - (frame.x + frame.width / 2), 0);
}

const line = document.getElementById("timeline");
if (line) {
	const columns = [...line.querySelectorAll("a[data-from]")];
	const at = x => columns.reduce((best, c) => {
		const r = c.getBoundingClientRect(), d = Math.abs(x - (r.x + r.width / 2));
		return !best || d < best[0] ? [d, c] : best;
	}, null)[1];
	let from = null, to = null;
	const mark = () => {
		const [a, b] = [columns.indexOf(from), columns.indexOf(to)].sort((x, y) => x - y);
		columns.forEach((c, i) => c.classList.toggle("brushed", from !== null && i >= a && i <= b));
		return [columns[a], columns[b]];
	};
	line.addEventListener("dragstart", e => e.preventDefault());
	line.addEventListener("pointerdown", e => {
		if (e.button || e.pointerType === "touch") return; // a finger scrolls
		from = to = at(e.clientX);
	});
	line.addEventListener("pointermove", e => {
		if (!from || at(e.clientX) === to) return;
		to = at(e.clientX);
		mark();
	});
	addEventListener("pointerup", e => {
		if (!from) return;
		const [a, b] = mark(), dragged = from !== to;
		from = to = null;
		if (!dragged) return mark();
		line.addEventListener("click", e => e.preventDefault(), {once: true, capture: true});
		const u = new URL(location);
		u.searchParams.set("from", a.dataset.from);
		u.searchParams.set("to", b.dataset.to);
		for (const k of ["undated", "page", "judged"]) u.searchParams.delete(k);
		location.assign(u);
	});
	addEventListener("keydown", e => {
		if (e.key === "Escape" && from) { from = to = null; mark(); }
	});
}

const map = document.getElementById("events-map");
if (map) {
	map.addEventListener("keydown", e => {
		if (e.ctrlKey || e.metaKey || e.altKey) return;
		if (e.key === "Escape") return map.blur();
		const key = e.key === "=" ? "+" : e.key === "_" ? "-" : e.key;
		const link = document.querySelector(`#map-moves [data-move="${CSS.escape(key)}"]`);
		if (!link) return;
		e.preventDefault();
		link.click();
	});
}
