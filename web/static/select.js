// Words that are selected in a report, by mouse or by keyboard, are echoed in a bar with a link
// that adds a claim in them; the key A follows it. Positions are code points of the report.
"use strict";

const bar = document.getElementById("selected");
if (bar) {
	const text = document.querySelector(".text"), link = bar.querySelector("a"), echo = bar.querySelector("bdi");
	const points = s => [...s].length;
	// The position in the report of a place in the page, or null outside of the text.
	const at = (node, offset) => {
		const p = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-at]");
		if (!p || !text.contains(p)) return null;
		const before = document.createRange();
		before.setStart(p, 0);
		before.setEnd(node, offset);
		return Number(p.dataset.at) + points(before.toString());
	};
	document.addEventListener("selectionchange", () => {
		const s = getSelection();
		bar.hidden = true;
		if (!s.rangeCount || s.isCollapsed) return;
		const r = s.getRangeAt(0), from = at(r.startContainer, r.startOffset), to = at(r.endContainer, r.endOffset);
		if (from === null || to === null || from >= to) return;
		echo.textContent = s.toString();
		link.href = `${bar.dataset.to}?start=${from}&end=${to}`;
		bar.hidden = false;
	});
	document.addEventListener("keydown", e => {
		if (!bar.dataset.keys || e.code !== "KeyA" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
		e.preventDefault();
		location.assign(bar.hidden ? bar.dataset.to : link.href);
	});
}
