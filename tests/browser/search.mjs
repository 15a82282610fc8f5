// Search in a real browser, from a disk: `node tests/browser/search.mjs SITE`, where SITE is the
// built sample manual. Exit code 0 if all promises are kept.
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const site = path.resolve(process.argv[2] || "site");
const MOST = 200_000;
const wrong = [];
let kept = 0;
function promise(holds, words) {
  if (holds) { kept += 1; } else { wrong.push(words); console.log(`NOT ${words}`); }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A page that notes what it loads, and every breach of the policy.
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  page.loaded = [];
  page.breaches = [];
  page.on("request", (it) => page.loaded.push(it.url()));
  page.on("console", (it) => { if (it.type() === "error") { page.breaches.push(it.text()); } });
  page.on("pageerror", (it) => page.breaches.push(String(it)));
  await page.goto(address);
  return page;
}
const file = (name, asked = "") => pathToFileURL(path.join(site, name)).href + asked;

// Types a question into the dialog, and gives its options once they are there.
async function ask(page, text) {
  const before = await page.evaluate(() => window.answered || 0);
  if (!(await page.evaluate(() => Boolean(document.querySelector("dialog[open]"))))) {
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
  }
  await page.evaluate(() => {
    if (window.watching) { return; }
    window.watching = true;
    const status = document.querySelector(".search-dialog .search-status");
    new MutationObserver(() => { window.answered = (window.answered || 0) + 1; })
      .observe(status, { childList: true, characterData: true, subtree: true });
  });
  await page.fill(".search-dialog .search-field", text);
  await page.waitForFunction((n) => (window.answered || 0) > n, before, { timeout: 10_000 });
  return page.$$eval(".search-dialog [role=option]", (all) => all.map((it) => ({
    href: it.href,
    title: it.querySelector(".search-title").textContent,
    marks: Array.from(it.querySelectorAll("mark"), (m) => m.textContent),
    text: it.textContent,
  })));
}
const at = (href) => decodeURIComponent(new URL(href).pathname).slice(site.length + 1);

function pagesOf(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const inside = path.join(folder, it.name);
    if (it.isDirectory()) { return pagesOf(inside); }
    return it.name.endsWith(".html") ? [path.relative(site, inside)] : [];
  });
}

// Nothing is loaded before search is opened; then it works by keys alone.
{
  const page = await open(file("processes/purchase.html"));
  await page.waitForTimeout(300);
  promise(!page.loaded.some((it) => /search/.test(it.split("/opsbook/")[1] || "")), "nothing of search is loaded before it is opened");
  await page.focus("a.brand");
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog[open]");
  promise(await page.evaluate(() => document.activeElement.getAttribute("role") === "combobox"), "Ctrl-K opens the dialog, with the focus in its field");
  await page.keyboard.press("Escape");
  promise(await page.evaluate(() => !document.querySelector("dialog[open]") && document.activeElement.className === "brand"), "Escape closes and gives the focus back");
  await page.click(".search-open");
  promise(await page.evaluate(() => Boolean(document.querySelector("dialog[open]"))), "the button opens the dialog");
  let found = await ask(page, "采购");
  promise(found.length > 3 && found[0].marks.join("").includes("采购"), "Chinese is found and marked");
  const status = await page.textContent(".search-dialog [role=status]");
  promise(/\d+/.test(status), `the number of results is said: ${status}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.evaluate(() => {
    const field = document.querySelector(".search-dialog .search-field");
    const option = document.getElementById(field.getAttribute("aria-activedescendant"));
    return { is: document.activeElement === field && option.getAttribute("aria-selected") === "true", href: option.href };
  });
  promise(chosen.is, "arrow keys choose, the focus stays in the field");
  promise(await page.$$eval("[role=option][aria-selected=true]", (all) => all.length === 1), "one option is chosen");
  await page.keyboard.press("Enter");
  await page.waitForURL(chosen.href);
  promise(true, "Enter opens what is chosen");
  await page.waitForFunction(() => window.opsbookSearch && CSS.highlights.has("search"));
  promise(await page.evaluate(() => CSS.highlights.get("search").size > 0), "what was asked is marked on the page it opens");
  await page.keyboard.press("Escape");
  promise(await page.evaluate(() => !CSS.highlights.has("search") && !location.search), "Escape takes the marks away");
  found = await ask(page, "库存 盘点");
  promise(found.length > 0, "two words are found");
  found = await ask(page, "KPI 采购");
  promise(found.length > 0 && found.some((it) => it.marks.some((m) => /kpi/i.test(m))), "mixed scripts are found");
  found = await ask(page, "purchas");
  promise(found.length > 0 && at(found[0].href) === "processes/purchase.html", "an English word is found by its beginning, an id first");
  found = await ask(page, "XL-QP-01");
  promise(found.length > 0 && at(found[0].href) === "processes/purchase.html", "a document number is found");
  found = await ask(page, "caigouliucheng");
  promise(found.length > 0 && at(found[0].href) === "processes/purchase.html", "pinyin is found");
  found = await ask(page, "zzzzqqqq");
  promise(found.length === 0 && (await page.textContent(".search-dialog [role=status]")).length > 0, "that nothing is found is said");
  await page.fill(".search-dialog .search-field", "<img src=x onerror=alert(1)>");
  await page.waitForTimeout(400);
  promise(await page.evaluate(() => !document.querySelector(".search-dialog img")), "a question is never markup");
  // In a field, `/` is a character.
  await page.fill(".search-dialog .search-field", "");
  await page.keyboard.type("a/b");
  promise(await page.inputValue(".search-dialog .search-field") === "a/b", "`/` is typed in fields");
  promise(page.breaches.length === 0, `no breach of the policy, no error: ${page.breaches}`);
  await page.context().close();
}

// Every page is found by its title, and by words that stand on it, in each language.
const named = { "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#x27;": "'", "&#39;": "'", "&amp;": "&" };
// The handbook on one page for printing says everything a second time.
const isPage = (name) => path.basename(name) !== "print.html" && !/<body class="[^"]*page-(not_found|moved)/.test(fs.readFileSync(path.join(site, name), "utf8"));
const all = pagesOf(site).filter(isPage).sort();
const editions = ["", ...fs.readdirSync(site).filter((it) => fs.existsSync(path.join(site, it, "search.html"))).map((it) => `${it}/`)];
for (const edition of editions) {
  const others = editions.filter((it) => it && it !== edition);
  const pages = all.filter((it) => it.startsWith(edition) && !others.some((other) => it.startsWith(other)));
  const page = await open(file(`${edition}index.html`));
  const texts = await browser.newContext();
  const reader = await texts.newPage();
  let seed = 11, titles = 0, phrases = 0;
  for (const [number, name] of pages.entries()) {
    const html = fs.readFileSync(path.join(site, name), "utf8");
    const raw = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)[1].replace(/<[^>]*>/g, "");
    const title = raw.replace(/&[#\w]+;/g, (it) => named[it] || it).trim();
    const found = await ask(page, title);
    const twins = found.filter((it) => it.title === title).length;
    const is = found.findIndex((it) => at(it.href) === name);
    if (is >= 0 && is < Math.max(1, twins)) { titles += 1; } else { promise(false, `${name} is found by its title ${title}: ${found.slice(0, 3).map((it) => it.title)}`); }
    if (number % 10 !== 0) { continue; }
    // As people see it, not as the program takes it from the page.
    await reader.goto(file(name));
    const lines = (await reader.evaluate(() => document.querySelector("main .body").innerText)).split("\n")
      .map((it) => it.trim()).filter((it) => /[\p{L}\p{N}]{3}/u.test(it));
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const line = lines[seed % Math.max(1, lines.length)];
    if (!line) { continue; }
    const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const hits = await ask(page, line.slice(0, 24));
    const says = hits.some((it) => at(it.href) === name) || hits.slice(0, 3).some((it) => bare(it.text).includes(bare(line.slice(0, 24)).slice(0, 8)));
    if (says) { phrases += 1; } else { promise(false, `${name} is found by ${line.slice(0, 24)}`); }
  }
  promise(titles === pages.length && titles > 0, `all pages of ${edition || "the manual"} are found by their titles`);
  console.log(`${edition || "/"}: ${titles} of ${pages.length} titles, ${phrases} phrases`);
  await page.context().close();
  await texts.close();
}

// What a question costs a reader, by a host that does not compress.
{
  const server = http.createServer((asked, answer) => {
    const name = path.join(site, decodeURIComponent(new URL(asked.url, "http://x").pathname));
    fs.readFile(name, (error, bytes) => {
      if (error) { answer.writeHead(404).end(); return; }
      const type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : name.endsWith(".svg") ? "image/svg+xml" : "text/html";
      answer.writeHead(200, { "content-type": type, "content-length": bytes.length }).end(bytes);
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const host = `http://127.0.0.1:${server.address().port}`;
  let most = 0;
  for (const text of ["采购", "库存盘点差异怎么处理", "SKU 盘点", "purchase order", "的"]) {
    const page = await open(`${host}/index.html`);
    let bytes = 0;
    page.on("response", async (it) => { bytes += Number(it.headers()["content-length"] || 0); });
    await ask(page, text);
    most = Math.max(most, bytes);
    promise(bytes > 0 && bytes <= MOST, `${text} costs ${bytes} bytes, the script included`);
    await page.context().close();
  }
  console.log(`a question costs at most ${most} bytes, the script included`);
  const page = await open(`${host}/search.html?q=${encodeURIComponent("盘点")}`);
  await page.waitForSelector(".search-lists a");
  promise(await page.inputValue(".search-page .search-field") === "盘点", "`?q=` is answered on the page of search");
  promise((await page.$$(".search-lists h2")).length > 1, "results are grouped");
  await page.fill(".search-page .search-field", "采购");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "采购");
  promise(true, "the address of the page of search can be shared");
  promise(page.breaches.length === 0, `no breach on the page of search: ${page.breaches}`);
  await page.context().close();
  server.close();
}

// Without scripts, the page of search says so and lists the registers.
{
  const page = await open(file("search.html"), { javaScriptEnabled: false });
  promise((await page.textContent("main")).includes("JavaScript"), "without scripts, the page of search says so");
  promise((await page.$$("main .chips a")).length > 5, "without scripts, it lists the registers");
  await page.context().close();
}

// From a disk; on a phone; for all readers; light and dark.
for (const colorScheme of ["light", "dark"]) {
  for (const width of [1200, 320]) {
    const page = await open(file("index.html"), { colorScheme, viewport: { width, height: 640 } });
    promise(await page.isVisible(".search-open"), `the button is seen, ${width}`);
    await page.click(".search-open");
    const found = await ask(page, "盘点");
    promise(found.length > 3, `found, ${colorScheme} ${width}`);
    await page.keyboard.press("ArrowDown");
    const fits = await page.evaluate(() => {
      const dialog = document.querySelector("dialog[open]");
      const box = dialog.getBoundingClientRect();
      return document.documentElement.scrollWidth <= innerWidth && dialog.scrollWidth <= dialog.clientWidth + 1
        && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
        && Array.from(dialog.querySelectorAll("*")).every((it) => it.getBoundingClientRect().right <= innerWidth + 1);
    });
    promise(fits, `nothing sticks out, ${colorScheme} ${width}`);
    // The policy forbids what puts the checker into a page: it is lifted for the checker only.
    const lifted = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 640 } });
    const other = await lifted.newPage();
    const check = async (name) => {
      await other.evaluate(axe);
      const found = await other.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations
        .map((it) => `${it.id}: ${it.nodes.map((n) => n.html.slice(0, 120)).join(" ; ")}`));
      promise(found.length === 0, `axe is content, ${name} ${colorScheme} ${width}: ${found.join("\n  ")}`);
    };
    await other.goto(file("index.html"));
    await ask(other, "盘点");
    await other.keyboard.press("ArrowDown");
    await check("dialog");
    await other.goto(file("search.html", `?q=${encodeURIComponent("盘点")}`));
    await other.waitForSelector(".search-lists a");
    await check("page of search");
    await lifted.close();
    await page.context().close();
  }
}

await browser.close();
console.log(`${kept} promises kept, ${wrong.length} broken`);
process.exit(wrong.length ? 1 : 0);
