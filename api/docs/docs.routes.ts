import * as fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { problem } from '../problem.ts';

const { version } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};
const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files: { readonly [name: string]: { readonly type: string; readonly read: () => string | Buffer<ArrayBuffer> } } =
  {
    'swagger-ui.css': { type: 'text/css; charset=utf-8', read: () => readAsset('swagger-ui.css') },
    'swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', read: () => readAsset('swagger-ui-bundle.js') },
    'favicon-32x32.png': { type: 'image/png', read: () => readAsset('favicon-32x32.png') },
    'start.js': {
      type: 'text/javascript; charset=utf-8',
      read: () =>
        `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, tryItOutEnabled: true });\n`,
    },
  };
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Vedtak: HTTP API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <noscript>This page needs JavaScript. The same contract as data: <a href="/openapi.json">openapi.json</a></noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** Everything comes from here; nothing else may be loaded, framed or sent. Styles: the page sets them by script. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The contract as data and as a page. Mounted after all operations. */
export function mountDocs(app: OpenAPIHono): void {
  let description: string | undefined;
  app.get('/openapi.json', (c) => {
    description ??= JSON.stringify(describeApi(app));
    return c.body(description, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
  });
  app.get('/docs', (c) =>
    c.html(page, 200, { 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' }),
  );
  app.get('/docs/:file', (c) => {
    const name = c.req.param('file');
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!file) throw problem('not-found', 'There is nothing at this address.');
    return c.body(file.read(), 200, { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=3600' });
  });
}

/** The OpenAPI document of everything that was mounted. */
export function describeApi(app: OpenAPIHono) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Vedtak',
      version,
      description:
        'Decides applications by rules that are data. Facts that are not given are unknown, and what turns on them goes to a person. ' +
        'Errors are problem+json (RFC 9457) with all offending pointers at once.',
    },
  });
}

function readAsset(name: string): Buffer<ArrayBuffer> {
  return fs.readFileSync(path.join(assets, name));
}
