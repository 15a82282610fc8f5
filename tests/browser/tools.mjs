// What scripts add to pages: contents that follow, copying, large pictures, tables in order, the
// way to the top, reviews that are due; and what readers meet at old and wrong addresses.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keep } from './lib/promise.mjs';
import { serve } from './lib/serve.mjs';

const PARTS = Array.from({ length: 12 }, (_, n) => `\n## Part ${n}\n\n${'Words and words.\n\n'.repeat(8)}`);
const MANUAL = {
  'manual.yaml': 'title: Café\nlanguages: [en]\nbase_url: https://cafe.example/shared/handbook/\n',
  'opening.md': `---
title: Opening
status: draft
tags: [morning]
formerly: [old/start.md]
next_review: 2020-01-01
---
Words first.

\`\`\`sh
echo 早上好
\`\`\`

![The plan](plan.svg)

| Item | Price | Since | Time | Version |
|---|---|---|---|---|
| 油条 | ¥1,200 | 2025-03-01 | 2 hours | 3.10 |
| 包子 | ¥90.5 | 2024-12-31 | 30 min | 3.9 |
| 豆浆 | ¥3 | 2026-01-01 | 1 day | 3.1 |
| 茶 | | 2023-01-01 | 45 min | 12.0 |
${PARTS.join('')}`,
  'plan.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400" width="800" height="400"><rect width="800" height="400" fill="#ccc"/></svg>',
};

await keep('the tools of a page work, and old addresses lead on', async (it) => {
  const { opsbook, browser, broken } = it;
  const folder = mkdtempSync(join(tmpdir(), 'opsbook-tools-'));
  for (const [path, text] of Object.entries(MANUAL)) {
    mkdirSync(dirname(join(folder, 'manual', path)), { recursive: true });
    writeFileSync(join(folder, 'manual', path), text);
  }
  const site = join(folder, 'site');
  execFileSync(opsbook, ['build', join(folder, 'manual'), '--out', site], { stdio: 'ignore' });
  const server = await serve(site);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const is = (what, found, expected) => {
    if (found !== expected) broken(`${what}: ${JSON.stringify(found)}, and not ${JSON.stringify(expected)}`);
  };
  try {
    await page.goto(`${server.url}opening.html`);
    await sorting(page, is);
    await copying(page, is);
    await zooming(page, is);
    await reading(page, is);
    is('the mark of a review', await page.locator('.due-mark').innerText(), 'overdue');
    await addresses(page, server.url, is);
    await keeping(page, it.url, is);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});

async function sorting(page, is) {
  const column = (at) => page.locator(`.prose tbody tr > :nth-child(${at})`).allInnerTexts();
  const expected = {
    Item: '包子 茶 豆浆 油条',
    Price: '豆浆 包子 油条 茶',
    Since: '茶 包子 油条 豆浆',
    Time: '包子 茶 油条 豆浆',
  };
  for (const [name, order] of Object.entries(expected)) {
    const button = page.locator('.prose thead .sort', { hasText: name });
    await button.press('Enter');
    is(`by ${name}`, (await column(1)).join(' '), order);
    is(`${name} says so`, await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
    await button.press('Enter');
    const down = order.split(' ').filter((it) => name !== 'Price' || it !== '茶').reverse();
    is(`by ${name}, down`, (await column(1)).join(' '), [...down, ...(name === 'Price' ? ['茶'] : [])].join(' '));
    await button.press('Enter');
    is(`as written after ${name}`, (await column(1)).join(' '), '油条 包子 豆浆 茶');
  }
}

async function copying(page, is) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.click('.copy');
  await page.waitForFunction(() => document.querySelector('.copy').textContent === 'Copied');
  is('the clipboard', await page.evaluate(() => navigator.clipboard.readText()), 'echo 早上好\n');
}

async function zooming(page, is) {
  const button = page.locator('.zoom');
  is('its name', await button.getAttribute('aria-label'), 'Enlarge picture: The plan');
  await button.focus();
  await page.keyboard.press('Enter');
  is('a dialog', await page.locator('dialog.zoomed').evaluate((it) => it.open), true);
  await page.keyboard.press('Escape');
  // A dialog says that it is closed a moment later.
  await page.locator('dialog').waitFor({ state: 'detached', timeout: 5000 }).catch(() => {});
  is('the dialog after Escape', await page.locator('dialog').count(), 0);
  is('the focus after it', await page.evaluate(() => document.activeElement.className), 'zoom');
}

async function reading(page, is) {
  const marked = () => page.locator('.toc [aria-current]').innerText();
  is('the way to the top', await page.locator('.to-top-near').count(), 0);
  await page.evaluate(() => document.getElementById('part-6').scrollIntoView());
  await page.waitForTimeout(150);
  is('the part being read', await marked(), 'Part 6');
  is('the contents stay', (await page.locator('.toc summary').boundingBox()).y < 200, true);
  await page.click('.to-top-near');
  await page.waitForTimeout(150);
  is('the scroll after the way to the top', await page.evaluate(() => scrollY < 100), true);
  await page.click('.toc a >> nth=-1');
  await page.waitForTimeout(250);
  is('the last part', await marked(), 'Part 11');
}

async function addresses(page, url, is) {
  await page.goto(`${url}old/start.html`);
  await page.waitForURL(`${url}opening.html`);
  is('what stands at the new address', await page.locator('h1').innerText(), 'Opening');
  await page.click('.tags a');
  is('a tag', await page.locator('main .ledger a').innerText(), 'Opening');
  await page.goto(`${url}no/such/page/here.html`);
  is('a wrong address', await page.locator('h1').innerText(), 'Page not found');
  is('its styles', await page.evaluate(() => getComputedStyle(document.querySelector('.top')).position), 'sticky');
  await page.click('main a >> nth=0');
  is('the way home from it', page.url(), `${url}index.html`);
}

/** The side bar of the sample manual, which is longer than the window. */
async function keeping(page, url, is) {
  const scrolled = () => page.locator('.drawer-panel').evaluate((it) => Math.round(it.scrollTop));
  await page.goto(`${url}quality.html`);
  await page.locator('.drawer-panel').evaluate((it) => it.scrollTo(0, 60));
  await page.click('.tree a[href="marketing.html"]');
  await page.waitForLoadState();
  is('the scroll of the side bar on the next page', await scrolled(), 60);
}
