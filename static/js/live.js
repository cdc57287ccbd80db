// Keeps parts of a page up to date. Each element with data-live names the address of its part;
// data-seen names the state it shows. The server answers 204 when there is nothing new, so
// nothing a person is typing or ordering is replaced by the same thing; 205 when the room has
// moved on, and the page goes to the address in data-next.
const POLL = 5000;
const JITTER = 400;

async function refresh(part) {
  const address = new URL(part.dataset.live, location.href);
  address.searchParams.set("seen", part.dataset.seen || "");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    // The seat was withdrawn, or goes on under another link: the page then says so.
    if (answer.status === 401) location.reload();
    else if (answer.status === 205) goOn(answer.headers.get("Location") || part.dataset.next);
    else if (answer.status === 200 && !answer.redirected) show(part, await answer.text());
    offline(false);
  } catch {
    offline(true);
  }
}

// Not while unsent.js waits for an answer, which says what became of what was sent.
function goOn(address) {
  if (document.documentElement.dataset.sending) setTimeout(goOn, JITTER, address);
  else location.assign(address);
}

function show(part, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!fresh) return;
  const typed = [...part.querySelectorAll("input[type=text][id]")]
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => [field.id, field.value]);
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceWith(fresh);
  for (const [id, text] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = text;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("part-shown", { detail: fresh }));
}

function refreshAll() {
  for (const part of document.querySelectorAll("[data-live]")) refresh(part);
}

let missed = false;

function offline(is) {
  missed = is;
  const bar = document.getElementById("offline");
  if (bar) bar.hidden = !is;
}

// A hall of phones does not ask in the same instant; what changes meanwhile is asked for with it.
let asking;

function soon() {
  asking ??= setTimeout(() => { asking = undefined; refreshAll(); }, Math.random() * JITTER);
}

// Without this script the sentence would not be true.
for (const told of document.querySelectorAll("[data-by-itself]")) told.hidden = false;

const source = document.querySelector("[data-stream]");
if (source && "EventSource" in window) {
  const stream = new EventSource(source.dataset.stream);
  stream.addEventListener("changed", soon);
  // The same person follows in so many windows that a newer one took this one's place.
  stream.addEventListener("replaced", () => stream.close());
  // A blocked or broken stream leaves polling; the browser goes on trying to reconnect. What
  // could not be fetched is asked for again, also when the stream itself has held.
  setInterval(() => { if (missed || stream.readyState !== EventSource.OPEN) refreshAll(); }, POLL);
} else if (source) {
  setInterval(refreshAll, POLL);
}
addEventListener("online", soon);
document.addEventListener("arrived", soon);
document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
