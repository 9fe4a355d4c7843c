/** The encodings of Norwegian text files: UTF-8, with a mark in front so that spreadsheets see it, and Windows-1252. */

/** The characters of Windows-1252 that do not stand at their own number. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

export type TextEncoding = 'utf-8' | 'windows-1252';

/** The bytes of a text, or the characters that the encoding has not. */
export function encodeText(
  text: string,
  encoding: TextEncoding,
): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly missing: readonly string[] } {
  if (encoding === 'utf-8') return { ok: true, bytes: new TextEncoder().encode(`\uFEFF${text}`) };
  const missing = new Set<string>();
  const bytes = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
    const at = windows.indexOf(character);
    if (at < 0 || code < 0xa0) missing.add(character);
    return 0x80 + at;
  });
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, bytes: Uint8Array.from(bytes) };
}

/** The text of bytes in UTF-8 (or UTF-16, as Excel's «Unicode text»), else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
