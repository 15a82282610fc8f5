// A promise to readers, kept or broken: serves the handbook under a sub-path, opens a browser,
// and collects what does not hold. Every script of the folder above calls `keep` once.
//
//     node weight.mjs <folder of the handbook> <the program>
import { chromium } from 'playwright-core';
import { resolve } from 'node:path';
import { FLAGS, chromiumPath } from './chromium.mjs';
import { pagesIn } from './pages.mjs';
import { serve } from './serve.mjs';

/** So many faults are printed; the rest is counted. */
const SHOWN = 25;

/**
 * Runs `look` with
 *   site, opsbook  the folder of the handbook and the program
 *   pages          the addresses of all pages
 *   url            where the handbook is served, with `/` at the end
 *   browser        Chromium
 *   broken(text)   says what does not hold
 *   told(text)     says what was measured
 */
export async function keep(promise, look) {
  const [site, opsbook] = process.argv.slice(2).map((it) => resolve(it));
  if (!site) throw new Error('the folder of a handbook is wanted');
  const faults = [];
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  try {
    await look({
      site,
      opsbook,
      browser,
      pages: pagesIn(site),
      url: server.url,
      broken: (text) => faults.push(text),
      told: (text) => console.log(`  ${text}`),
    });
  } finally {
    await browser.close();
    server.close();
  }
  faults.slice(0, SHOWN).forEach((it) => console.log(`  ✗ ${it}`));
  if (faults.length > SHOWN) console.log(`  ✗ and ${faults.length - SHOWN} more`);
  console.log(faults.length ? `BROKEN: ${promise}` : `kept: ${promise}`);
  process.exitCode = faults.length ? 1 : 0;
}

/** Calls `work` for each of `items`, several at a time. */
export async function each(items, work, atOnce = 2) {
  const left = [...items];
  const worker = async (number) => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await work(item, number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, number) => worker(number)));
}
