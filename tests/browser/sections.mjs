// The side navigation: sections fold, by mouse and by keyboard, from a host and from a disk; what
// was unfolded stays so on the next page; and nothing of it is missed without a script.
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
  }
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(url + FROM);
  if (await page.locator('.fold').count()) broken('without a script there are buttons that do nothing');
  await page.locator('li[data-below] > a').first().click();
  if (!(await page.locator('main a').count())) broken('without a script a section leads nowhere');
  await plain.close();
});

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
