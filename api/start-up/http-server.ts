import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { safeHeaders } from '../answer.ts';
import { problemMediaType } from '../problem.ts';
import { startUpFailure } from './start-up-failure.ts';

type Handler = (request: Request, env?: object) => Response | Promise<Response>;
export type HttpServer = {
  readonly address: string;
  /** From now on requests are answered by this. */
  use(handler: Handler): void;
  /** Lets what has begun be answered, then ends. */
  stop(): Promise<void>;
};

const graceMs = 5_000;

const starting: Handler = () =>
  Response.json(
    { type: '/problems/unavailable', title: 'Not available at the moment', status: 503, detail: 'Starting.' },
    { status: 503, headers: { ...safeHeaders, 'Content-Type': problemMediaType, 'Retry-After': '2' } },
  );

/** Takes the port first, so that a second server stops before it has touched anything. */
export async function listen(host: string, port: number): Promise<HttpServer> {
  let handler = starting;
  const server = createAdaptorServer({ fetch: (request, env) => handler(request, env) }) as Server;
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(describe(error, host, port)));
    server.listen({ host: host.replace(/^\[|\]$/g, ''), port, exclusive: true }, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${taken}`,
    use(next) {
      handler = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(late);
    },
  };
}

function describe(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return startUpFailure(`port ${port} is in use; stop what uses it, or choose another: PORT=${port + 1} npm start`);
  if (error.code === 'EACCES')
    return startUpFailure(`port ${port} needs rights that this user lacks; choose another: PORT=3000`);
  return startUpFailure(`cannot listen on ${host}:${port} (${error.code ?? error.message})`);
}
