/** The names in braces of a text, or undefined when a brace is not closed or holds no name. `{{` is a brace. */
export function placeholdersOf(text: string): string[] | undefined {
  const names: string[] = [];
  for (const [match, , name] of text
    .replaceAll('{{', '')
    .matchAll(/\{(([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)?)\})?/g)) {
    if (match === '{' || name === undefined) return undefined;
    names.push(name);
  }
  return names;
}
