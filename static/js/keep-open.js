// Keeps what a person has opened open when the part of the page around it is shown anew.
const opened = new Set();

document.addEventListener("toggle", ({ target }) => {
  if (!target.isConnected || !target.id) return;
  if (target.open) opened.add(target.id);
  else opened.delete(target.id);
}, true);

document.addEventListener("part-shown", () => {
  for (const id of opened) {
    const part = document.getElementById(id);
    if (part) part.open = true;
  }
});
