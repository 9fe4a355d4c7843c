import path from 'node:path';
import type { Plugin } from 'vite';

const nls = path.join(import.meta.dirname, 'nls.ts');
const isMonaco = (file: string) => file.includes('/monaco-editor/esm/');

/** Monaco's texts that it makes once and keeps, made so that they follow the language. */
export function followLanguage(code: string): string {
  const followed = code
    .replaceAll(/^const (\w+) = (localize\(\d+, .*\));$/gm, 'let $1 = $2;\nonLanguage(() => { $1 = $2; });')
    .replaceAll(/static \{ this\.(\w+) = (localize\(.*\)); \}$/gm, 'static get $1() { return $2; }')
    .replaceAll(/title: (\w+)\.LABEL\.value,/g, 'title: $1.LABEL,')
    .replaceAll(/^( +title: )localize(\(\d+, "Revert \w+"\))/gm, '$1localize2$2');
  if (followed === code) return code;
  const isNew = (name: string) => !new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\}`).test(code);
  const names = ['onLanguage', 'localize2'].filter((name) => followed.includes(`${name}(`) && isNew(name));
  return names.length > 0 ? `import { ${names.join(', ')} } from ${JSON.stringify(nls)};\n${followed}` : followed;
}

/** Lets Monaco tell its texts in the language of the reader: it has none for Norwegian. */
export const monacoTexts = (): Plugin => ({
  name: 'vedtak:monaco-texts',
  enforce: 'pre',
  resolveId: (source, importer) =>
    /(?:^|\/)nls\.js$/.test(source) && importer !== undefined && isMonaco(importer) ? nls : undefined,
  transform(code, id) {
    if (!isMonaco(id)) return undefined;
    const followed = followLanguage(code);
    return followed === code ? undefined : { code: followed, map: null };
  },
});
