import { describe, expect, it } from 'vitest';
import {
  checkIdentityNumber,
  checkOrganisationNumber,
  holdsIdentityNumber,
  withoutIdentities,
} from './identity-number.ts';

/** The first number of this day, from individual number 100 on, that has both check digits by the rules before 2032. */
function numberOf(day: string, individual = 100): string {
  const nine = `${day}${individual}`;
  const sum = (weights: readonly number[], digits: string) =>
    weights.reduce((total, weight, position) => total + weight * Number(digits[position]), 0);
  const k1 = (11 - (sum([3, 7, 6, 1, 8, 9, 4, 5, 2], nine) % 11)) % 11;
  const k2 = (11 - (sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], `${nine}${k1}`) % 11)) % 11;
  if (k1 === 10 || k2 === 10) return numberOf(day, individual + 1);
  return `${nine}${k1}${k2}`;
}

describe('identity numbers', () => {
  const synthetic = numberOf('158380');
  const dNumber = numberOf('558380');
  it('of synthetic persons have month + 80, D-numbers too', () => {
    expect(synthetic).toBe('15838010080');
    expect(checkIdentityNumber(synthetic, 'synthetic')).toBeUndefined();
    expect(checkIdentityNumber(dNumber, 'synthetic')).toBeUndefined();
    expect(checkIdentityNumber(synthetic, 'real')).toBe('SYNTHETIC');
  });

  it.each([
    ['the form of a real person', numberOf('150380'), 'NOT_SYNTHETIC'],
    ['the form of a real D-number', numberOf('550380'), 'NOT_SYNTHETIC'],
    ['month + 40: a number of one hospital', numberOf('154380'), 'NOT_AN_IDENTITY_NUMBER'],
    ['month + 60', numberOf('156380'), 'NOT_AN_IDENTITY_NUMBER'],
    ['a day that does not exist', numberOf('318280'), 'NOT_AN_IDENTITY_NUMBER'],
    ['a wrong check digit', '15838010081', 'NOT_AN_IDENTITY_NUMBER'],
    ['ten digits', '1583801008', 'NOT_AN_IDENTITY_NUMBER'],
    ['letters', '1583801008O', 'NOT_AN_IDENTITY_NUMBER'],
    ['a space', '158380 10080', 'NOT_AN_IDENTITY_NUMBER'],
    ['nothing', '', 'NOT_AN_IDENTITY_NUMBER'],
    ['a new line behind', '15838010080\n', 'NOT_AN_IDENTITY_NUMBER'],
    ['other digits than ASCII', '１５８３８０１００８０', 'NOT_AN_IDENTITY_NUMBER'],
  ])('%s is refused', (_, digits, expected) => {
    expect(checkIdentityNumber(digits, 'synthetic')).toBe(expected);
  });

  it('of the form of real persons are accepted only where configured', () => {
    expect(checkIdentityNumber(numberOf('150380'), 'real')).toBeUndefined();
  });

  it('are taken out of texts that leave us; our own ids are not', () => {
    const id = '01a20105-bf7c-7ba3-8baf-123456789012';
    expect(withoutIdentities(`${synthetic}, 158380 10080 and 158380-10080 in ${id}`)).toBe(
      `***********, *********** and *********** in ${id}`,
    );
    expect(withoutIdentities('/facts/15838010080/x')).toBe('/facts/***********/x');
    expect(withoutIdentities('1583801008012')).toBe('1583801008012');
  });

  it('are found in a text', () => {
    expect(holdsIdentityNumber(`Kari (${synthetic})`)).toBe(true);
    expect(holdsIdentityNumber('Kari, varenummer 12345678901')).toBe(false);
  });
});

describe('organisation numbers', () => {
  it.each(['994598759', '915933149', '974760673', '986965610', '310000019'])('%s has its check digit', (digits) => {
    expect(checkOrganisationNumber(digits)).toBeUndefined();
  });
  it.each(['994598758', '99459875', '9945987590', '99459875O', '', '310000018'])('%o is none', (digits) => {
    expect(checkOrganisationNumber(digits)).toBe('NOT_AN_ORGANISATION_NUMBER');
  });
});
