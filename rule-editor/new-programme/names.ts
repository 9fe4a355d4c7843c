/** Names of things, made from what people call them. */

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

const partsOf = (text: string): readonly string[] => folded(text).match(/[a-z0-9]+/g) ?? [];

function unused(name: string, taken: readonly string[], join: string): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.includes(`${name}${join}${number}`)) return `${name}${join}${number}`;
}

/** `Salg av øl` → `salg-av-ol`. */
export function idFrom(title: string, taken: readonly string[] = []): string {
  return unused(partsOf(title).join('-').slice(0, 56).replace(/-$/, '') || 'navn', taken, '-');
}

/** `Åpningstid per dag` → `apningstidPerDag`. */
export function nameFrom(title: string, taken: readonly string[] = []): string {
  const [first = 'opplysning', ...rest] = partsOf(title);
  const start = /^[a-z]/.test(first) ? first : `n${first}`;
  const name = start + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return unused(name.slice(0, 56), taken, '');
}

/** `Stor nok flate` → `STOR_NOK_FLATE_IKKE_OPPFYLT`. */
export function reasonFrom(title: string, taken: readonly string[] = []): string {
  const code = partsOf(title)
    .join('_')
    .toUpperCase()
    .slice(0, 44)
    .replace(/^[^A-Z]+/, '')
    .replace(/_$/, '');
  return unused(`${code || 'KRAVET'}_IKKE_OPPFYLT`, taken, '_');
}

/** Can a programme be called this in addresses? */
export const isId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
