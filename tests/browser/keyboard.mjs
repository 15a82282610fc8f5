// Everything is reached by the keyboard: the way past the frame, a focus that one sees, no trap.
import { keep } from './lib/promise.mjs';
import { SAMPLE, asked } from './lib/pages.mjs';

const MOST = 400;

await keep('every stop of the keyboard is seen, and none is a trap', async (it) => {
  const { browser, url, broken, told } = it;
  for (const width of [1440, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const address of SAMPLE) {
      await page.goto(url + asked(address));
      await skips(page, (text) => broken(`${address} at ${width}: ${text}`));
      await page.goto(url + asked(address));
      const stops = await walk(page, (text) => broken(`${address} at ${width}: ${text}`));
      if (width === 1440) told(`${address}: ${stops} stops`);
    }
    await page.close();
  }
});

async function skips(page, broken) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.className);
  if (first !== 'skip') return broken(`the first stop is ${first}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(30);
  const at = await page.evaluate(() => document.activeElement.tagName);
  if (at !== 'MAIN') broken(`the way past the frame leads to ${at}`);
}

/** Tabs through the whole page; the number of stops. */
async function walk(page, broken) {
  for (let stops = 0; stops < MOST; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describe);
    if (stop.isOutside) return stops;
    if (stop.again) return broken(`caught at ${stop.name}`), stops;
    if (stop.fault) broken(`${stop.fault}: ${stop.name}`);
  }
  return MOST;
}

/** The element with the focus: whether one sees it, and sees that it has the focus. */
function describe() {
  const it = document.activeElement;
  if (!it || it === document.body || it === document.documentElement) return { isOutside: true };
  const name = `<${it.tagName.toLowerCase()} class="${it.className}"> ${it.textContent.trim().slice(0, 30)}`;
  const again = it === globalThis.before;
  globalThis.before = it;
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const middle = [box.left + Math.min(box.width / 2, innerWidth / 2), box.top + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(...middle);
  // A link that covers its card draws the mark around the card.
  const marks = [style, getComputedStyle(it, '::after')];
  const hasMark = marks.some((it) => it.outlineStyle !== 'none' && parseFloat(it.outlineWidth) >= 2);
  let fault = '';
  if (!hasMark) fault = 'no mark of the focus';
  else if (box.width < 1 || box.height < 1) fault = 'nothing to see';
  else if (box.bottom < 0 || box.top > innerHeight) fault = 'outside of the window';
  else if (!top || !(it.contains(top) || top.contains(it))) fault = `covered by <${top?.className}>`;
  return { name, again, fault };
}
