// Counts the minutes until the time in data-ends, in the words of data-left and data-over. The
// clock is the server's: this device's own may be hours off, be put right meanwhile, or sleep.
const ASK_AGAIN = 60000;
// So far the two clocks of this device may part before the server is asked anew.
const APART = 1500;
let ahead = null;
let parted = 0;
let asked = -ASK_AGAIN;

async function ask() {
  asked = performance.now();
  const before = Date.now();
  try {
    const answer = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" });
    const told = Date.parse(answer.headers.get("Date"));
    if (Number.isNaN(told)) return;
    // The header tells whole seconds, so on average the server is half of one further.
    ahead = told + 500 - (before + Date.now()) / 2;
    parted = Date.now() - performance.now();
    tick();
  } catch {
    // Without an answer the end of the item stands there, which is true at any time.
  }
}

function tick() {
  if (ahead === null) return;
  for (const part of document.querySelectorAll("[data-ends]")) {
    const minutes = Math.ceil((Date.parse(part.dataset.ends) - Date.now() - ahead) / 60000);
    const words = minutes >= 0 ? part.dataset.left : part.dataset.over;
    part.textContent = words.replace("#", Math.abs(minutes));
  }
}

function check() {
  const moved = Math.abs(Date.now() - performance.now() - parted) > APART;
  if (ahead === null ? performance.now() - asked >= ASK_AGAIN : moved) ask();
  tick();
}

ask();
setInterval(check, 5000);
document.addEventListener("part-shown", tick);
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
addEventListener("online", ask);
