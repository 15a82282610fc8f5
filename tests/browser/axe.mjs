// No barrier that a machine can find: axe with WCAG 2.2 AA and its best practices, on every page,
// light and dark, on a desk and on a phone.
//
// Every page is looked at by every rule once. The other three looks ask again only where they can
// answer differently: rules about colours and about the layout, and colours only if the page holds
// an element in a surrounding that no page before it had: its own classes and those of all above,
// as far as the style sheet knows them. Of an edition in another language, which is made of the same
// parts with words of other lengths, one page of each sort is looked at like that, and the rest by
// the rules about the layout. The page to print is all others in one, and axe takes minutes
// for so many elements at once: it is looked at piece by piece, each time without the other parts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { keep, each } from './lib/promise.mjs';
import { asked, isTranslated, ofEachSort } from './lib/pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
const LAYOUT = ['target-size', 'scrollable-region-focusable'];
const WIDTHS = { desk: 1440, phone: 390 };
/** So many parts of the page to print are looked at together. */
const PARTS = 40;

await keep('axe finds nothing', async ({ site, browser, url, pages, broken, told }) => {
  const seen = new Set();
  const styled = classesIn(site);
  const tabs = [0, 1].map(() => browser.newPage({ bypassCSP: true }));
  const isPrinted = (it) => /(^|\/)print\.html$/.test(it);
  const read = pages.filter((it) => !isPrinted(it));
  const sample = new Set(ofEachSort(read.filter(isTranslated)));
  const isAlike = (it, from) => isTranslated(it) && (from === undefined ? !sample.has(it) : from > 0);
  const pieces = [];
  for (const address of pages.filter(isPrinted)) {
    const parts = readFileSync(join(site, address), 'utf8').split('<section class="part ').length - 1;
    if (parts < 2) broken(`${address}: ${parts} parts`);
    for (let from = 0; from < parts; from += PARTS) pieces.push({ address, from });
  }
  const looked = [...pieces, ...read.map((address) => ({ address }))];
  let coloured = 0;
  await each(looked, async ({ address, from }, worker) => {
    const page = await tabs[worker];
    const look = async (width, colorScheme, rules) => {
      await page.setViewportSize({ width: WIDTHS[width], height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The page answers to its new width in the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const found = await page.evaluate(run, { tags: TAGS, ...rules });
      found.forEach((it) => broken(`${address} (${width}, ${colorScheme}): ${it}`));
    };
    await page.setViewportSize({ width: WIDTHS.desk, height: 900 });
    await page.goto(url + asked(address));
    if (from !== undefined) await page.evaluate(leave, { from, to: from + PARTS });
    await page.evaluate(axe.source);
    if (isAlike(address, from)) {
      await look('desk', 'light', { only: LAYOUT });
      await look('phone', 'light', { only: LAYOUT });
      return;
    }
    const news = (await page.evaluate(surroundings, styled)).filter((it) => !seen.has(it));
    news.forEach((it) => seen.add(it));
    const isNew = news.length > 0;
    await look('desk', 'light', { without: isNew ? [] : COLOURS });
    if (isNew) {
      coloured += 1;
      await look('desk', 'dark', { only: COLOURS });
      await look('phone', 'dark', { only: COLOURS });
    }
    await look('phone', 'light', isNew ? {} : { only: LAYOUT });
  });
  told(`${read.length} pages and ${pieces.length} pieces of the page to print, ${coloured} of them with elements of a new colour`);
});

/** In the page to print: takes out all parts but some. */
function leave({ from, to }) {
  document.querySelectorAll('section.part').forEach((it, at) => {
    if (at < from || at >= to) it.remove();
  });
}

/** In the page: what axe finds, by all rules or by some. */
async function run({ tags, only, without = [] }) {
  const found = await globalThis.axe.run(document, {
    runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: tags },
    rules: Object.fromEntries(without.map((it) => [it, { enabled: false }])),
    resultTypes: ['violations'],
  });
  return found.violations.map((it) => `${it.id}: ${it.nodes.length} × ${it.nodes[0].html.slice(0, 120)}`);
}

/** The classes that the style sheets of the handbook speak of. */
function classesIn(site) {
  const folder = join(site, 'opsbook');
  const sheets = readdirSync(folder).filter((it) => it.endsWith('.css'));
  const text = sheets.map((it) => readFileSync(join(folder, it), 'utf8')).join('');
  return [...new Set(text.match(/\.[a-z][\w-]*/gi))].map((it) => it.slice(1));
}

/** In the page: each element with all above it, as style sheets can tell them apart. */
function surroundings(styled) {
  const all = new Set();
  const known = new Set(styled);
  const walk = (element, above) => {
    const marks = ['aria-current', 'open', 'hidden', 'lang', 'disabled'].filter((it) => element.hasAttribute(it));
    const classes = [...element.classList].filter((it) => known.has(it)).sort();
    const here = `${above}>${element.tagName}.${classes}[${marks}]`;
    all.add(here);
    for (const child of element.children) walk(child, here);
  };
  walk(document.body, '');
  return [...all];
}
