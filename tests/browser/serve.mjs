// The preview in a browser: an open page follows the edits where it is, a broken edit stands over
// the last good page, can be closed and comes back by a button, and goes when it is mended.
// Arguments: the folder of a built site (not used here), and the program.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const program = path.resolve(process.argv[3]);
const folder = await mkdtemp(path.join(tmpdir(), "opsbook-serve-"));
const file = (name) => path.join(folder, "manual", name);
const chapter = (words) => `# Welcome\n\n${"A line of text.\n\n".repeat(200)}\n\n${words}\n`;
await mkdir(file("templates"), { recursive: true });
await writeFile(file("manual.yaml"), "title: Café\ndefault_language: en\n");
await writeFile(file("long.md"), chapter("The first edition."));

const served = spawn(program, ["serve", "--port", "0", "--lang", "en"], { cwd: folder });
const address = await new Promise((found, failed) => {
  let text = "";
  served.stdout.on("data", (data) => {
    text += data;
    const at = text.match(/http:\/\/\S+\//);
    if (at) { found(at[0]); }
  });
  served.on("exit", () => failed(new Error("the program has ended")));
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage();
  const refused = [];
  page.on("console", (message) => { if (message.type() === "error") { refused.push(message.text()); } });
  await page.goto(`${address}long.html`);
  await page.evaluate(() => scrollTo(0, 900));
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 500, "the page is long enough");

  await writeFile(file("long.md"), chapter("The second edition."));
  await page.getByText("The second edition.").waitFor({ state: "attached" });
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, place);

  const panel = page.locator("aside.opsbook-live");
  assert.equal(await panel.count(), 0, "nothing is wrong");
  await writeFile(file("templates/base.html"), "{% extends \"builtin/base.html\" %}\n{% block colophon %}{% oops %}{% endblock %}\n");
  await panel.getByText("cannot be shown yet").waitFor();
  await panel.getByText("templates/base.html:2:").waitFor();
  assert.ok(await page.getByText("The second edition.").count(), "the page stays");
  assert.equal(await panel.getByRole("status").count(), 1, "it is announced");
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "the focus stays");

  await page.keyboard.press("Escape");
  await panel.getByText("cannot be shown yet").waitFor({ state: "detached" });
  await panel.getByRole("button", { name: "1 error" }).click();
  await panel.getByText("cannot be shown yet").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Close");
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "1 error" }).waitFor();

  await rm(file("templates/base.html"));
  await panel.waitFor({ state: "detached" });

  await page.goto(`${address}no/such/page.html`);
  await page.locator(".brand").click();
  assert.equal(page.url(), `${address}index.html`);
  const wrong = refused.filter((it) => !it.includes("404"));
  assert.deepEqual(wrong, [], "the policy of the page lets the preview do all this");
} finally {
  await browser.close();
  served.kill("SIGINT");
  await rm(folder, { recursive: true });
}
console.log("serve: ok");
