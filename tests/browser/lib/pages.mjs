// Which pages there are, and which are looked at where all would take too long.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The addresses of all pages of the handbook in `folder`, in order. */
export function pagesIn(folder) {
  const found = [];
  const walk = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.html')) found.push(relative(folder, path).split(sep).join('/'));
    }
  };
  walk(folder);
  return found.sort();
}

/** One of each sort: the home page, a chapter, a process, a post, a register, the reports. */
export const SAMPLE = [
  'index.html',
  'quality.html',
  'processes/purchase.html',
  'roles/store-manager.html',
  'registers/kpis.html',
  'coverage.html',
  'findings.html',
  '404.html',
];

/** All pages at the top, and one of each folder. */
export function ofEachSort(pages) {
  const seen = new Set();
  return pages.filter((it) => {
    const folder = it.split('/').slice(0, -1).join('/');
    return folder === '' || (!seen.has(folder) && seen.add(folder));
  });
}

/** Whether a page belongs to the edition in another language than the manual's own. */
export const isTranslated = (page) => /^(en|zh)\//.test(page);

/** The address as a browser asks for it. */
export const asked = (page) => page.split('/').map(encodeURIComponent).join('/');
