// No page asks anybody else for anything, and each keeps to its own strict policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep } from './lib/promise.mjs';
import { asked, ofEachSort } from './lib/pages.mjs';

/** What a page may not hold: where it would fetch from, or what its policy forbids. */
const FORBIDDEN = {
  'a script in the page': /<script(?![^>]*\bsrc=)[^>]*>/i,
  'a style in the page': /<style[\s>]/i,
  'a style attribute': /<[a-z][^>]*\sstyle=/i,
  'a handler attribute': /<[a-z][^>]*\son[a-z]+=/i,
  'something from elsewhere': /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc=["']?(?:https?:)?\/\//i,
  'a style sheet from elsewhere': /<link\b[^>]*rel=["'](?:stylesheet|preload|preconnect|icon)["'][^>]*href=["'](?:https?:)?\/\//i,
};

await keep('no request elsewhere, nothing against the policy', async (it) => {
  const { site, pages, url, browser, broken, told } = it;
  for (const address of pages) {
    const html = readFileSync(join(site, address), 'utf8');
    if (!html.includes('http-equiv="Content-Security-Policy" content="default-src \'none\';')) {
      broken(`${address}: no policy`);
    }
    for (const [what, pattern] of Object.entries(FORBIDDEN)) {
      const found = pattern.exec(html);
      if (found) broken(`${address}: ${what}: ${found[0].slice(0, 120)}`);
    }
  }
  const page = await browser.newPage();
  const own = new URL(url).origin;
  let address = '';
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) {
      broken(`${address}: asked ${request.url()}`);
    }
  });
  page.on('console', (it) => {
    if (it.type() === 'error' && !it.text().includes('404')) broken(`${address}: ${it.text()}`);
  });
  page.on('pageerror', (error) => broken(`${address}: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (it) => {
      console.error(`against the policy: ${it.violatedDirective} ${it.blockedURI}`);
    });
  });
  const visited = ofEachSort(pages);
  for (address of visited) await page.goto(url + asked(address), { waitUntil: 'load' });
  told(`${pages.length} pages read, ${visited.length} visited`);
});
