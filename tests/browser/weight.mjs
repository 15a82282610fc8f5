// Pages are light: with everything that they fetch, and nothing on them moves while they load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { keep } from './lib/promise.mjs';
import { SAMPLE, asked } from './lib/pages.mjs';

const HEAVIEST = 55 * 1024;
const REQUESTS = 6;

await keep('a page weighs at most 55 KB in 6 requests, and nothing jumps', async (it) => {
  const { broken, told, url, browser } = it;
  const shared = new Map();
  for (const address of SAMPLE) {
    for (const width of [1440, 390]) {
      const seen = await loaded(browser, url + asked(address), width);
      for (const [at, bytes] of seen.requests) if (!at.includes('.html')) shared.set(at, bytes);
      const bytes = [...seen.requests.values()].reduce((sum, it) => sum + it, 0);
      if (width === 1440) told(`${address}: ${bytes} bytes, ${seen.requests.size} requests`);
      if (bytes > HEAVIEST) broken(`${address}: ${bytes} bytes`);
      if (seen.requests.size > REQUESTS) broken(`${address}: ${seen.requests.size} requests`);
      if (seen.shift > 0) broken(`${address} at ${width}: moved by ${seen.shift} (${seen.moved})`);
    }
  }
  // The other pages fetch the same; only they themselves differ.
  const frame = [...shared.values()].reduce((sum, it) => sum + it, 0);
  // The page to print holds all others, and is no page to read.
  const isRead = (address) => !/(^|\/)print\.html$/.test(address);
  for (const address of it.pages.filter(isRead)) {
    const bytes = frame + gzipSync(readFileSync(join(it.site, address))).length;
    if (bytes > HEAVIEST) broken(`${address}: ${bytes} bytes`);
  }
});

/** What a page fetched, by address, and how far its parts moved. */
async function loaded(browser, at, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  const requests = new Map();
  const addresses = new Map();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', (it) => addresses.set(it.requestId, it.request.url));
  cdp.on('Network.loadingFinished', (it) => {
    requests.set(addresses.get(it.requestId), it.encodedDataLength);
  });
  await page.addInitScript(() => {
    globalThis.moves = [];
    new PerformanceObserver((list) => globalThis.moves.push(...list.getEntries())).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  await page.goto(at, { waitUntil: 'networkidle' });
  const { shift, moved } = await page.evaluate(() => ({
    shift: globalThis.moves.reduce((sum, it) => sum + it.value, 0),
    moved: globalThis.moves.flatMap((it) => it.sources.map((s) => s.node?.className ?? '')).join(', '),
  }));
  await page.close();
  return { requests, shift, moved };
}
