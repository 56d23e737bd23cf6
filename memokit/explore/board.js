// The board in the browser: it draws what Python decided and tells what was done. No number is made here.
const PARTS = ["counts", "chart", "table", "panel"];
const FILTERS = ["first", "last", "sources", "speaker", "words", "kind", "cue", "standing"];

function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...inside);
  return made;
}

// One message at a time: what changes while Python draws is sent, as one, when it has drawn. The picture comes after
// counts and table, and is asked for only where nothing newer has been done.
function talk(model, root) {
  const own = Math.random().toString(36).slice(2, 8);
  let count = 0, busy = null, waiting = {}, queue = [], timer = null;
  function next() {
    if (busy) return;
    let told = queue.shift();
    if (!told && Object.keys(waiting).length) { told = { content: { changes: waiting }, buffers: [] }; waiting = {}; }
    if (!told && model.get("late")) told = { content: { do: "picture" }, buffers: [] };
    if (!told) return;
    busy = `${own}:${++count}`;
    timer = setTimeout(() => root.setAttribute("aria-busy", "true"), 300);
    model.send({ ...told.content, number: busy }, undefined, told.buffers);
  }
  const finished = () => {
    if (model.get("done") !== busy) return;
    busy = null; clearTimeout(timer); root.removeAttribute("aria-busy"); next();
  };
  model.on("change:done", finished);
  return {
    change(changes) { Object.assign(waiting, changes); next(); },
    act(content, buffers = []) { queue.push({ content, buffers }); next(); },
    stop() { model.widget_manager?.kernel?.interrupt?.(); },
    off() { model.off("change:done", finished); },
  };
}

// ---- controls

function field(one, tell) {
  const id = `mk-${one.name}`;
  let control;
  if (one.kind === "choice") {
    control = make("select", { "data-name": one.name, "aria-label": one.label, onchange: (e) => tell({ [one.name]: e.target.value }) },
      ...one.options.map(([value, words]) => make("option", { value, selected: value === one.value }, words)));
  } else if (one.kind === "many") {
    return many(one, tell);
  } else {
    control = make("input", { type: one.kind === "day" ? "date" : "text", "data-name": one.name, "aria-label": one.label, value: one.value,
      placeholder: one.hint, list: one.options ? `${id}-list` : false, autocomplete: "off", spellcheck: "false" });
    let timer = null, sent = one.value;
    const send = () => { clearTimeout(timer); if (control.value !== sent) { sent = control.value; tell({ [one.name]: sent }); } };
    control.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(send, one.kind === "day" ? 400 : 250); });
    control.addEventListener("change", send);
    control.addEventListener("keydown", (e) => { if (e.key === "Enter") send(); });
  }
  const label = make("label", { class: one.kind }, make("span", {}, one.label), control);
  if (one.options && one.kind === "text")
    label.append(make("datalist", { id: `${id}-list` }, ...one.options.map((value) => make("option", { value }))));
  return label;
}

function many(one, tell) {
  const told = () => one.value.length ? one.options.filter(([v]) => one.value.includes(v)).map(([, w]) => w).join(", ") : "all";
  const summary = make("summary", { "aria-label": `${one.label}: ${told()}` }, told());
  const boxes = one.options.map(([value, words]) => make("label", {}, make("input", { type: "checkbox", value,
    checked: one.value.includes(value), onchange: () => tell({ [one.name]: [...box.querySelectorAll("input:checked")].map((i) => i.value) }) }), words));
  const box = make("div", { role: "group", "aria-label": one.label }, ...boxes);
  const details = make("details", { class: "many", "data-name": one.name }, summary, box);
  details.addEventListener("keydown", (e) => { if (e.key === "Escape") { details.open = false; summary.focus(); e.stopPropagation(); } });
  return make("fieldset", {}, make("span", {}, one.label), details);
}

function drawControls(into, fields, tell) {
  const open = [...into.querySelectorAll("details[open]")].map((d) => d.dataset.name);
  const active = into.contains(document.activeElement) ? document.activeElement : null;
  const mine = active && (active.dataset.name || active.closest("[data-name]")?.dataset.name);
  const value = active?.value, type = active?.type;
  into.replaceChildren(...fields.map((one) => field(one, tell)));
  for (const name of open) into.querySelector(`details[data-name="${name}"]`)?.setAttribute("open", "");
  if (!mine) return;
  const again = type === "checkbox"
    ? [...into.querySelectorAll(`[data-name="${mine}"] input`)].find((i) => i.value === value)
    : into.querySelector(`input[data-name="${mine}"],select[data-name="${mine}"],details[data-name="${mine}"] summary`);
  again?.focus();
  if (type === "text" && again) { again.value = value; again.setSelectionRange?.(value.length, value.length); }
}

// ---- marks of a chart: one stop of the Tab key, arrows from mark to mark, Enter opens

const keyOf = (a) => (a.getAttribute("href") || a.getAttribute("xlink:href") || "").slice(1);
function marksOf(chart) { return [...chart.querySelectorAll("svg a")]; }

function dressChart(chart) {
  const marks = marksOf(chart);
  marks.forEach((a, n) => {
    a.setAttribute("tabindex", n ? "-1" : "0");
    a.setAttribute("role", "button");
    if (a.getAttribute("aria-label")) return;  // the chart has said what the mark shows
    const words = decodeURIComponent(keyOf(a)).replace(/&/g, ", ").replace(/=/g, " ").replace(/\//g, " to ");
    a.setAttribute("aria-label", `open the sentences: ${words}`);
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = words;
    a.prepend(title);
  });
}

// A period by dragging: from the first bar touched to the last.
function brush(chart, change, missed) {
  let from = null, band = null, moved = false;
  const x = (e) => e.clientX - chart.getBoundingClientRect().left;
  chart.addEventListener("dragstart", (e) => e.preventDefault());  // a bar is a link, which the browser would drag itself
  chart.addEventListener("pointerdown", (e) => { if (e.button === 0 && chart.querySelector("svg")) { from = x(e); moved = false; } });
  chart.addEventListener("pointermove", (e) => {
    if (from === null || Math.abs(x(e) - from) < 6) return;
    if (!band) { band = make("div", { class: "brush" }); chart.append(band); chart.setPointerCapture(e.pointerId); }
    moved = true;
    Object.assign(band.style, { left: `${Math.min(from, x(e))}px`, width: `${Math.abs(x(e) - from)}px`, top: 0, bottom: 0 });
  });
  chart.addEventListener("pointerup", (e) => {
    const [low, high] = [Math.min(from ?? 0, x(e)), Math.max(from ?? 0, x(e))];
    band?.remove(); band = null;
    const dragged = from !== null && moved;
    from = null;
    if (!dragged) return;
    const left = chart.getBoundingClientRect().left, days = [];
    for (const a of marksOf(chart)) {
      const box = a.getBoundingClientRect(), touched = Math.min(box.right - left, high) - Math.max(box.left - left, low);
      const own = new URLSearchParams(keyOf(a)), span = own.get("days") || own.get("said") || `${own.get("from") || ""}/${own.get("to") || ""}`;
      const [first, last] = span.split("/");
      if (touched >= Math.min(3, box.width) && /^[12]\d{3}-/.test(first) && /^[12]\d{3}-/.test(last || "")) days.push([first, last]);
    }
    if (days.length) change({ first: days.map((d) => d[0]).sort()[0], last: days.map((d) => d[1]).sort().at(-1) });
    else missed();
    chart.addEventListener("click", (c) => { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true });
  });
}

// ---- an explorer

function explorer(model, root) {
  const say = talk(model, root);
  const at = { controls: make("div", { class: "controls", role: "group", "aria-label": "controls" }) };
  for (const name of PARTS) at[name] = make("div", { class: name });
  const status = make("span", { role: "status", "aria-live": "polite" });
  const busy = make("span", { class: "busy", role: "status" }, "working … ", make("button", { type: "button", onclick: () => say.stop() }, "stop"));
  const saves = make("span", { class: "saves" }, "save what is shown: ", ...["csv", "xlsx", "jsonl"].map((format) =>
    make("button", { type: "button", "data-format": format, onclick: () => say.act({ do: "export", format }) }, format.toUpperCase())));
  const clear = make("button", { type: "button", onclick: () => { say.change(Object.fromEntries(FILTERS.map((name) => [name, name === "sources" ? [] : ""]))); at.controls.querySelector("input")?.focus({ preventScroll: true }); } }, "clear all filters");
  const keys = make("span", { class: "keys" });
  const line = make("div", { class: "status" }, keys, status, saves);
  root.append(at.controls, make("div", { class: "counted" }, at.counts, busy, clear), at.chart, line, at.table, at.panel);
  at.panel.setAttribute("role", "region");
  at.panel.setAttribute("aria-label", "what a number or mark opens");

  function show(name) {
    if (name === "controls") {
      const fields = model.get("controls");
      clear.hidden = !fields.some((one) => FILTERS.includes(one.name) && one.value.length);
      return drawControls(at.controls, fields, say.change);
    }
    const part = at[name], had = part.contains(document.activeElement);
    const focusable = "a[href],button,[tabindex],select";
    const n = had ? [...part.querySelectorAll(focusable)].indexOf(document.activeElement) : -1;
    part.innerHTML = model.get(name);
    if (name === "chart") dressChart(part);
    if (name === "table" || name === "panel") dressRows(part);
    if (name === "table") keys.textContent = model.get("judges") && part.querySelector("[data-kind]")
      ? "On a row or mark: Enter opens; c checked, d doubtful, r rejected, e correct, m machine-read again" : "";
    if (name === "panel" && part.firstChild) {
      (part.querySelector("mark.hit") && part.querySelector(".memo") ? part.querySelector("mark.hit") : part.firstChild).scrollIntoView({ block: "nearest" });
      part.scrollIntoView({ block: "nearest" });
      part.querySelector("h3")?.focus({ preventScroll: true });
    } else if (had) {
      const list = [...part.querySelectorAll(focusable)];
      (list[Math.min(n, list.length - 1)] || at.controls.querySelector("input,select"))?.focus({ preventScroll: true });
    }
  }
  function dressRows(part) {
    const rows = [...part.querySelectorAll("tr[data-memo]")];
    rows.forEach((row, n) => row.setAttribute("tabindex", n ? "-1" : "0"));
    const marks = [...part.querySelectorAll("mark[data-why]")];
    marks.forEach((mark, n) => mark.setAttribute("tabindex", n ? "-1" : "0"));
  }
  const drawn = Object.fromEntries(["controls", ...PARTS].map((name) => [name, () => show(name)]));
  for (const [name, draw] of Object.entries(drawn)) { model.on(`change:${name}`, draw); draw(); }
  const told = () => { status.textContent = model.get("status"); };
  model.on("change:status", told); told();
  const file = (content, buffers) => {
    if (!content.file) return;
    const address = URL.createObjectURL(new Blob(buffers));
    const link = make("a", { href: address, download: content.file });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    status.textContent = `saved ${content.file}`;
  };
  model.on("msg:custom", file);

  const explain = (mark) => { const why = mark?.closest?.("mark[data-why]"), line = why?.closest(".table,.panel")?.querySelector(".why"); if (why && line) line.textContent = why.dataset.why; };
  root.addEventListener("focusin", (e) => explain(e.target));
  root.addEventListener("pointerover", (e) => explain(e.target));

  root.addEventListener("click", (e) => {
    const target = e.target;
    const set = target.closest("[data-set]"), does = target.closest("[data-do]"), copy = target.closest("[data-copy]");
    const link = target.closest("a"), row = target.closest("tr[data-memo]");
    if (copy) { copyText(copy.dataset.copy).then(() => { status.textContent = "copied, with its citation"; }); }
    else if (set) { e.preventDefault(); say.change(JSON.parse(set.dataset.set)); }
    else if (does) say.act({ do: does.dataset.do, value: does.dataset.value });
    else if (link && keyOf(link)) { e.preventDefault(); say.change({ door: keyOf(link), memo: "", beside: "" }); }
    else if (row && !String(getSelection())) openRow(row);
  });
  root.addEventListener("change", (e) => {
    const own = e.target.closest("[data-field]");
    if (own) say.change({ [own.dataset.field]: "number" in own.dataset ? Number(own.value) : own.value });
  });
  function openRow(row) {
    say.change({ memo: row.dataset.memo, at: Number(row.dataset.at), ...(model.get("name") === "reader" ? {} : { beside: "" }) });
  }
  root.addEventListener("keydown", (e) => {
    const target = e.target;
    if (target.matches("[data-name=find]") && e.key === "Enter") return nextHit(target.value);
    if (target.matches("input,select,summary,textarea")) return;
    if (e.key === "Escape" && at.panel.firstChild) { e.preventDefault(); return say.change({ door: "", memo: "", beside: "" }); }
    if ((e.key === "n" || e.key === "p") && model.get("name") === "reader" && !e.ctrlKey && !e.metaKey && !e.altKey)
      return at.table.querySelectorAll(".foot button")[e.key === "p" ? 0 : 1]?.click();
    const mark = target.closest("svg a"), row = target.closest("tr[data-memo]"), word = target.closest("mark[data-why]");
    if (mark) return step(e, marksOf(at.chart), mark, () => mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
    const judged = word?.dataset.kind ? { ...word.dataset, memo: word.closest("[data-memo]").dataset.memo } : row?.dataset;
    if (judged?.kind && model.get("judges") && "cdrem".includes(e.key) && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); return judge(judged, e.key, row || word); }
    if (target === row) return step(e, [...row.parentElement.children], row, () => openRow(row));
    if (target === word) return step(e, [...word.closest(".memo").querySelectorAll("mark[data-why]")], word, () => {});
  });
  let hit = -1, sought = "";
  function nextHit(words) {  // the first Enter finds, each further one goes on
    const hits = [...at.table.querySelectorAll("mark.hit")];
    hit = words === sought && hits.length ? (hit + 1) % hits.length : -1;
    sought = words;
    hits.forEach((one, n) => one.classList.toggle("now", n === hit));
    hits[hit]?.scrollIntoView({ block: "center" });
    if (hit >= 0) status.textContent = `place ${hit + 1} of ${hits.length}`;
  }
  function step(e, all, own, enter) {
    const n = all.indexOf(own), to = { ArrowRight: n + 1, ArrowDown: n + 1, ArrowLeft: n - 1, ArrowUp: n - 1, Home: 0, End: all.length - 1 }[e.key];
    if (e.key === "Enter" || e.key === " ") { e.preventDefault(); return enter(); }
    if (to === undefined || !all[to]) return;
    e.preventDefault();
    own.setAttribute("tabindex", "-1"); all[to].setAttribute("tabindex", "0"); all[to].focus();
  }
  function judge(own, key, near) {
    const told = { do: "verdict", key, kind: own.kind, memo: own.memo, start: Number(own.start) };
    if (key !== "e") return say.act(told);
    const day = own.kind === "day", row = near.closest("tr");  // beneath its own row, or beneath the memo's paragraphs
    const label = `${day ? "the right day" : "the right speaker"}${row ? "" : ` for “${clip(near.textContent)}”`}`;
    const input = make("input", { type: "text", "aria-label": label, size: 44,
      placeholder: day ? "2031-03-05, or 2031-03-05/2031-03-07" : "a name; empty: nobody named" });
    const close = () => { (row ? box.parentElement.parentElement : box).remove(); near.classList.remove("judged"); };
    const back = () => { close(); near.focus(); };
    const keep = () => { close(); say.act({ ...told, value: input.value }); };
    const box = make("div", { class: "correct" }, make("span", {}, label), input,
      make("button", { type: "button", class: "main", onclick: keep }, "keep"), make("button", { type: "button", onclick: back }, "cancel"));
    input.addEventListener("keydown", (e) => { if (e.key === "Enter") keep(); if (e.key === "Escape") back(); e.stopPropagation(); });
    root.querySelectorAll(".correct").forEach((old) => (old.closest("tr") || old).remove());
    root.querySelectorAll(".judged").forEach((old) => old.classList.remove("judged"));
    near.classList.add("judged");
    if (row) row.after(make("tr", {}, make("td", { colspan: row.cells.length }, box)));
    else near.closest(".memo").after(box);
    box.scrollIntoView({ block: "nearest" }); input.focus();
  }
  brush(at.chart, (days) => say.change(days), () => { status.textContent = "there is no bar where you dragged: the period stays as it was"; });
  // A list of boxes that was opened closes when something else is touched or reached.
  const leave = (e) => at.controls.querySelectorAll("details[open]").forEach((one) => { if (e.target instanceof Node && !one.contains(e.target)) one.open = false; });
  for (const name of ["pointerdown", "focusin"]) document.addEventListener(name, leave);
  // What another notebook of the case has chosen is taken over when this one comes into view again.
  const look = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting) && seenOnce++) say.act({ do: "look" }); });
  let seenOnce = 0;
  look.observe(root);
  return () => { for (const name of ["pointerdown", "focusin"]) document.removeEventListener(name, leave); say.off(); look.disconnect(); model.off("msg:custom", file); model.off("change:status", told); for (const [name, draw] of Object.entries(drawn)) model.off(`change:${name}`, draw); };
}

function clip(words) { return words.length > 60 ? `${words.slice(0, 59)}…` : words; }

async function copyText(words) {
  try { await navigator.clipboard.writeText(words); } catch {
    const area = make("textarea", { style: "position:fixed;opacity:0" });
    area.value = words; document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
  }
}

// ---- the start page

// JupyterLab's own commands: `memokit lab` hands them over; where it did not, JupyterLab asks whether they may be run.
function command(name, args = {}) {
  if (window.jupyterapp) return window.jupyterapp.commands.execute(name, args);
  const button = make("button", { "data-commandlinker-command": name, "data-commandlinker-args": JSON.stringify(args), hidden: true });
  document.body.append(button); button.click(); button.remove();
}

// Open a notebook beside this one and run it, once its kernel is ready. Whether it is, only JupyterLab knows.
async function openAndRun(path, tell) {
  command("docmanager:open", { path });
  const name = path.split("/").at(-1), app = window.jupyterapp;
  const ready = () => {
    const shown = app?.shell.currentWidget, session = shown?.sessionContext;
    return shown?.context?.path === path && shown.context.isReady && shown.content?.widgets?.length > 0
      && session?.isReady && session.session?.kernel?.status === "idle";
  };
  for (let waited = 0; app && waited < 600; waited++) {
    if (ready()) { command("notebook:run-all-cells"); return tell(""); }
    await new Promise((done) => setTimeout(done, 100));
  }
  tell(`${name} is open; there choose Run → Run All Cells in the menu`);
}

function startPage(model, root) {
  const say = talk(model, root), here = model.widget_manager?.context?.path, folder = here?.split("/").slice(0, -1) ?? [];
  const path = make("input", { type: "text", "aria-label": "folder or file of memos", placeholder: "such as C:\\memos or /home/me/memos" });
  const files = make("input", { type: "file", multiple: true, hidden: true, "aria-label": "files of memos", onchange: async () => {
    const chosen = [...files.files], buffers = await Promise.all(chosen.map((f) => f.arrayBuffer()));
    say.act({ do: "upload", names: chosen.map((f) => f.name) }, buffers); files.value = "";
  } });
  const press = (label, content, main) => make("button", { type: "button", class: main ? "main" : "", onclick: () => say.act(content()) }, label);
  const use = press("use this folder", () => ({ do: "folder", value: path.value }), true);
  path.addEventListener("keydown", (e) => { if (e.key === "Enter") use.click(); });
  const status = make("span", { role: "status", "aria-live": "polite" }), memos = make("div", { class: "memos" }), report = make("span");
  const tell = (words) => { status.textContent = words; };
  const open = ([file, words]) => make("a", { class: "button main", href: file, onclick: (e) => {
    if (here === undefined) return;  // not in JupyterLab: the link is followed
    e.preventDefault(); tell(`opening ${file} …`); openAndRun([...folder, file].join("/"), tell);
  } }, words);
  root.append(
    make("div", { class: "controls" }, make("label", { class: "path" }, make("span", {}, "where your memos are: a folder or a file"), path), use,
      press("add this folder", () => ({ do: "add", value: path.value })),
      make("button", { type: "button", onclick: () => files.click() }, "add files …"), files,
      press("read again", () => ({ do: "again" })), press("the sample memos", () => ({ do: "sample" }))),
    make("div", { class: "status" }, make("span", { class: "busy" }, "working … ", make("button", { type: "button", onclick: () => say.stop() }, "stop")), status),
    make("nav", { class: "foot", "aria-label": "explorers" }, make("b", {}, "Open and run:"), ...Object.entries(model.get("links")).map(open)),
    make("div", { class: "foot" }, make("b", {}, "On paper:"), press("make a report", () => ({ do: "report" })),
      press("run again and compare", () => ({ do: "compare" })), report),
    memos);
  const draw = () => {
    tell(model.get("status")); memos.innerHTML = model.get("memos");
    const made = model.get("report"), base = document.getElementById("jupyter-config-data"), above = folder.slice(0, -1);
    const address = made && folder.length && base ? JSON.parse(base.textContent).baseUrl + ["files", ...above, ...made.split("/")].map(encodeURIComponent).join("/") : "";
    report.replaceChildren(...(address ? [make("a", { href: address, target: "_blank" }, "open the last report")] : []));
  };
  for (const name of ["status", "memos", "report"]) model.on(`change:${name}`, draw);
  draw();
  return () => { say.off(); for (const name of ["status", "memos", "report"]) model.off(`change:${name}`, draw); };
}

// After *Run All Cells* a notebook stands at its last cell: what was run for, the explorer, is brought into view again.
async function comeIntoView(root) {
  const pause = () => new Promise((done) => setTimeout(done, 150));
  const panel = () => root.closest(".jp-NotebookPanel");  // none while the cell is off screen, or once it was run again
  const busy = () => [...(panel()?.querySelectorAll(".jp-InputPrompt") ?? [])].some((one) => one.textContent.includes("*"));
  for (let waited = 0; waited < 1200; waited++) {
    await pause();
    if (panel() && !busy()) return root.scrollIntoView({ block: "start" });
  }
}

export default {
  render({ model, el }) {
    const root = make("div", { class: `memokit memokit-explorer memokit-${model.get("name")}`, "data-lm-suppress-shortcuts": "true" });
    el.append(root);
    comeIntoView(root);
    return model.get("name") === "start" ? startPage(model, root) : explorer(model, root);
  },
};
