import type { ValueType } from '../ruleset-document.ts';
import { report, type Check } from './check.ts';
import { isNumber, scaleOf, typeName, type Fit, type Wanted } from './value-types.ts';
import { say } from './say.ts';

/** Says why a value does not fit, in the words of the kind of misfit. */
export function reportMisfit(check: Check, fit: Fit, actual: ValueType, wanted: Wanted, pointer: string): undefined {
  const [found, expected] = [typeName(actual), typeName(wanted)];
  switch (fit) {
    case 'systems':
      return report(check, 'SYSTEMS_DIFFER', pointer, found, expected);
    case 'values':
      return report(
        check,
        'NOT_ALLOWED_VALUE',
        pointer,
        found,
        expected,
        say('Declare the same values on both sides.'),
      );
    case 'digits':
      return report(
        check,
        'TOO_MANY_DIGITS',
        pointer,
        found,
        expected,
        say('Declare a scale of at least {0}.', scaleOf(actual)),
      );
    case 'open-ended':
      return report(
        check,
        'MAY_BE_NONE',
        pointer,
        say('a date that may be none'),
        say('a date that is never none'),
        say('Declare "none": "open-ended", or choose another date where it is none.'),
      );
    default: {
      const isDecimal = isNumber(actual) && typeof wanted !== 'string' && wanted.kind === 'integer';
      const hint = isDecimal
        ? say('Declare a decimal, or divide with scale 0 and a named rounding.')
        : say('Use {0}.', expected);
      return report(check, 'WRONG_TYPE', pointer, found, expected, hint);
    }
  }
}
