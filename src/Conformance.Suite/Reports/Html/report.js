
"use strict";
const specs = [...document.querySelectorAll("details.spec")];
const field = document.getElementById("filter");
const differ = document.getElementById("differ");
const fail = document.getElementById("fail");
const count = document.getElementById("count");
const texts = new Map();
let broken = "";
function textOf(spec) {
  if (!texts.has(spec)) texts.set(spec, spec.textContent.toLowerCase());
  return texts.get(spec);
}
function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
  let shown = 0;
  for (const spec of specs) {
    const fits = (!broken || spec.dataset.broken.split(" ").includes(broken))
      && (!differ.checked || "differ" in spec.dataset)
      && (!fail.checked || "fail" in spec.dataset)
      && words.every(word => textOf(spec).includes(word));
    spec.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("details.spec:not([hidden])");
  count.value = `${shown} of ${specs.length}` + (broken ? `, where ${broken.replace("@", " breaks under ")} (Escape shows all)` : "");
}
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) {
    outer.hidden = false;
    outer.open = true;
  }
  target.scrollIntoView();
}
document.querySelector(".filter").hidden = false;
document.querySelector(".filter").addEventListener("submit", event => event.preventDefault());
for (const control of [field, differ, fail]) control.addEventListener("input", filter);
for (const cell of document.querySelectorAll("a[data-broken]")) {
  cell.addEventListener("click", event => {
    event.preventDefault();
    broken = cell.dataset.broken;
    filter();
    document.getElementById("scenarios").scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
for (const spec of specs) {
  spec.addEventListener("toggle", () => {
    if (spec.open && !location.hash.includes(spec.querySelector(".body").id)) history.replaceState(null, "", "#" + spec.querySelector(".body").id);
  });
}
document.addEventListener("keydown", event => {
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") {
    broken = "";
    field.value = "";
    filter();
  }
});
addEventListener("hashchange", reveal);
filter();
reveal();
