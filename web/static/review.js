// Keys of the review queue: a key does what the button that names it does. Keys go
// by their place on the keyboard (event.code), so that S is the key of S on an
// Arabic layout too.
"use strict";

const why = document.querySelector("input[data-needed-for]");
if (why) {
	const needs = why.dataset.neededFor;
	for (const b of why.form.querySelectorAll("button[name=verdict]"))
		b.addEventListener("click", () => { why.required = b.value === needs; });
}

document.addEventListener("keydown", e => {
	if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || e.isComposing) return;
	if (e.target.closest("input, textarea, select")) {
		if (e.code === "Escape") e.target.blur();
		return;
	}
	const does = document.querySelector(`[data-key="${e.code}"]`);
	if (!does) return;
	e.preventDefault();
	does.click();
});
