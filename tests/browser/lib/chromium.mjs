// Where Chromium is, and how it is started: alone, and talking to nobody but us.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/** The browser named by CHROMIUM, or the first one on the path. */
export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((it) => join(it, name))).find((it) => existsSync(it));
  if (!found) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return found;
}
