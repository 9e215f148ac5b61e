"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const findings = all("article.finding");
  const keys = one("#keys");
  const box = one("#export");
  const said = one("#said");

  // What a browser does not keep for files is kept as long as the page is open.
  const kept = (() => {
    const memory = new Map();
    let lasting = true;
    try {
      localStorage.setItem("atodds/probe", "1");
      localStorage.removeItem("atodds/probe");
    } catch {
      lasting = false;
    }
    return {
      lasting,
      get(key) {
        try {
          return JSON.parse(lasting ? localStorage.getItem(key) : memory.get(key) ?? null);
        } catch {
          return null;
        }
      },
      set(key, value) {
        const text = JSON.stringify(value);
        memory.set(key, text);
        if (!lasting) return;
        try {
          if (value === null) localStorage.removeItem(key);
          else localStorage.setItem(key, text);
        } catch {
          say("The browser could not keep this: export the decisions before you close the page.");
        }
      },
    };
  })();

  let saying = 0;
  const say = (text) => {
    clearTimeout(saying);
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = text; });
    saying = setTimeout(() => { said.textContent = ""; }, 6000);
  };

  // Decisions, by the finding's fingerprint.
  const slot = (finding) => "atodds/decision/" + finding.dataset.fingerprint;
  const decided = (finding) => kept.get(slot(finding)) ?? { kind: "", reason: "" };
  const named = { accept: "Accepted", dismiss: "Dismissed", ask: "To ask the desk" };

  function decide(finding, change) {
    const now = { ...decided(finding), ...change };
    kept.set(slot(finding), now.kind || now.reason ? now : null);
    for (const twin of findings) if (slot(twin) === slot(finding)) show(twin);
    filter();
  }

  function show(finding) {
    const { kind, reason } = decided(finding);
    if (kind) finding.dataset.decided = kind;
    else delete finding.dataset.decided;
    for (const button of all("[data-decision]", finding))
      button.setAttribute("aria-pressed", String(button.dataset.decision === kind));
    const field = one(".reason", finding);
    if (field.value !== reason) field.value = reason;
  }

  const toggle = (finding, kind) => {
    const off = decided(finding).kind === kind;
    decide(finding, { kind: off ? "" : kind });
    say(off ? "Taken back" : named[kind]);
  };

  // Filters, one form a story.
  const memo = (form) => "atodds/filter/" + form.closest(".story").dataset.story;
  const forms = all("form.filters");

  function filter() {
    for (const form of forms) {
      const story = form.closest(".story");
      const severities = all("[name=severity]", form).filter((box) => box.checked).map((box) => box.value);
      const wanted = { code: form.elements.code.value, outlet: form.elements.outlet.value };
      const undecided = form.elements.undecided.checked;
      let shown = 0;
      const own = all("article.finding", story);
      for (const finding of own) {
        const fits = severities.includes(finding.dataset.severity)
          && (!wanted.code || finding.dataset.code === wanted.code)
          && (!wanted.outlet || finding.dataset.outlets.split(" ").includes(wanted.outlet))
          && !(undecided && finding.dataset.decided && finding !== document.activeElement?.closest("article.finding"));
        finding.hidden = !fits;
        shown += fits;
      }
      for (const subject of all("section.subject", story))
        subject.hidden = !all("article.finding", subject).some((finding) => !finding.hidden);
      const left = own.filter((finding) => !finding.dataset.decided).length;
      one(".showing", form).textContent = `${shown} of ${own.length} shown, ${left} not yet decided`;
    }
  }

  function remember(form) {
    kept.set(memo(form), {
      off: all("[name=severity]", form).filter((box) => !box.checked).map((box) => box.value),
      code: form.elements.code.value,
      outlet: form.elements.outlet.value,
      undecided: form.elements.undecided.checked,
    });
  }

  function recall(form) {
    const state = kept.get(memo(form));
    if (!state) return;
    for (const box of all("[name=severity]", form)) box.checked = !(state.off ?? []).includes(box.value);
    for (const name of ["code", "outlet"])
      if (all("option", form.elements[name]).some((option) => option.value === state[name])) form.elements[name].value = state[name];
    form.elements.undecided.checked = Boolean(state.undecided);
  }

  // The baseline file.
  const quoted = (text) => JSON.stringify(text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " "));

  function baseline() {
    const owner = one(".owner", box).value.trim();
    const expires = one(".expires", box).value;
    const seen = new Set();
    const lines = ["# Findings that were looked at; made from the page of the report.", "findings:"];
    for (const finding of findings) {
      const { kind, reason } = decided(finding);
      const { fingerprint, code } = finding.dataset;
      if ((kind !== "accept" && kind !== "dismiss") || seen.has(fingerprint)) continue;
      seen.add(fingerprint);
      lines.push(`  - fingerprint: ${quoted(fingerprint)}`, `    code: ${quoted(code)}`);
      const why = reason.trim() || (kind === "accept" ? "accepted as it stands" : "not at odds");
      lines.push(`    message: ${quoted(one(".message", finding).textContent)}`, `    reason: ${quoted(why)}`);
      if (owner) lines.push(`    owner: ${quoted(owner)}`);
      if (expires) lines.push(`    expires: ${quoted(expires)}`);
    }
    if (seen.size === 0) lines[1] = "findings: []";
    return { text: lines.join("\n") + "\n", count: seen.size };
  }

  function fill() {
    const counts = { accept: 0, dismiss: 0, ask: 0 };
    for (const finding of findings) {
      const { kind } = decided(finding);
      if (kind in counts) counts[kind] += 1;
    }
    const open = findings.length - counts.accept - counts.dismiss - counts.ask;
    one(".summary", box).textContent =
      `${counts.accept} accepted, ${counts.dismiss} dismissed, ${counts.ask} to ask the desk, ${open} not yet decided.`;
    one("textarea", box).value = baseline().text;
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([baseline().text], { type: "application/yaml" }));
    link.download = "baseline.yaml";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const openExport = () => { fill(); box.showModal(); };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      say(done ? "Copied" : "The browser does not let this page copy.");
    }
  }

  // Keys.
  const here = () => document.activeElement?.closest("article.finding");

  function go(step, fits) {
    const shown = findings.filter((finding) => !finding.hidden);
    const from = here();
    const at = from ? shown.indexOf(from) : step > 0 ? -1 : shown.length;
    for (let n = at + step; n >= 0 && n < shown.length; n += step) {
      if (!fits(shown[n])) continue;
      shown[n].focus({ preventScroll: true });
      shown[n].scrollIntoView({ block: "start" });
      return;
    }
    say(step > 0 ? "No further finding" : "No finding before this one");
  }

  const any = () => true;
  const undecided = (finding) => !finding.dataset.decided;
  const on = (act) => () => { const finding = here(); if (finding) act(finding); };
  const actions = {
    j: () => go(1, any),
    k: () => go(-1, any),
    n: () => go(1, undecided),
    N: () => go(-1, undecided),
    a: on((finding) => toggle(finding, "accept")),
    d: on((finding) => toggle(finding, "dismiss")),
    q: on((finding) => toggle(finding, "ask")),
    w: on((finding) => { const why = one("details.why", finding); why.open = !why.open; }),
    r: on((finding) => one(".reason", finding).focus()),
    e: openExport,
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape" && event.target.matches(".reason")) event.target.closest("article.finding").focus();
      return;
    }
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const finding = button.closest("article.finding");
    if (button.dataset.decision) toggle(finding, button.dataset.decision);
    else if (button.matches(".copy")) copy(button.dataset.question);
    else if (button.matches(".export")) openExport();
    else if (button.matches(".help")) keys.showModal();
    else if (button.matches(".save")) save();
    else if (button.matches(".clear")) {
      for (const finding of findings) kept.set(slot(finding), null);
      findings.forEach(show);
      filter();
      fill();
    }
  });

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.matches(".reason")) decide(field.closest("article.finding"), { reason: field.value });
    else if (field.matches(".owner")) { kept.set("atodds/owner", field.value); fill(); }
    else if (field.matches(".expires")) fill();
    else if (field.closest("form.filters")) { remember(field.form); filter(); }
  });

  for (const form of forms) {
    form.hidden = false;
    recall(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { remember(form); filter(); }));
  }

  // A link that leads to a finding that is filtered out shows it all the same.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const hidden = target?.closest("[hidden]");
    if (!hidden) return;
    for (const form of forms) form.reset();
    setTimeout(() => target.scrollIntoView(), 50);
  };
  window.addEventListener("hashchange", arrive);
  window.addEventListener("storage", () => { findings.forEach(show); filter(); });

  // On paper everything is open.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => { for (const details of closed) details.open = false; });

  one(".owner", box).value = kept.get("atodds/owner") ?? "";
  one(".unkept", box).hidden = kept.lasting;
  for (const row of all(".decide")) row.hidden = false;
  findings.forEach(show);
  filter();
  arrive();
  document.documentElement.dataset.ready = "";
})();
