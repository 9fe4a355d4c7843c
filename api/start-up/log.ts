import type { Log } from '../deps.ts';
import { withoutIdentities } from '../identity/identity-number.ts';
import type { LogLevel } from './settings.ts';

const levels: readonly LogLevel[] = ['info', 'warn', 'error'];

/** JSON lines, from a level on. */
export function createLog(level: LogLevel, write: (line: string) => void, now: () => Date): Log {
  return (of, event, details = {}) => {
    if (levels.indexOf(of) < levels.indexOf(level)) return;
    write(withoutIdentities(JSON.stringify({ at: now().toISOString(), level: of, event, ...details })));
  };
}
