// A mark that is pointed at or has the focus shows what was read there, beside it.
"use strict";

const text = document.querySelector(".text"), peek = document.getElementById("peek");
if (text && peek) {
	let shown = null;
	const show = mark => {
		if (mark === shown) return;
		document.querySelector(".readings .pointed")?.classList.remove("pointed");
		const reading = mark && document.getElementById("reading-" + mark.id);
		shown = reading ? mark : null;
		peek.hidden = !reading;
		if (!reading) return;
		reading.classList.add("pointed");
		peek.replaceChildren(...["h3", ".chain", "dl"].map(s => reading.querySelector(s)?.cloneNode(true)).filter(Boolean));
		for (const e of peek.querySelectorAll("[id]")) e.removeAttribute("id");
		const at = mark.getClientRects()[0], box = text.getBoundingClientRect(), width = Math.min(peek.offsetWidth, box.width);
		const x = Math.max(box.x, Math.min(at.x, box.x + box.width - width));
		const start = getComputedStyle(peek).direction === "rtl" ? document.documentElement.clientWidth - x - width : x;
		peek.style.insetInlineStart = `${start}px`;
		peek.style.insetBlockStart = `${mark.getBoundingClientRect().bottom + scrollY + 8}px`;
	};
	const of = e => e.target.closest?.(".text mark[id]") ?? null;
	text.addEventListener("mouseover", e => show(of(e)));
	text.addEventListener("mouseleave", () => show(null));
	text.addEventListener("focusin", e => show(of(e)));
	text.addEventListener("focusout", () => show(null));
	document.addEventListener("keydown", e => { if (e.key === "Escape") show(null); });
}
