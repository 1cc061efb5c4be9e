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

// Judging by keys: each button and link says its own. A key that is held, or was meant for the page before, judges nothing.
let leaving = false;
const SETTLED = 400; // milliseconds
addEventListener("submit", () => { leaving = true; });
addEventListener("pageshow", () => { leaving = false; });
addEventListener("keydown", (event) => {
  if (event.repeat || leaving || event.timeStamp < SETTLED) return;
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

// A chart over time that comes alive: a span drawn on it becomes the days of the filter. Vega is loaded when it is asked for;
// with `ast` it interprets its expressions, so that no text is ever run as code.
async function enliven(figure, button) {
  const [spec] = await Promise.all([fetch(figure.dataset.chart).then((answer) => answer.json()), import(own.dataset.vega)]);
  const drawing = figure.querySelector(".drawing");
  const place = document.createElement("div");
  place.className = "alive";
  place.style.minHeight = `${drawing.offsetHeight}px`;
  spec.params = [{ name: "span", select: { type: "interval", encodings: ["x"] } }];
  spec.width = Math.max(drawing.clientWidth - 60, 500);
  delete spec.encoding.href;
  drawing.replaceChildren(place);
  const { view } = await vegaEmbed(place, spec, { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: false });
  button.textContent = "Draw a span on the chart";
  const chosen = document.createElement("a");
  chosen.className = "button chosen";
  place.tabIndex = -1;
  place.focus();
  view.addSignalListener("span", (name, value) => {
    const bounds = Object.values(value ?? {})[0];
    if (!bounds) return chosen.remove();
    const [since, until] = [bounds[0], bounds[1] - 1].map((moment) => isoDay(new Date(moment)));
    const address = new URL(location.href);
    address.searchParams.set("since", since);
    address.searchParams.set("until", until);
    address.searchParams.delete("page");
    chosen.href = address.pathname + address.search;
    chosen.textContent = `Show ${since} to ${until}`;
    button.after(chosen);
  });
}
function isoDay(moment) {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
for (const button of document.querySelectorAll(".chart .live")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await enliven(button.closest(".chart"), button);
    } catch {
      button.removeAttribute("aria-disabled");
      button.textContent = "That did not load. Try again";
    }
  });
}
