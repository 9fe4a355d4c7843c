import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { languages } from '../../app/language.tsx';
import { localize, localize2, onLanguage, setLanguageOfTexts } from './nls.ts';
import { followLanguage } from './plugin.ts';
import { texts } from './texts.ts';

const root = createRequire(import.meta.url)
  .resolve('monaco-editor/nls')
  .replace(/nls\.js$/, '');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The English texts of a file, but those that name colours, icons and states, which nobody sees. */
function textsIn(code: string): string[] {
  const lines = code.split('\n').filter((line) => !/register(Color|Icon)\(|RawContextKey/.test(line));
  const calls = lines.join('\n').matchAll(/localize2?\(\d+, ("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g);
  return [...calls].map(([, literal = '']) => literal.slice(1, -1).replaceAll(/\\(['"])/g, '$1'));
}

/** What a reader of a source can see or hear of Monaco with the features of `monaco.ts`. */
const shown = [
  'base/browser/ui/findinput/findInput.js',
  'base/browser/ui/findinput/findInputToggles.js',
  'base/browser/ui/findinput/replaceInput.js',
  'base/browser/ui/inputbox/inputBox.js',
  'base/browser/ui/progressbar/progressbar.js',
  'editor/browser/controller/editContext/native/screenReaderSupport.js',
  'editor/browser/widget/diffEditor/components/accessibleDiffViewer.js',
  'editor/browser/widget/diffEditor/components/diffEditorEditors.js',
  'editor/browser/widget/diffEditor/components/diffEditorViewZones/inlineDiffDeletedCodeMargin.js',
  'editor/browser/widget/diffEditor/features/hideUnchangedRegionsFeature.js',
  'editor/common/viewLayout/viewLineRenderer.js',
  'editor/contrib/find/browser/findWidget.js',
  'editor/contrib/folding/browser/foldingDecorations.js',
  'editor/contrib/gotoError/browser/gotoErrorWidget.js',
  'editor/contrib/hover/browser/hoverCopyButton.js',
  'editor/contrib/hover/browser/markdownHoverParticipant.js',
  'editor/contrib/hover/browser/markerHoverParticipant.js',
  'editor/contrib/readOnlyMessage/browser/contribution.js',
  'editor/contrib/suggest/browser/suggestWidget.js',
  'editor/contrib/suggest/browser/suggestWidgetDetails.js',
  'editor/contrib/suggest/browser/suggestWidgetRenderer.js',
];
/** Nothing but values and signs. */
const isBare = (text: string) => text.replaceAll(/\{\d\}|[^\p{L}]/gu, '') === '';

afterEach(() => setLanguageOfTexts('en'));

test('every text that is told in Norwegian is one of this version of Monaco', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const own = new Set(files.flatMap((file) => textsIn(read(file))));
  expect(Object.keys(texts).filter((text) => !own.has(text))).toEqual([]);
});

test.each(shown)('%s shows no text that is English only', (file) => {
  expect(textsIn(read(file)).filter((text) => !isBare(text) && !Object.hasOwn(texts, text))).toEqual([]);
});

test.each(languages)('every text in $name has the values of the English', ({ code }) => {
  setLanguageOfTexts(code);
  const valuesOf = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([value]) => value).toSorted();
  // Links to settings that there are none of are left out.
  const differ = Object.keys(texts).filter(
    (text) => !text.includes('](command:') && String(valuesOf(localize(0, text))) !== String(valuesOf(text)),
  );
  expect(differ).toEqual([]);
});

describe('texts that Monaco makes once and keeps', () => {
  test.each(shown)('%s makes them anew in another language', (file) => {
    const code = followLanguage(read(file));
    expect(code).not.toMatch(/^(export )?const \w+ = localize\(/m);
    expect(code).not.toMatch(/static \{ this\.\w+ = localize\(/);
  });

  test('what is kept is made again, and what is asked for follows', () => {
    let kept = localize(1, 'Find');
    onLanguage(() => (kept = localize(1, 'Find')));
    const label = localize2(2, '{0} hidden lines', 3);
    expect([kept, label.value]).toEqual(['Find', '3 hidden lines']);
    setLanguageOfTexts('nn');
    expect([kept, label.value, label.original]).toEqual(['Finn', '3 gøymde linjer', '{0} hidden lines']);
    expect(localize(3, 'A text of nobody {0}', 1)).toBe('A text of nobody 1');
  });

  test('a name that they need is taken from ours, once', () => {
    const code = 'import { localize } from \'../../nls.js\';\nconst A = localize(1, "Find");\n';
    expect(followLanguage(code)).toMatch(/^import \{ onLanguage \} from ".*nls\.ts";\nimport \{ localize \}/);
    expect(followLanguage('const a = 1;\n')).toBe('const a = 1;\n');
  });
});
