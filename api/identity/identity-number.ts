import { idnr } from '@navikt/fnrvalidator';

export const identityWords = {
  NOT_AN_IDENTITY_NUMBER: 'This is not a fødselsnummer or D-number: 11 digits with a date and check digits.',
  NOT_SYNTHETIC: 'Only synthetic persons (month + 80) are accepted here.',
  SYNTHETIC: 'Synthetic persons are not accepted here.',
  NOT_AN_ORGANISATION_NUMBER: 'This is not an organisation number: 9 digits, the last a check digit.',
  IDENTITY_NOT_ALLOWED_HERE: 'An identity number stands only where one is asked for.',
} as const;
export type IdentityProblem = keyof typeof identityWords;

/**
 * A fødselsnummer or D-number with its check digits and date. Synthetic numbers (Skatteetaten's Tenor) have month + 80.
 * By default only these are accepted; where real ones are, synthetic ones are not. Help numbers (month + 40) are of one
 * hospital or of NAV's test data, and name nobody for us.
 */
export function checkIdentityNumber(digits: string, accepted: 'synthetic' | 'real'): IdentityProblem | undefined {
  const checked = idnr(digits);
  if (checked.status === 'invalid') return 'NOT_AN_IDENTITY_NUMBER';
  const synthetic = checked.type === 'tnr' || checked.type === 'dnr-and-tnr';
  const real = checked.type === 'fnr' || checked.type === 'dnr';
  if (!synthetic && !real) return 'NOT_AN_IDENTITY_NUMBER';
  if (synthetic && accepted === 'real') return 'SYNTHETIC';
  if (real && accepted === 'synthetic') return 'NOT_SYNTHETIC';
  return undefined;
}

const organisationWeights = [3, 2, 7, 6, 5, 4, 3, 2];

/** Nine digits, the last one a check digit modulo 11. */
export function checkOrganisationNumber(digits: string): IdentityProblem | undefined {
  if (!/^[0-9]{9}$/.test(digits)) return 'NOT_AN_ORGANISATION_NUMBER';
  const sum = organisationWeights.reduce((total, weight, position) => total + weight * Number(digits[position]), 0);
  const expected = (11 - (sum % 11)) % 11;
  return expected === Number(digits[8]) ? undefined : 'NOT_AN_ORGANISATION_NUMBER';
}

/** Is there a number in the text that could name a real or synthetic person? */
export function holdsIdentityNumber(text: string): boolean {
  if (text.length < 11) return false;
  const candidates = text.match(anywhere) ?? [];
  return candidates.some((candidate) => idnr(candidate.replace(/\D/g, '')).status === 'valid');
}

const identifier = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`;
const identityNumber = String.raw`(?<!\d)\d{6}[ .-]?\d{5}(?!\d)`;
const anywhere = new RegExp(identityNumber, 'g');
const masked = new RegExp(`${identifier}|${identityNumber}`, 'gi');

/** Takes everything that looks like an identity number out of a text that leaves us: errors, logs. Our own ids stay. */
export function withoutIdentities(text: string): string {
  return text.replace(masked, (found) => (found.length === 36 ? found : '***********'));
}
