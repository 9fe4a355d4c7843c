import { expect, test } from 'vitest';
import { medicineCodes } from './medicines.ts';

test('each code is offered once, with the names that go by it and its substance', () => {
  const semaglutide = (name: string) => ({ name, substance: 'semaglutid', atc: ['A10BJ06'] });
  expect(
    medicineCodes([
      semaglutide('Ozempic'),
      semaglutide('Wegovy'),
      { name: 'Tube feed', substance: null, atc: ['V06DB', 'V06DX'] },
    ]),
  ).toEqual([
    { code: 'A10BJ06', name: 'Ozempic, Wegovy (semaglutid)' },
    { code: 'V06DB', name: 'Tube feed' },
    { code: 'V06DX', name: 'Tube feed' },
  ]);
});
