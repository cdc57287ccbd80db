// The keys of the console: each presses the button whose data-key it is, N the coloured one. They
// can be switched off, because somebody who speaks to the computer would press them by speaking.
const help = document.querySelector("[data-keys]");
const box = document.getElementById("keys-on");
const OFF = "keys off";
// A key held down, or pressed twice, must not press the button that comes after the first one.
const PAUSE = 700;
let shown = Date.now();

function remembered() {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

const typing = (part) => part.closest("input:not([type=checkbox]), textarea, select") !== null;

const deeds = {
  "?"() {
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
  },
  c() {
    const part = document.getElementById("head-count");
    part.open = true;
    part.querySelector("input[type=number], input[name=people]").select();
  },
  n: () => press(document.querySelector("main .sure[open] .btn-sure") || document.querySelector("main .btn-primary")),
};

function press(button) {
  if (!button || Date.now() - shown < PAUSE) return;
  shown = Date.now();
  button.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "Escape") {
    for (const part of document.querySelectorAll("details[open]")) part.open = false;
    return;
  }
  const key = event.key.toLowerCase();
  if (typing(event.target) || (!box.checked && key !== "?")) return;
  const button = document.querySelector(`main [data-key="${CSS.escape(key)}"]`);
  if (!deeds[key] && !button) return;
  event.preventDefault();
  if (deeds[key]) deeds[key]();
  // What must leave the screen leaves it, also while the page is changing.
  else if ("atOnce" in button.dataset) button.click();
  else press(button);
});

box.checked = remembered() === null;
box.addEventListener("change", () => {
  try {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  } catch {
    // A browser that stores nothing forgets it with the page.
  }
});
document.addEventListener("part-shown", () => { shown = Date.now(); });
help.hidden = false;
