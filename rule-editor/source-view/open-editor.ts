import type { JsonObject } from '#engine/objects';
import { describe, type Description } from './describe.ts';
import { type Places, readPlaces, type Span } from './json-places.ts';
import { jsonDefaults, monaco } from './monaco.ts';
import { setLanguageOfTexts } from './monaco-texts/nls.ts';
import type { TextLanguage } from './named.ts';
import { suggest, type Suggestion } from './suggest.ts';

/** What completion and hover know of the programme whose source is open. */
export type Surroundings = {
  readonly source: JsonObject;
  readonly language: TextLanguage;
  readonly told: (description: Description) => readonly string[];
};
export type Mark = Span & { readonly message: string; readonly isWarning: boolean };
export type EditorOptions = {
  readonly text: string;
  /** Stands to the left, to compare with. */
  readonly original: string | undefined;
  readonly label: string;
  readonly originalLabel: string;
  readonly schema: object | undefined;
  readonly surroundings: () => Surroundings;
  readonly onText: (text: string) => void;
};
/** A source that is open. */
export type OpenEditor = {
  readonly text: () => string;
  /** Puts another text there; where one stands is kept. */
  readonly setText: (text: string) => void;
  readonly setMarks: (marks: readonly Mark[]) => void;
  readonly setReadOnly: (why: string | undefined) => void;
  readonly goTo: (span: Span) => void;
  readonly close: () => void;
};

type Model = monaco.editor.ITextModel;
const opened = new WeakMap<Model, () => Surroundings>();
const read = new WeakMap<Model, { readonly version: number; readonly places: Places }>();
let count = 0;

function placesOf(model: Model): Places {
  const version = model.getVersionId();
  const known = read.get(model);
  if (known?.version === version) return known.places;
  const places = readPlaces(model.getValue());
  read.set(model, { version, places });
  return places;
}

function rangeOf(model: Model, { start, end }: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

const { CompletionItemKind } = monaco.languages;
const icons: { readonly [K in Suggestion['kind']]: monaco.languages.CompletionItemKind } = {
  fact: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  parameter: CompletionItemKind.Constant,
  condition: CompletionItemKind.Function,
  reason: CompletionItemKind.Text,
  system: CompletionItemKind.Module,
  list: CompletionItemKind.Struct,
  operator: CompletionItemKind.Operator,
  value: CompletionItemKind.Value,
  code: CompletionItemKind.EnumMember,
  stage: CompletionItemKind.Enum,
};

monaco.languages.registerCompletionItemProvider('json', {
  triggerCharacters: ['"', ' '],
  provideCompletionItems(model, position) {
    const around = opened.get(model)?.();
    if (!around) return undefined;
    const offset = model.getOffsetAt(position);
    const found = suggest(around.source, model.getValue(), placesOf(model), offset, around.language);
    if (!found) return undefined;
    const range = rangeOf(model, found);
    return {
      suggestions: found.items.map(({ kind, text, label, detail }, index) => ({
        label: { label, description: detail },
        kind: icons[kind],
        insertText: text,
        filterText: `"${label} ${detail}"`,
        sortText: `0${String(index).padStart(6, '0')}`,
        range,
      })),
    };
  },
});

monaco.languages.registerHoverProvider('json', {
  provideHover(model, position) {
    const around = opened.get(model)?.();
    const found = around && describe(around.source, placesOf(model), model.getOffsetAt(position), around.language);
    if (!around || !found) return undefined;
    return { range: rangeOf(model, found.span), contents: around.told(found).map((value) => ({ value })) };
  },
});

// What differs stays readable: stronger letters on paler grounds.
monaco.editor.defineTheme('vedtak-light', {
  base: 'vs',
  inherit: true,
  rules: [{ token: 'string.key.json', foreground: '8A0F0F' }],
  colors: {
    'diffEditor.removedLineBackground': '#ff00000c',
    'diffEditor.removedTextBackground': '#ff00001c',
    'diffEditor.insertedLineBackground': '#9bb9550c',
    'diffEditor.insertedTextBackground': '#9ccc2c2c',
  },
});
monaco.editor.defineTheme('vedtak-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'string.value.json', foreground: 'E8B9A3' }],
  colors: {
    'diffEditor.removedLineBackground': '#ff000018',
    'diffEditor.removedTextBackground': '#ff000030',
    'diffEditor.insertedLineBackground': '#9bb95518',
    'diffEditor.insertedTextBackground': '#9ccc2c30',
  },
});

function followTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const chosen = document.documentElement.dataset['colorScheme'];
    monaco.editor.setTheme(chosen === 'dark' || (chosen !== 'light' && dark.matches) ? 'vedtak-dark' : 'vedtak-light');
  };
  set();
  const observer = new MutationObserver(set);
  observer.observe(document.documentElement, { attributeFilter: ['data-color-scheme'] });
  dark.addEventListener('change', set);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', set);
  };
}

const look = {
  automaticLayout: true,
  contextmenu: false,
  fixedOverflowWidgets: true,
  fontSize: 14,
  minimap: { enabled: false },
  quickSuggestions: { strings: true, other: true },
  scrollBeyondLastLine: false,
  // Tab leads out of the editor, as everywhere on the page; Ctrl+M makes it indent.
  tabFocusMode: true,
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
  wrappingIndent: 'indent',
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;

/** Two sources side by side lose what they are called when their place becomes narrower. */
function keepLabel(editor: monaco.editor.ICodeEditor, ariaLabel: string): void {
  const isLost = () => editor.getOption(monaco.editor.EditorOption.ariaLabel) !== ariaLabel;
  const set = () => isLost() && editor.updateOptions({ ariaLabel });
  set();
  editor.onDidChangeConfiguration(set);
}

/** Opens a source for reading or writing. */
export function openEditor(host: HTMLElement, options: EditorOptions): OpenEditor {
  setLanguageOfTexts(options.surroundings().language);
  const uri = monaco.Uri.parse(`source:/${++count}.json`);
  const model = monaco.editor.createModel(options.text, 'json', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  opened.set(model, options.surroundings);
  jsonDefaults.setDiagnosticsOptions({
    validate: false,
    schemas: options.schema
      ? [{ uri: `${uri.toString()}#schema`, fileMatch: [uri.toString()], schema: options.schema }]
      : [],
  });
  const original = options.original === undefined ? undefined : monaco.editor.createModel(options.original, 'json');
  const stopTheme = followTheme();
  const diff =
    original &&
    monaco.editor.createDiffEditor(host, {
      ...look,
      originalEditable: false,
      hideUnchangedRegions: { enabled: true },
    });
  if (diff && original) diff.setModel({ original, modified: model });
  const editor = diff ? diff.getModifiedEditor() : monaco.editor.create(host, { ...look, model });
  keepLabel(editor, options.label);
  if (diff) keepLabel(diff.getOriginalEditor(), options.originalLabel);
  let isOurs = false;
  model.onDidChangeContent(() => {
    if (!isOurs) options.onText(model.getValue());
  });
  return {
    text: () => model.getValue(),
    setText(text) {
      isOurs = true;
      const selections = editor.getSelections();
      model.pushEditOperations(selections, [{ range: model.getFullModelRange(), text }], () => selections);
      isOurs = false;
    },
    setMarks: (marks) =>
      monaco.editor.setModelMarkers(
        model,
        'vedtak',
        marks.map(({ message, isWarning, ...span }) => {
          const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(model, span);
          const severity = isWarning ? monaco.MarkerSeverity.Warning : monaco.MarkerSeverity.Error;
          return { startLineNumber, startColumn, endLineNumber, endColumn, message, severity };
        }),
      ),
    setReadOnly: (why) =>
      editor.updateOptions({
        readOnly: why !== undefined,
        domReadOnly: why !== undefined,
        ...(why !== undefined && { readOnlyMessage: { value: why } }),
      }),
    goTo(span) {
      const range = rangeOf(model, span);
      editor.revealRangeInCenter(range);
      editor.setSelection(range);
      editor.focus();
    },
    close() {
      stopTheme();
      if (diff) diff.dispose();
      else editor.dispose();
      model.dispose();
      original?.dispose();
    },
  };
}
