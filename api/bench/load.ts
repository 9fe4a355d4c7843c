import { connect, type Socket } from 'node:net';

/** A client that costs little: requests written as bytes over connections that stay open, one at a time on each. */

export type Target = { readonly port: number; readonly path: string };
export type Load = {
  readonly target: Target;
  /** The n-th request: its body and headers of its own. */
  readonly request: (n: number) => { readonly body: string; readonly headers?: string };
  readonly connections: number;
  readonly seconds: number;
  /** No more requests than these, however fast they are answered. */
  readonly atMost: number;
  /** Requests a second; without it as many as are answered. */
  readonly rate?: number;
};
export type Measured = {
  readonly perSecond: number;
  /** Milliseconds; at a given rate counted from when the request was due. */
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
};

/** Sends requests until the time or the count is up. Throws on any answer that is not a success. */
export async function load({ target, request, connections, seconds, atMost, rate }: Load): Promise<Measured> {
  const latencies: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  let sent = 0;
  const worker = async () => {
    const connection = await open(target.port);
    try {
      for (;;) {
        const n = sent;
        const due = rate === undefined ? performance.now() : began + (n * 1000) / rate;
        if (n >= atMost || performance.now() >= ends || due >= ends) return;
        sent += 1;
        const wait = due - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const { body, headers = '' } = request(n);
        const status = await connection.send(target.path, body, headers);
        if (status < 200 || status > 299) throw new Error(`${target.path} answered ${status}`);
        latencies.push(performance.now() - due);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const spent = (performance.now() - began) / 1000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { perSecond: sorted.length / spent, p50: at(0.5), p99: at(0.99), count: sorted.length };
}

type Connection = { send(path: string, body: string, headers: string): Promise<number>; close(): void };

async function open(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = '';
  let answered: ((status: number) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received = received === '' ? chunk : received + chunk;
    if (!isWhole(received)) return;
    const status = Number(received.slice(9, 12));
    received = '';
    answered?.(status);
  });
  const fail = () => failed?.(new Error('the connection was closed'));
  socket.on('close', fail);
  socket.on('error', fail);
  return {
    send: (path, body, headers) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        const length = Buffer.byteLength(body);
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${headers}Content-Length: ${length}\r\n\r\n${body}`,
        );
      }),
    close: () => {
      failed = undefined;
      socket.destroy();
    },
  };
}

/** Whether all of an answer has come, by its length or its last chunk. */
function isWhole(received: string): boolean {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /^content-length: *(\d+)\r?$/im.exec(received.slice(0, head + 2))?.[1];
  return length === undefined ? received.endsWith('0\r\n\r\n') : received.length >= head + 4 + Number(length);
}
