// On paper: the whole manual as one PDF with cover, bookmarks, numbers in the contents and links
// that work inside of it; nothing is left behind and nothing is half; and single pages are black
// on white, without navigation, whatever colours the reader has chosen.
// Arguments: the folder of a built site, and the program.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.argv[2]);
const program = path.resolve(process.argv[3]);
const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";
const folder = mkdtempSync(path.join(tmpdir(), "print-"));
const temporary = path.join(folder, "temporary");
mkdirSync(temporary);
const write = (name, text) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
write("manual/manual.yaml", `title: Night shift
default_language: en
number: QC-7
version: "2.1"
status: draft
prepared_by: {person: Ada, date: 2026-01-02}
history: [{version: "2.1", date: 2026-01-02, summary: Second issue}]
distribution: [{copy_no: "01", to: role:cook, date: 2026-01-03}]
`);
write("manual/first.md", "# First\n\n[Second](part/second.md#details), [plan](part/plan.svg), [out](https://example.com/).\n");
write("manual/part/index.md", "# Part\n\nText.\n");
write("manual/part/second.md", "# Second\n\n![Plan](plan.svg)\n\n## Details\n\nBack to [first](../first.md), by [](role:cook).\n");
write("manual/part/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>\n");
write("manual/people.md", "---\nroles: [{id: cook, name: Cook, duties: [Bakes]}]\n---\n\n# People\n\nAll of us.\n");

const exportedBy = (browser, ...more) => spawnSync(program, ["export", "pdf", "manual", "--lang", "en", "--browser", browser, ...more],
  { cwd: folder, encoding: "utf8", env: { ...process.env, TMPDIR: temporary } });
const exported = (...more) => exportedBy(executable, ...more);
try {
  const ended = exported("--out", "a.pdf");
  assert.ok(ended.status < 2, ended.stderr);
  assert.match(ended.stdout, /pages printed to a\.pdf/);
  assert.deepEqual(readdirSync(folder).sort(), ["a.pdf", "manual", "temporary"]);
  assert.deepEqual(readdirSync(temporary).filter((it) => it.startsWith("opsbook-")), [], "nothing is left behind");

  const pdf = readFileSync(path.join(folder, "a.pdf"), "latin1");
  assert.ok(pdf.includes("/Outlines") && pdf.includes("/Title (First)"), "bookmarks");
  assert.ok(pdf.includes("/Marked true"), "tagged, for those who listen");
  assert.ok(!pdf.includes("file:"), "no link leads to a file of this machine");
  assert.ok(pdf.includes("/URI (https://example.com/)"));
  const places = new Set([...pdf.matchAll(/\/(p[\w.-]+) \[\d+ 0 R/g)].map((it) => it[1]));
  const links = [...pdf.matchAll(/\/Dest \/(\S+)/g)].map((it) => it[1]);
  assert.ok(links.length > 5 && links.every((it) => places.has(it)), "links lead to places in it");

  if (spawnSync("pdftotext", ["-v"]).error) {
    console.log("print: the text of the PDF was not read, since there is no pdftotext");
  } else {
    const text = execFileSync("pdftotext", ["-layout", path.join(folder, "a.pdf"), "-"], { encoding: "utf8" });
    const sheets = text.split("\f");
    for (const words of ["Night shift", "QC-7", "Ada", "Signature"]) { assert.ok(sheets[0].includes(words), words); }
    assert.ok(sheets[1].includes("Second issue") && /01\s+Cook/.test(sheets[1]), "changes, and copies by name");
    assert.match(text, /Night shift · QC-7 · Version 2\.1/, "the head of the sheets");
    assert.match(text, /Page 2 of \d/, "their foot");
    assert.match(sheets[1], /F\s+T\s+R\s+A\s+D/, "the watermark, aslant, so that its letters are read line by line");
    const [, number] = text.match(/^\s*Second\s+(\d+)$/m) ?? [];
    assert.ok(number, "the contents have numbers");
    assert.ok(sheets[number - 1].includes("Details"), "and these are right");
  }

  assert.ok(exported("--out", "letter.pdf", "--paper", "letter").status < 2);
  assert.match(readFileSync(path.join(folder, "letter.pdf"), "latin1"), /MediaBox \[0 0 612 792\]/);

  // Another language of the handbook has a paper of its own.
  const none = exported("--out", "zh.pdf", "--edition", "zh");
  assert.equal(none.status, 2);
  assert.match(none.stderr, /no edition in 中文; add `zh-CN` to `languages`/);
  const settings = readFileSync(path.join(folder, "manual/manual.yaml"), "utf8");
  write("manual/manual.yaml", `${settings.replace("title: Night shift", "title: {en: Night shift, zh: 夜班}")}languages: [en, zh]\n`);
  write("manual/part/second.zh.md", "# 第二\n\n![图](plan.svg)\n\n## 细节\n\n回到[开头](../first.md)。\n");
  assert.ok(exported("--out", "zh.pdf", "--edition", "zh").status < 2);
  const chinese = readFileSync(path.join(folder, "zh.pdf"), "latin1");
  assert.ok(!chinese.includes("file:"), "no link leads to a file of this machine");
  assert.match(chinese, /\/Lang \(zh-CN\)/);
  if (!spawnSync("pdftotext", ["-v"]).error) {
    const text = execFileSync("pdftotext", ["-layout", path.join(folder, "zh.pdf"), "-"], { encoding: "utf8" });
    assert.ok(text.includes("夜班") && text.includes("细节"), "in Chinese");
    assert.match(text, /^\s*第二\s+\d+$/m, "the contents have numbers");
  }

  // A browser that fails leaves what was there.
  write("bad", "#!/bin/sh\necho 'no screen' >&2\nexit 1\n");
  execFileSync("chmod", ["+x", path.join(folder, "bad")]);
  const failed = exportedBy(path.join(folder, "bad"), "--out", "a.pdf");
  assert.equal(failed.status, 2);
  assert.match(failed.stderr, /wrote no whole PDF; it said: no screen/);
  assert.equal(readFileSync(path.join(folder, "a.pdf"), "latin1"), pdf, "the old file stays");
} finally {
  rmSync(folder, { recursive: true });
}

const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"] });
try {
  const page = await browser.newPage({ colorScheme: "dark" });
  const pages = ["index.html", "print.html", "findings.html"];
  for (const name of pages) {
    await page.goto(pathToFileURL(path.join(site, name)).href);
    await page.evaluate(() => { document.documentElement.setAttribute("data-theme", "dark"); });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(() => {
      const shown = (it) => it && it.getClientRects().length > 0;
      return {
        ink: getComputedStyle(document.querySelector("main")).color,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        navigation: [".top", ".drawer", ".toc", ".pager", ".on-screen"].filter((it) => shown(document.querySelector(it))),
      };
    });
    assert.equal(seen.ink, "rgb(0, 0, 0)", name);
    assert.equal(seen.paper, "rgb(255, 255, 255)", name);
    assert.deepEqual(seen.navigation, [], name);
  }
} finally {
  await browser.close();
}
console.log("print: ok");
