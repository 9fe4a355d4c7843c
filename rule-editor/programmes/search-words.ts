/** How words are compared when one searches: forgiving of case, accents, spaces in paragraphs. */

/** Letters without case and accents; æ, ø and å as people without such keys write them. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll('ø', 'o').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}

/** `§ 3 a`, `§3a` and `§§ 3 a` are one word: `§3a`. */
const paragraph = /§+\s*(\d+(?:-\d+)?)(?:\s*([a-z])(?![a-z0-9]))?/g;

/** The words of a text, as they are compared. */
export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .replace(paragraph, (_, number: string, letter = '') => ` §${number}${letter as string} `)
    .split(/[^\p{L}\p{N}§.-]+/u)
    .map((word) => word.replace(/^[.-]+(?=\p{L})|[.-]+$/gu, ''))
    .filter(Boolean);
}

/**
 * How well a word that is sought fits a word that is there: 0 not at all. A paragraph fits those that go on with a
 * letter, not with a digit; another word fits what begins with it, or (three letters and more) holds it.
 */
export function fit(sought: string, there: string): number {
  if (there === sought) return 4;
  if (there.startsWith(sought)) {
    if (sought.startsWith('§') && /^\d|^-/.test(there.slice(sought.length))) return 0;
    return 3;
  }
  return sought.length >= 3 && !sought.startsWith('§') && there.includes(sought) ? 1 : 0;
}

/** Could this be a code of medicines or diagnoses, or the beginning of one? */
export const looksLikeCode = (word: string): boolean => /^-?[a-z]?\d/.test(word);

/** Does a written code (a code covers those that begin with it) concern the one that is sought? */
export function codeFits(sought: string, written: string): boolean {
  const code = fold(written.slice(written.indexOf(':') + 1));
  const plain = (text: string) => text.replaceAll('.', '');
  if (plain(code).startsWith(plain(sought))) return true;
  return /\d/.test(code) && plain(code).length >= 3 && plain(sought).startsWith(plain(code));
}
