// Answers the card that the room is asked about without leaving the page: what is being written
// below it stays, and so does the place of the page.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("[data-asked-mark]") || !button) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append(button.name, button.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.redirected && !answer.url.includes("/debate")) location.assign(answer.url);
    else await show(button.id);
  } catch {
    const status = document.querySelector("#asked [data-not-sent]");
    status.textContent = status.dataset.notSent;
  }
});

async function show(focused) {
  const part = document.getElementById("asked");
  const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("asked");
  if (!fresh) return;
  part.replaceWith(fresh);
  document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("part-shown", { detail: fresh }));
}
