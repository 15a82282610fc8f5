// Every page is valid HTML: the validator of the W3C, on all of them in one call.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import vnu from 'vnu-jar';
import { keep } from './lib/promise.mjs';

await keep('the validator finds no error', async ({ site, pages, broken, told }) => {
  const files = pages.map((it) => join(site, it));
  const options = ['-Xss2m', '-jar', vnu, '--errors-only', '--stdout', '--format', 'json'];
  const run = spawnSync('java', [...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  const { messages } = JSON.parse(run.stdout);
  for (const it of messages) {
    broken(`${it.url.replace(`file:${site}/`, '')}:${it.lastLine}: ${it.message}`);
  }
  told(`${files.length} pages`);
});
