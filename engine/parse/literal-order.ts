/** Order of two dates or two numbers. */
export function compareLiterals(a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string' && /^\d{4}-/.test(a)) return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [scaled(a), scaled(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function scaled(value: string | number): bigint {
  const [whole = '', fraction = ''] = String(value).split('.');
  return BigInt(`${whole}${fraction.padEnd(9, '0')}`);
}
