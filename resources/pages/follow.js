// Marks what somebody chose at a stand: the fragment of the address, such as
// #omrade=alidhem&tema=belysning, which a browser keeps to itself (RFC 3986, section 3.5).
// Nothing is stored, sent or written into the page: every word it can show stands there, hidden.
"use strict";
(() => {
  const NAMES = ["omrade", "tema"];
  const hints = [...document.querySelectorAll("[data-omrade], [data-tema]")];
  const promises = [...document.querySelectorAll(".promise")];
  const panel = document.getElementById("yours");

  function follow() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const fits = (hint) => NAMES.some((name) => asked.getAll(name).includes(hint.dataset[name]));
    const chosen = hints.filter(fits);
    if (chosen.length === 0) return; // another fragment, such as #promises, changes nothing
    for (const hint of hints) hint.hidden = !chosen.includes(hint);
    panel.hidden = false;

    const concerned = (promise) => chosen.some((hint) => promise.contains(hint));
    for (const promise of promises) promise.classList.toggle("chosen", concerned(promise));
    const others = promises.filter((promise) => !concerned(promise));
    for (const promise of [...promises.filter(concerned), ...others]) promise.parentNode.append(promise);

    const kept = new URLSearchParams();
    for (const hint of chosen.filter((hint) => panel.contains(hint))) {
      for (const name of NAMES) if (name in hint.dataset) kept.append(name, hint.dataset[name]);
    }
    for (const link of document.querySelectorAll(".languages a")) link.hash = kept.toString();
  }

  follow();
  addEventListener("hashchange", follow);
})();
