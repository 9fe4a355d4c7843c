import * as fs from 'node:fs';
import path from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { problem } from '../problem.ts';

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
/**
 * Everything comes from here. Inline styles are allowed in the elements that Monaco writes; scripts never.
 */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** Addresses that are not the app's. */
const others = /^\/(v1|auth|docs|regelverk|problems|health|metrics|openapi\.json|demo-issuer)(\/|$)/;

/** A page that is asked for while it is built waits for it. */
const built = (building: string | Promise<string>): Promise<string> =>
  Promise.resolve(building).catch(() => {
    throw problem('unavailable', 'The rule editor could not be built; the log of the server says why.');
  });

/** The rule editor: its files, and its page at every address that is nobody else's. Mounted last. */
export function mountRuleEditor(app: OpenAPIHono, building: string | Promise<string>): void {
  app.use('/assets/*', compress());
  app.get('/assets/:file', async (c) => {
    const name = path.basename(c.req.param('file'));
    const file = path.join(await built(building), 'assets', name);
    const type = types[path.extname(name)];
    if (type === undefined || !fs.existsSync(file)) throw problem('not-found', 'There is nothing at this address.');
    // The name holds the hash of the contents.
    return c.body(fs.readFileSync(file), 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': contentSecurityPolicy,
    });
  });
  app.get('*', async (c, next) => {
    const isPage = (c.req.header('accept') ?? '').includes('text/html');
    if (!isPage || others.test(c.req.path)) return next();
    return c.body(fs.readFileSync(path.join(await built(building), 'index.html')), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': contentSecurityPolicy,
    });
  });
}
