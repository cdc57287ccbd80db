// Says quietly how many characters are left in a field, as the server counts them.
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
