// Cards with arrows instead of plain choices, which stay in the form and are what is sent.
const form = document.querySelector("[data-order]");
const list = form.querySelector("[data-areas]");
const asks = form.querySelector("[data-untouched]");
const together = form.elements.answer;
const cards = [...list.children];
const choice = (card) => card.querySelector("select");
const placeOf = (card) => tiers.findIndex((tier) => tier.includes(card));

// The cards that share a place, place by place; the cards without a view.
let tiers = [];
let silent = [];
// A list nobody touched is no order; one's own earlier answer is.
let mine = false;

function read() {
  const places = {};
  cards.forEach((card, index) => {
    const place = choice(card).value;
    if (place) mine = true;
    if (place === "none") silent.push(card);
    // What has no place yet comes last; whole numbers as keys keep their order.
    else (places[place || 100 + index] ||= []).push(card);
  });
  tiers = Object.values(places);
}

function take(card) {
  silent = silent.filter((other) => other !== card);
  tiers = tiers.map((tier) => tier.filter((other) => other !== card)).filter((tier) => tier.length);
}

function move(card, step) {
  const at = placeOf(card);
  const edge = tiers[at].at(step < 0 ? 0 : -1);
  // A card first steps out of a shared place; from its edge it passes the next place.
  const beside = tiers[edge === card ? at + step : at]?.find((other) => other !== card);
  if (!beside) return;
  take(card);
  tiers.splice(placeOf(beside) + (step > 0), 0, [card]);
  changed(card);
}

const deeds = {
  move: (card, step) => move(card, Number(step)),
  join(card) {
    const at = placeOf(card);
    tiers.splice(at, 2, [...tiers[at], ...tiers[at + 1]]);
    changed(card, "part");
  },
  part(card) {
    const at = placeOf(card);
    const cut = tiers[at].indexOf(card) + 1;
    tiers.splice(at, 1, tiers[at].slice(0, cut), tiers[at].slice(cut));
    changed(card, "join");
  },
  silence(card) {
    take(card);
    silent.push(card);
    changed(card, "speak");
  },
  speak(card) {
    take(card);
    tiers.push([card]);
    changed(card, "move");
  },
};

function draw(kept) {
  const placed = tiers.flat();
  const all = [...placed, ...silent];
  // The card in hand is never taken out of the page: it would lose the focus, and the finger.
  const at = all.indexOf(kept);
  all.forEach((card, index) => {
    if (index < at) list.insertBefore(card, kept);
    else if (index > at) list.append(card);
    const tier = tiers[placeOf(card)];
    const joined = !!tier && card !== tier.at(-1);
    card.classList.toggle("silent", !tier);
    card.classList.toggle("joined", joined);
    card.classList.toggle("joinable", !!tier && !joined && card !== placed.at(-1));
    const place = tier && placed.indexOf(tier[0]) + 1;
    card.querySelector("[data-place]").textContent = place || "";
    if (mine) choice(card).value = place || "none";
    const [up, down] = card.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", card === placed[0]);
    down.setAttribute("aria-disabled", card === placed.at(-1));
  });
  form.classList.toggle("all-together", together.checked);
}

function changed(card, focus) {
  mine = true;
  asks.hidden = true;
  together.checked = false;
  draw(card);
  const told = silent.includes(card) ? form.dataset.toldSilent : form.dataset.toldPlace;
  form.querySelector("[data-told]").textContent = told
    .replace("{area}", card.dataset.name)
    .replace("{place}", choice(card).value)
    .replace("{places}", tiers.flat().length);
  if (focus) card.querySelector(`[data-${focus}]`).focus();
}

// An old browser stops before the class, and keeps the plain choices.
read();
draw(cards[0]);
form.classList.add("arrows-on");

list.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const [[deed, value]] = Object.entries(button.dataset);
  deeds[deed](button.closest("[data-area]"), value);
});

// Dragging by the number only, so that a thumb on a card scrolls the page.
list.addEventListener("pointerdown", (event) => {
  const card = event.target.closest("[data-grip]")?.closest("[data-area]");
  if (!card || event.button) return;
  event.preventDefault();
  const middle = (other) => {
    const box = other.firstElementChild.getBoundingClientRect();
    return box.top + box.height / 2;
  };
  const follow = ({ clientY }) => {
    const placed = tiers.flat();
    const at = placed.indexOf(card);
    if (at > 0 && clientY < middle(placed[at - 1])) move(card, -1);
    else if (at + 1 < placed.length && clientY > middle(placed[at + 1])) move(card, 1);
  };
  const drop = () => {
    document.onpointermove = document.onpointerup = document.onpointercancel = null;
    card.classList.remove("dragged");
  };
  card.classList.add("dragged");
  document.onpointermove = follow;
  document.onpointerup = document.onpointercancel = drop;
});

together.addEventListener("change", () => draw(cards[0]));
form.addEventListener("submit", (event) => {
  if (mine || together.checked) return;
  event.preventDefault();
  asks.hidden = false;
  asks.focus();
});
form.querySelector("[data-mine]").addEventListener("click", () => {
  mine = true;
  draw(cards[0]);
  form.requestSubmit();
});
