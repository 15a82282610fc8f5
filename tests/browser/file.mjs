// From a disk, without any server: styles, scripts, pictures and links.
import { pathToFileURL } from 'node:url';
import { keep } from './lib/promise.mjs';

await keep('a handbook opens from a folder', async ({ site, browser, broken, told }) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const root = `${pathToFileURL(site)}/`;
  page.on('requestfailed', (it) => broken(`${it.url()}: ${it.failure().errorText}`));
  page.on('console', (it) => it.type() === 'error' && broken(it.text()));
  page.on('pageerror', (it) => broken(it.message));
  await page.goto(`${root}index.html`);
  const way = ['main .ledger a >> nth=4', 'main .ledger a >> nth=0', '.crumbs a >> nth=0', '.tree-registers a >> nth=1'];
  for (const link of way) {
    const href = await page.locator(link).getAttribute('href');
    await page.click(link);
    await page.waitForLoadState();
    if (!page.url().startsWith(root)) broken(`${href} led to ${page.url()}`);
    const styled = await page.evaluate(() => getComputedStyle(document.querySelector('.top')).position);
    if (styled !== 'sticky') broken(`${page.url()}: no styles`);
    const scripted = await page.evaluate(() => document.documentElement.hasAttribute('data-js'));
    if (!scripted) broken(`${page.url()}: no script`);
    if (!(await page.locator('h1').innerText())) broken(`${page.url()}: no heading`);
  }
  told(`${way.length} links followed`);
});
