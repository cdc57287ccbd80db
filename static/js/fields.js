// What fields do beside taking text: they say quietly how many characters are left, as the server
// counts them, and keep the ticks of "what is it about" consistent: areas, or all, or none of them.
const WIDE = ["all", "other"];

for (const counter of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(counter.dataset.counter);
  const say = () => {
    const left = Number(counter.dataset.longest) - [...field.value.trim()].length;
    counter.textContent = `${Math.abs(left)} ${left < 0 ? counter.dataset.over : counter.dataset.left}`;
    counter.classList.toggle("over", left < 0);
    counter.hidden = false;
  };
  field.addEventListener("input", say);
  say();
}

for (const group of document.querySelectorAll("[data-about]")) {
  group.addEventListener("change", ({ target }) => {
    if (!target.checked) return;
    for (const other of group.querySelectorAll("input:checked")) {
      if (other !== target && (WIDE.includes(target.value) || WIDE.includes(other.value))) {
        other.checked = false;
      }
    }
  });
}
