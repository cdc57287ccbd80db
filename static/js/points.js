// The rapporteur's keyboard: digits choose areas, Enter notes the point at once, and what the
// server has not got yet is kept in this browser and sent again until it has.
const form = document.querySelector("form[data-points]");
const field = form.elements.text;
const status = document.querySelector("[data-points-status]");
const waitingList = document.querySelector("[data-points-waiting]");
const place = `points ${form.dataset.points}`;
const AGAIN = 5000;
const REFUSED = [409, 422];
let noted = true;
let sending = false;

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(place)) || [];
  } catch {
    return [];
  }
}

function keep(points) {
  if (points.length) localStorage.setItem(place, JSON.stringify(points));
  else localStorage.removeItem(place);
  waitingList.replaceChildren(...points.map(row));
  waitingList.hidden = points.length === 0;
}

function row(point) {
  const item = document.createElement("li");
  const text = document.createElement("div");
  const state = document.createElement("span");
  text.textContent = point.text;
  state.className = "state";
  state.textContent = point.refused || form.dataset.waiting;
  item.append(text, state);
  if (point.refused) item.append(takeBack(point));
  return item;
}

function takeBack(point) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = form.dataset.takeBack;
  button.addEventListener("click", () => {
    field.value = point.text;
    choose(point.about);
    chooseKind(point.kind || "");
    keep(waiting().filter(({ id }) => id !== point.id));
    field.focus();
  });
  return button;
}

function boxes() {
  return [...form.querySelectorAll("[data-about] input")];
}

function choose(values) {
  for (const box of boxes()) box.checked = values.includes(box.value);
}

function kinds() {
  return [...form.querySelectorAll("[data-kinds] input")];
}

function chooseKind(value) {
  for (const one of kinds()) one.checked = one.value === value;
}

function complaint(text, about) {
  if (!text) return form.dataset.noText;
  if (!about.length) return form.dataset.noSubject;
  return [...text].length > Number(form.dataset.longest) ? form.dataset.tooLong : "";
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function sendAll() {
  if (sending) return;
  sending = true;
  for (const point of waiting().filter(({ refused }) => !refused)) {
    if (!(await send(point))) break;
  }
  sending = false;
}

// True when the server has decided about the point, so that the next one may go.
async function send(point) {
  const body = new FormData();
  body.append("csrf_token", form.elements.csrf_token.value);
  body.append("point_id", point.id);
  body.append("text", point.text);
  body.append("kind", point.kind || "");
  for (const value of point.about) body.append("about", value);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.getElementById("points");
    if (answer.ok && list) {
      document.getElementById("points").replaceWith(list);
      keep(waiting().filter(({ id }) => id !== point.id));
      status.textContent = form.dataset.noted;
      return true;
    }
    const sentence = page.querySelector(".error, h1").textContent;
    status.textContent = sentence;
    if (REFUSED.includes(answer.status)) {
      keep(waiting().map((one) => (one.id === point.id ? { ...one, refused: sentence } : one)));
      return true;
    }
  } catch {
    status.textContent = "";
  }
  return false;
}

form.addEventListener("submit", (event) => {
  const text = field.value.trim();
  const about = boxes().filter(({ checked }) => checked).map(({ value }) => value);
  status.textContent = complaint(text, about);
  event.preventDefault();
  if (status.textContent) return;
  try {
    const kind = kinds().find(({ checked }) => checked)?.value || "";
    keep([...waiting(), { id: newId(), text, about, kind }]);
  } catch {
    // Nothing can be kept in this browser, so the form goes the plain way.
    form.submit();
    return;
  }
  field.value = "";
  noted = true;
  // The next point is most often on the same area, and seldom of the same kind.
  chooseKind("");
  field.focus();
  sendAll();
});

field.addEventListener("keydown", (event) => {
  const kind = !field.value && kinds().find((one) => one.dataset.sign === event.key);
  if (kind && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    // A second time the same sign takes it back.
    chooseKind(kind.checked ? "" : kind.value);
    return;
  }
  const digit = event.altKey ? /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] : event.key;
  const box = /^\d$/.test(digit) && boxes().find((one) => one.dataset.digit === digit);
  if (!box || event.ctrlKey || event.metaKey || (field.value && !event.altKey)) return;
  event.preventDefault();
  // The areas of the last point stay chosen until the first digit chooses others.
  if (noted) choose([]);
  noted = false;
  box.click();
});
form.addEventListener("change", ({ target }) => { if (target !== field) noted = false; });

document.querySelector("[data-keys]").hidden = false;
// A page under way takes its own time to focus what asks for it; the first digit would be lost.
field.focus();
keep(waiting());
sendAll();
setInterval(sendAll, AGAIN);
addEventListener("online", sendAll);
