// One key hides the big screen, and shows it again: the button that says so is pressed for it.
const TYPING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "h" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.repeat || event.target.closest(TYPING)) return;
  const button = document.querySelector("[data-hide-key]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
