// Keeps what is being written in a form until the server has it. The form carries the id of
// what it makes; the draft is done with when the page lists that id as one's own.
const form = document.querySelector("form[data-draft]");
const place = `draft ${form.action}`;

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

function keep(sent) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
  try {
    sessionStorage.setItem(place, JSON.stringify({ fields, sent }));
  } catch {
    // A browser that stores nothing still has the form itself.
  }
}

function restore(fields) {
  for (const field of form.elements) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.name !== "csrf_token" && values.length) field.value = values[0];
  }
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}

function isThere(fields) {
  const id = fields.find(([name]) => name === "card_id")?.[1];
  return document.getElementById(`own-${id}`) !== null;
}

const draft = kept();
if (draft && isThere(draft.fields)) sessionStorage.removeItem(place);
// A page that came back with errors shows what was typed; the draft is no newer.
else if (draft && !form.querySelector(".error")) restore(draft.fields);

form.addEventListener("input", () => {
  // Whoever writes on after a sending that was not answered writes another card, because the
  // first may have arrived.
  if (kept()?.sent && window.isSecureContext) form.elements.card_id.value = crypto.randomUUID();
  keep(false);
});
form.addEventListener("submit", () => keep(true));
// From then on unsent.js keeps it.
form.addEventListener("put-aside", () => sessionStorage.removeItem(place));
