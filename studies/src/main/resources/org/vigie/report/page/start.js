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

drawAll([...document.querySelectorAll("[data-figure]")]);
