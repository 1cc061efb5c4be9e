// What the pages gain where JavaScript runs; all of them can be read without it.
const own = document.querySelector("script[data-vega]");

// The words that a mark of a chart tells aloud, shown beside the pointer or the mark that has the focus.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("role", "presentation");
document.body.append(tip);

function tell(mark, x, y) {
  const words = mark?.getAttribute("aria-label") ?? mark?.querySelector("[aria-label]")?.getAttribute("aria-label");
  tip.hidden = !words;
  if (!words) return;
  tip.textContent = words;
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.min(x + 12, room) + window.scrollX}px`;
  tip.style.top = `${y + 14 + window.scrollY}px`;
}

for (const drawing of document.querySelectorAll(".chart .drawing")) {
  drawing.addEventListener("pointermove", (event) => {
    const mark = event.target.closest?.("[aria-roledescription]");
    tell(mark && /mark|rect|circle|point|symbol/.test(mark.getAttribute("aria-roledescription")) ? mark : null, event.clientX, event.clientY);
  });
  drawing.addEventListener("pointerleave", () => tell(null));
  drawing.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    const box = event.target.getBoundingClientRect();
    tell(link, box.left, box.bottom);
  });
  drawing.addEventListener("focusout", () => tell(null));
}

// An empty field of a form is no condition: addresses stay short enough to be shared.
for (const form of document.querySelectorAll(".filter form")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll(".filter :disabled")) field.disabled = false;
});

// An event and its words light up together.
function light(ids, on) {
  for (const id of ids) {
    document.getElementById(`e-${id}`)?.classList.toggle("lit", on);
    for (const words of document.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`)) words.classList.toggle("lit", on);
  }
}
for (const one of document.querySelectorAll(".edition [data-of], .edition [data-event]")) {
  const ids = (one.dataset.of ?? one.dataset.event).split(" ");
  one.addEventListener("pointerenter", () => light(ids, true));
  one.addEventListener("pointerleave", () => light(ids, false));
}

// Judging by keys: each button and link says its own.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  const mark = target.hash && document.querySelector(target.hash);
  if (mark) mark.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
});

// A missed event: the words that are selected in the text, as characters of it. Offsets count code points, as the store does.
const missed = document.querySelector("[data-missed]");
function placeOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-at]");
  if (!piece || !piece.closest(".edition .text")) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.at) + [...before.toString()].length;
}
if (missed) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    const start = range && placeOf(range.startContainer, range.startOffset);
    const end = range && placeOf(range.endContainer, range.endOffset);
    missed.href = start !== null && end > start ? `${missed.dataset.missed}?start=${start}&end=${end}` : missed.dataset.missed;
    missed.textContent = end > start && start !== null ? `Missed here: “${chosen.toString().slice(0, 40)}”` : "An event was missed here";
  });
}
