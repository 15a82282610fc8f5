// The side navigation: sections fold, by mouse and by keyboard, from a host and from a disk; what
// was unfolded stays so on the next page, and so does the place in it; what cannot be fetched leads
// nobody astray; and nothing of it is missed without a script.
import { pathToFileURL } from 'node:url';
import { keep } from './lib/promise.mjs';

const FROM = 'processes/purchase.html';

await keep('sections of the side navigation fold', async ({ site, url, browser, broken, told }) => {
  for (const root of [url, `${pathToFileURL(site)}/`, `${url}en/`]) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const wrong = (text) => broken(`${root}: ${text}`);
    page.on('pageerror', (it) => wrong(it.message));
    page.on('requestfailed', (it) => wrong(`${it.url()}: ${it.failure().errorText}`));
    await page.goto(root + FROM);
    told(`${root}: ${await page.locator('.fold').count()} sections`);
    await folds(page, wrong);
    await page.close();
    await staysThere(await browser.newPage({ viewport: { width: 1280, height: 600 } }), root, wrong);
    await isNotThere(await browser.newPage({ viewport: { width: 1280, height: 600 } }), root, wrong);
  }
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(url + FROM);
  if (await page.locator('.fold').count()) broken('without a script there are buttons that do nothing');
  await page.locator('li[data-below] > a').first().click();
  if (!(await page.locator('main a').count())) broken('without a script a section leads nowhere');
  await plain.close();
});

/** Unfolds all that is folded. */
async function unfoldAll(page) {
  const folded = page.locator('.fold[aria-expanded="false"]');
  while (await folded.count()) {
    await folded.first().click();
    await page.waitForTimeout(100);
  }
}

/** The navigation stays where it was scrolled to, and shows the own page; nothing moves. */
async function staysThere(page, root, wrong) {
  await page.goto(root + FROM);
  await unfoldAll(page);
  await page.locator('.tree-chapters li li a').last().click();
  await page.waitForLoadState();
  const seen = await page.evaluate(() => {
    const panel = document.querySelector('.drawer-panel');
    const here = document.querySelector('.tree-chapters [aria-current="page"]').getBoundingClientRect();
    return { top: panel.scrollTop, isSeen: here.top > 0 && here.bottom < innerHeight };
  });
  if (!seen.top || !seen.isSeen) wrong(`the own page is out of sight: ${JSON.stringify(seen)}`);
  const moved = await page.evaluate(() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((all) => all.getEntries().forEach((it) => { sum += it.value; })).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);
  }));
  if (moved > 0) wrong(`the page moved by ${moved}`);
  await page.close();
}

/** What lies below a section is gone, as after a new edition was published. */
async function isNotThere(page, root, wrong) {
  const from = new URL(root + FROM).href;
  await page.goto(from);
  await unfoldAll(page);
  await page.evaluate(() => Object.keys(sessionStorage)
    .filter((it) => it.startsWith('opsbook-below')).forEach((it) => sessionStorage.removeItem(it)));
  await page.route('**/below-*', (route) => route.abort());
  await page.reload();
  await page.waitForTimeout(500);
  if (page.url() !== from) wrong(`the page that was asked for became ${page.url()}`);
  const folded = page.locator('.fold[aria-expanded="false"]');
  if (!(await folded.count())) wrong('what is not there looks unfolded');
  await folded.first().click();
  await page.waitForURL((it) => it.href !== from, { timeout: 3000 })
    .catch(() => wrong('a section that cannot be unfolded does not lead to its page'));
  await page.close();
}

async function folds(page, wrong) {
  const shown = (button) => button.locator('xpath=following-sibling::ul[not(@hidden)]/li');
  const called = (name) => page.locator(`.fold[aria-label="${name}"]`);
  const nameOf = (is) => page.locator(`.fold[aria-expanded="${is}"]`).first().getAttribute('aria-label');
  const path = called(await nameOf(true));
  const current = page.locator('.tree-chapters [aria-current="page"]');
  if (!(await current.isVisible())) wrong('the own page is not shown');
  await path.click();
  if (await current.isVisible()) wrong('a section does not fold');
  await path.click();
  if (!(await current.isVisible())) wrong('a section does not unfold again');

  const name = await nameOf(false);
  const same = called(name);
  await same.focus();
  await page.keyboard.press('Enter');
  await shown(same).first().waitFor({ timeout: 3000 }).catch(() => wrong(`${name}: nothing comes`));
  const links = await shown(same).locator('> a').evaluateAll((all) => all.map((it) => it.href));
  if (links.length < 2) wrong(`${name}: ${links.length} links`);
  await page.goto(links[0]);
  if (!(await page.locator('h1').innerText())) wrong(`${links[0]}: no page`);
  if (!(await page.locator('.tree-chapters [aria-current="page"]').isVisible())) wrong(`${links[0]} is not marked`);

  await page.goBack();
  await shown(same).first().waitFor({ timeout: 3000 }).catch(() => wrong(`${name} does not stay unfolded`));
  await same.click();
  if (await shown(same).count()) wrong(`${name} does not fold`);
  await page.reload();
  if ((await same.getAttribute('aria-expanded')) !== 'false') wrong(`${name} does not stay folded`);
}
