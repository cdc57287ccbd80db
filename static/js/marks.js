// Sends an answer to a card without leaving the page, so that nothing jumps.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("[data-mark]") || !button) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append(button.name, button.value);
  const status = form.parentElement.querySelector("[role=status]");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) status.textContent = page.querySelector("h1").textContent;
    else if (page.getElementById("cards")) show(page.getElementById("cards"), button.id);
    else location.assign(answer.url);
  } catch {
    status.textContent = status.dataset.notSent;
  }
});

function show(fresh, focused) {
  document.getElementById("cards").replaceWith(fresh);
  document.getElementById(focused)?.focus({ preventScroll: true });
}
