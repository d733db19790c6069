/* Small makers of elements, and what happens when the page opens. */

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function button(text, action) {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", action);
  return made;
}

document.querySelectorAll("[data-table]").forEach(place => { place.table = new DataTable(place); });

const tables = [...document.querySelectorAll("[data-table]")].map(place => place.table);
window.addEventListener("beforeprint", () => tables.forEach(table => table.print()));
window.addEventListener("afterprint", () => tables.forEach(table => table.printed()));

drawAll([...document.querySelectorAll("[data-figure]")]);
