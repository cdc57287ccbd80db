// Keeps what is being written in a form until the server has it. The form carries the id of
// what it makes, in the field that data-draft names; the draft is done with when the page lists
// that id as one's own.
const form = document.querySelector("form[data-draft]");
const identity = form.dataset.draft;
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
  form.closest("details")?.setAttribute("open", "");
  const left = new Map();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) || []), value]);
  for (const field of form.elements) {
    const values = left.get(field.name) || [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    // Several fields of one name were kept in their order.
    else if (field.name !== "csrf_token" && values.length) field.value = values.shift();
  }
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}

function isThere(fields) {
  const id = fields.find(([name]) => name === identity)?.[1];
  return document.getElementById(`own-${id}`) !== null;
}

const draft = kept();
if (draft && isThere(draft.fields)) sessionStorage.removeItem(place);
// A page that came back with errors or a hint shows what was typed; the draft is no newer.
else if (draft && !form.querySelector(".error, [data-hint]")) restore(draft.fields);

form.addEventListener("input", () => {
  // Whoever writes on after a sending that was not answered writes another one, because the
  // first may have arrived.
  if (kept()?.sent && window.isSecureContext) form.elements[identity].value = crypto.randomUUID();
  keep(false);
});
form.addEventListener("submit", () => keep(true));
// From then on unsent.js keeps it.
form.addEventListener("put-aside", () => sessionStorage.removeItem(place));
