// Keeps the ticks of "what is it about" consistent: areas, or all of them, or none on the list.
const WIDE = ["all", "other"];

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
