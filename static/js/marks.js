// Sends an answer to a card without leaving the page, so that nothing jumps: what is being written
// stays, and so does the place of the page.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  const isAsked = form.matches("[data-asked-mark]");
  if (!button || !(isAsked || form.matches("[data-mark]"))) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append(button.name, button.value);
  const part = isAsked ? document.getElementById("asked") : form.parentElement;
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (isAsked) await told(answer, button.id);
    else await shown(answer, button.id, part.querySelector("[role=status]"));
  } catch {
    const status = part.querySelector("[data-not-sent]");
    status.textContent = status.dataset.notSent;
  }
});

// The answer is the list of cards, with what was said of them.
async function shown(answer, focused, status) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const cards = page.getElementById("cards");
  if (!answer.ok) status.textContent = page.querySelector("h1").textContent;
  else if (cards) putInPlace("cards", cards, focused);
  else location.assign(answer.url);
}

// The card that the room is asked about is a part of its own, asked for once it was answered.
async function told(answer, focused) {
  if (answer.redirected && !answer.url.includes("/debate")) return location.assign(answer.url);
  const part = document.getElementById("asked");
  const text = await (await fetch(part.dataset.live, { headers: { Accept: "text/html" } })).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("asked");
  if (!fresh) return undefined;
  putInPlace("asked", fresh, focused);
  return document.dispatchEvent(new CustomEvent("part-shown", { detail: fresh }));
}

function putInPlace(id, fresh, focused) {
  document.getElementById(id).replaceWith(fresh);
  document.getElementById(focused)?.focus({ preventScroll: true });
}
