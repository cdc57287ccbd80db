// Counts the minutes until the time in data-ends, in the words of data-left and data-over.
function tick() {
  for (const part of document.querySelectorAll("[data-ends]")) {
    const minutes = Math.ceil((Date.parse(part.dataset.ends) - Date.now()) / 60000);
    const words = minutes >= 0 ? part.dataset.left : part.dataset.over;
    part.textContent = words.replace("#", Math.abs(minutes));
  }
}

tick();
setInterval(tick, 5000);
document.addEventListener("part-shown", tick);
