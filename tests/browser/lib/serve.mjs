// A plain web server as handbooks meet it: files below a sub-path, compressed, 404.html for the rest.
import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};
const SUB_PATH = '/shared/handbook/';

/** Serves `folder` on a free port. */
export function serve(folder, subPath = SUB_PATH) {
  const answers = new Map();
  const read = (path) => {
    const file = join(folder, normalize(`/${path}`));
    const whole = statSync(file).isDirectory() ? join(file, 'index.html') : file;
    return { type: TYPES[extname(whole)] ?? 'application/octet-stream', body: gzipSync(readFileSync(whole)) };
  };
  const answer = (address) => {
    if (!answers.has(address)) {
      const path = decodeURIComponent(address.split(/[?#]/)[0]);
      try {
        if (!path.startsWith(subPath)) throw new Error('elsewhere');
        answers.set(address, { status: 200, ...read(path.slice(subPath.length)) });
      } catch {
        answers.set(address, { status: 404, ...read('404.html') });
      }
    }
    return answers.get(address);
  };
  const server = createServer((request, response) => {
    const { status, type, body } = answer(request.url);
    response.writeHead(status, {
      'content-type': type,
      'content-encoding': 'gzip',
      'content-length': body.length,
      'cache-control': 'max-age=600',
    });
    response.end(body);
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      ready({
        url: `http://127.0.0.1:${server.address().port}${subPath}`,
        close: () => { server.closeAllConnections(); server.close(); },
      });
    });
  });
}
