// What was sent and is not answered yet stays on this phone, and is sent again until the server has
// decided: also after the page was loaded anew. Nothing is called counted before it says so.
const box = document.querySelector("[data-unsent]");
const list = box.querySelector("ul");
const place = `unsent ${box.dataset.unsent}`;
const AGAIN = 4000;
const PATIENCE = 15000;
// Quick answers need no word of waiting.
const SOON = 1500;
let sending = false;

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(place)) || [];
  } catch {
    return [];
  }
}

// Throws where a browser keeps nothing; the form then goes the plain way.
function keep(items) {
  if (items.length) localStorage.setItem(place, JSON.stringify(items));
  else localStorage.removeItem(place);
}

function draw() {
  const items = waiting();
  list.replaceChildren(...items.map(row));
  box.hidden = !items.length;
}

function row({ key, shown, refused }) {
  const item = document.createElement("li");
  const state = document.createElement("strong");
  const text = document.createElement("p");
  state.textContent = refused || box.dataset.waiting;
  text.textContent = shown;
  item.append(state, text);
  if (!refused) return item;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary";
  button.textContent = box.dataset.understood;
  button.addEventListener("click", () => { forget(key); draw(); });
  item.append(button);
  return item;
}

function forget(key) {
  keep(waiting().filter((item) => item.key !== key));
}

const keyOf = (form) => form.elements[form.dataset.draft]?.value || form.action;

// Also what a person sees of it, since the page it was sent from may be gone by then.
function shownOf(form) {
  if (form.dataset.keep === "card") return form.elements.text.value;
  if (form.elements.answer.checked) return document.querySelector("label[for=together]").textContent;
  const at = ({ value }) => Number(value) || Infinity;
  return [...form.querySelectorAll("[data-area]")]
    .map((card) => ({ name: card.dataset.name, choice: card.querySelector("select") }))
    .sort((one, other) => at(one.choice) - at(other.choice))
    .map(({ name, choice }) => `${choice.selectedOptions[0].text}: ${name}`)
    .join(" · ");
}

function added(form) {
  const key = keyOf(form);
  const fields = [...new FormData(form)];
  const before = waiting().find((item) => item.key === key);
  const revision = fields.find(([name]) => name === "revision");
  // The one before may have arrived without our hearing of it; what was sent last is to count.
  if (before && revision) revision[1] = String(Math.max(revision[1], Number(before.revision) + 1));
  return { key, fields, action: form.action, shown: shownOf(form), revision: revision?.[1] };
}

function body({ fields }) {
  const sent = new URLSearchParams(fields);
  const token = document.querySelector("[name=csrf_token]");
  if (token) sent.set("csrf_token", token.value);
  return sent;
}

// Returns the address to go on to; an empty text when it was refused or has to wait.
async function send(item, isFirst) {
  // Of a card that is sent again nobody may be there any more to be asked what is close to it.
  const isCard = item.fields.some(([name]) => name === "card_id");
  const fields = isCard && !isFirst ? [...item.fields, ["has_read", "yes"]] : item.fields;
  const answer = await fetch(item.action, {
    method: "POST", body: body({ fields }), headers: { Accept: "text/plain" }, signal: AbortSignal.timeout?.(PATIENCE),
  });
  const said = await answer.text();
  if (answer.ok) {
    forget(item.key);
    return said;
  }
  if (answer.status === 429 || answer.status >= 500) throw new Error("later");
  const main = new DOMParser().parseFromString(said, "text/html").querySelector("main");
  if (main.querySelector("form")) goThePlainWay(item);
  else refuse(item, [...main.querySelectorAll("h1, .lead")].map((part) => part.textContent.trim()).join(" "));
  return "";
}

function refuse({ key }, refused) {
  keep(waiting().map((item) => (item.key === key ? { ...item, refused } : item)));
  draw();
}

// The server has a page with a choice to make, or something to mend: the browser loads it.
function goThePlainWay(item) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = item.action;
  for (const [name, value] of body(item)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  forget(item.key);
  form.submit();
}

async function sendAll(fromForm) {
  if (sending) return;
  sending = true;
  // live.js leaves the page where it is meanwhile: else an answer could be cut off on its way.
  document.documentElement.dataset.sending = "yes";
  try {
    for (const item of waiting().filter(({ refused }) => !refused)) {
      const next = await send(item, fromForm && item.key === keyOf(fromForm));
      const from = [...document.forms].find((form) => form.dataset.keep && form.action === item.action);
      if (next && (fromForm || from?.dataset.keep === "order")) location.assign(next);
      else if (next) document.dispatchEvent(new Event("arrived"));
      draw();
    }
  } catch {
    if (fromForm) putAside(fromForm);
    draw();
    // Below a long list nobody would see it.
    if (fromForm) box.scrollIntoView({ block: "nearest" });
  }
  sending = false;
  delete document.documentElement.dataset.sending;
}

// The next card or step can be written while one waits; an order stays in its list.
function putAside(form) {
  if (form.dataset.keep !== "card") return;
  form.reset();
  form.elements.text.value = "";
  form.elements[form.dataset.draft].value = crypto.randomUUID();
  form.dispatchEvent(new Event("put-aside"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.dataset.keep || (form.dataset.keep === "card" && !crypto.randomUUID)) return;
  if (form.dataset.keep === "card" && !form.elements.text.value.trim()) return;
  try {
    keep([...waiting().filter(({ key }) => key !== keyOf(form)), added(form)]);
  } catch {
    return;
  }
  event.preventDefault();
  setTimeout(draw, SOON);
  sendAll(form);
});

// A page that was loaded anew shows the order as it was sent, not as it was before.
function fillIn(form) {
  const kept = waiting().find(({ key, refused }) => key === keyOf(form) && !refused);
  if (!kept) return;
  const fields = new Map(kept.fields);
  for (const choice of form.querySelectorAll("select")) choice.value = fields.get(choice.name) ?? "";
  form.elements.answer.checked = fields.has("answer");
}

document.querySelectorAll("form[data-keep=order]").forEach(fillIn);
draw();
sendAll();
setInterval(() => sendAll(), AGAIN);
addEventListener("online", () => sendAll());
