import { withoutIdentities } from '../identity/identity-number.ts';
import { databaseCode } from '../problem.ts';

/** Any failure of a start in one line. Messages of database errors hold parameters: only their code is told. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = 'startUp' in error || ('code' in error && /^(KEYS|EMBEDDED_)/.test(String(error.code)));
  const code = told ? undefined : databaseCode(error);
  const message = code === undefined ? error.message : `unexpected error ${code}`;
  return withoutIdentities(message.replaceAll(/\s+/g, ' ').trim());
}
