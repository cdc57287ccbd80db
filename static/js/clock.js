// Runs the clocks of a page by the clock of the server: data-now says what time it was there when
// the part was made, so a device whose own clock is wrong shows the same as all others.
const begun = new WeakMap();

function ahead(part) {
  if (!begun.has(part)) begun.set(part, Date.parse(part.dataset.now) - performance.now());
  return begun.get(part) + performance.now();
}

function written(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function tick() {
  for (const part of document.querySelectorAll("[data-clock]")) {
    const now = ahead(part);
    if (part.dataset.since) {
      part.textContent = written(Math.max(0, Math.floor((now - Date.parse(part.dataset.since)) / 1000)));
      continue;
    }
    const left = Math.ceil((Date.parse(part.dataset.until) - now) / 1000);
    part.classList.toggle("is-over", left <= 0);
    part.textContent = left > 0 ? written(left) : part.dataset.over;
  }
}

tick();
setInterval(tick, 500);
document.addEventListener("part-shown", tick);
