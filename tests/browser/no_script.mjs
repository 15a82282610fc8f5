// Without JavaScript: text, navigation and registers are there, and nothing that cannot work.
import { keep } from './lib/promise.mjs';
import { SAMPLE, asked } from './lib/pages.mjs';

await keep('pages are complete without a script', async ({ browser, url, broken }) => {
  for (const width of [1440, 390]) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const isSeen = (part) => page.locator(part).first().isVisible();
    for (const address of SAMPLE) {
      const at = `${address} at ${width}`;
      await page.goto(url + asked(address));
      if (!(await isSeen('main h1'))) broken(`${at}: no heading`);
      if (width < 960) await page.click('.drawer > summary');
      if (!(await isSeen('.tree a'))) broken(`${at}: no navigation`);
      for (const idle of ['.scheme', '.filter', '.copy', '.sort']) {
        if ((await page.locator(idle).count()) && (await isSeen(idle))) broken(`${at}: ${idle} does nothing`);
      }
    }
    await page.goto(`${url}registers/kpis.html`);
    if ((await page.locator('tbody tr').count()) < 10) broken('the register is empty');
    if (width > 960) {
      await page.goto(`${url}quality.html`);
      if (!(await isSeen('.toc a'))) broken('the contents of the page are folded on a desk');
      await page.click('.tree a[href="kpis.html"]');
      if (!page.url().endsWith('/kpis.html')) broken(`a link led to ${page.url()}`);
    }
    await context.close();
  }
});
