// On the narrowest phone nothing is cut off and nothing scrolls sideways, and the drawer works.
import { keep, each } from './lib/promise.mjs';
import { asked } from './lib/pages.mjs';

await keep('pages fit 320 px; the drawer opens and closes', async (it) => {
  const { browser, url, pages, broken, told } = it;
  const tabs = [0, 1].map(() => browser.newPage({ viewport: { width: 320, height: 640 } }));
  await each(pages, async (address, worker) => {
    const page = await tabs[worker];
    await page.goto(url + asked(address), { waitUntil: 'domcontentloaded' });
    const wide = await page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return null;
      const out = [...document.querySelectorAll('main *')].find(
        (it) => it.getBoundingClientRect().right > root.clientWidth + 1,
      );
      return `${root.scrollWidth} px, by <${out?.tagName} class="${out?.className}">`;
    });
    if (wide) broken(`${address}: ${wide}`);
  });
  told(`${pages.length} pages`);
  await drawer(await tabs[0], url, broken);
});

async function drawer(page, url, broken) {
  const isOpen = () => page.locator('.drawer-panel').isVisible();
  const closes = async (how, act) => {
    if (!(await isOpen())) await page.click('.drawer > summary');
    if (!(await isOpen())) broken('the drawer does not open');
    await act();
    await page.waitForTimeout(100);
    if (await isOpen()) broken(`the drawer does not close ${how}`);
  };
  await page.goto(`${url}quality.html`);
  if (await isOpen()) broken('the drawer is open before anybody asked');
  await closes('by its button', () => page.click('.drawer > summary'));
  await closes('by Escape', () => page.keyboard.press('Escape'));
  const focused = await page.evaluate(() => document.activeElement.tagName);
  if (focused !== 'SUMMARY') broken(`after Escape the focus is on ${focused}`);
  await closes('by a touch beside it', () => page.mouse.click(310, 400));
  await page.click('.drawer > summary');
  await page.click('.tree a[href$="kpis.html"] >> nth=0');
  await page.waitForLoadState();
  if (!page.url().includes('kpis')) broken(`a link in the drawer led to ${page.url()}`);
}
