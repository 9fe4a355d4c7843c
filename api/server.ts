/** `npm start`: see README.md. Settings come from the environment (start-up/settings.ts). */
import { quickenImports } from './start-up/quick-imports.ts';

process.stdout.write('vedtak: starting …\n');
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // The second time we do not wait; the embedded PostgreSQL is then shut down by its guard.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });

quickenImports();
const { runServer } = await import('./start-up/run-server.ts');
await runServer(stopping);
