// Light and dark: as the system, or as the reader chose, without a flash; on paper black on white.
import { keep } from './lib/promise.mjs';

const LIGHT = 0.8;
const DARK = 0.1;

await keep('light and dark are right from the first moment, and paper is white', async (it) => {
  const { browser, url, broken } = it;
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme });
    await page.goto(`${url}quality.html`);
    await shows(page, colorScheme, broken, `the system is ${colorScheme}`);
    await page.close();
  }
  await chosen(browser, url, broken);
  await printed(browser, url, broken);
});

/** The switch: what it does lasts, and is there before anything is drawn. */
async function chosen(browser, url, broken) {
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.addInitScript(watch);
  await page.goto(`${url}quality.html`);
  const words = new Set();
  for (const expected of ['light', 'dark']) {
    await page.click('.scheme');
    await shows(page, expected, broken, `${expected} was chosen`);
    words.add(await page.locator('.scheme').innerText());
    await page.goto(`${url}index.html`);
    await shows(page, expected, broken, `${expected} was chosen on another page`);
    const { set, drawn } = await page.evaluate(() => ({
      set: globalThis.setAt,
      drawn: performance.getEntriesByName('first-paint')[0]?.startTime,
    }));
    if (drawn === undefined || !(set < drawn)) broken(`a flash: drawn at ${drawn}, set at ${set}`);
  }
  await page.click('.scheme');
  await shows(page, 'light', broken, 'the system was chosen again');
  words.add(await page.locator('.scheme').innerText());
  if (words.size !== 3) broken(`the switch says only ${[...words].join(', ')}`);
  await page.close();
}

/** A reader who likes it dark still gets black on white paper. */
async function printed(browser, url, broken) {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme });
    await page.addInitScript(() => localStorage.setItem('opsbook-scheme', 'dark'));
    await page.goto(`${url}processes/purchase.html`);
    await page.emulateMedia({ media: 'print', colorScheme });
    const { ground, ink } = await page.evaluate(colours);
    if (ground < 0.99 || ink > 0.01) broken(`on paper the ground is ${ground}, the ink ${ink}`);
    const pale = await page.evaluate(paleTexts);
    if (pale.length) broken(`pale on paper: ${pale.slice(0, 5).join(', ')}`);
    await page.close();
  }
}

async function shows(page, expected, broken, when) {
  await page.waitForTimeout(200);
  const { ground, ink } = await page.evaluate(colours);
  const isRight = expected === 'light' ? ground > LIGHT && ink < DARK : ground < DARK && ink > LIGHT / 1.3;
  if (!isRight) broken(`${when}: the ground is ${ground}, the ink ${ink}`);
}

/** In the page, before all else: when the choice takes effect. */
function watch() {
  new MutationObserver(() => {
    if (document.documentElement?.hasAttribute('data-theme')) globalThis.setAt ??= performance.now();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** In the page: how bright its ground and its ink are. */
function colours() {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((it) => {
      const part = Number(it) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return Math.round((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 1000) / 1000;
  };
  return {
    ground: light(getComputedStyle(document.documentElement).backgroundColor),
    ink: light(getComputedStyle(document.body).color),
  };
}

/** In the page: texts on paper that are too bright to read on white. */
function paleTexts() {
  return [...document.querySelectorAll('main *')]
    .filter((it) => it.checkVisibility() && [...it.childNodes].some((c) => c.nodeType === 3 && c.data.trim()))
    .filter((it) => {
      const of = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, c) => sum + Number(c), 0) / 3;
      const style = getComputedStyle(it);
      const isOnOwnGround = style.backgroundColor !== 'rgba(0, 0, 0, 0)';
      return !isOnOwnGround && of(style.color) > 150;
    })
    .map((it) => `<${it.tagName.toLowerCase()} class="${it.className}"> ${it.textContent.trim().slice(0, 12)}`);
}
