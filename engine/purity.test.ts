import * as fs from 'node:fs';
import path from 'node:path';
import * as vm from 'node:vm';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { applications, type Application } from '../test-fixtures/arbitraries/application.ts';
import { hold } from '../test-fixtures/property.ts';

const engine = import.meta.dirname;

function bundle(entry: string) {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [path.join(engine, entry)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'engine',
    packages: 'external',
    platform: 'neutral',
    target: 'es2025',
    absWorkingDir: engine,
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', files: Object.keys(metafile.inputs) };
}

/** Everything by which code could see the time, chance, the machine, or make other code. */
const forbidden = [
  'Date',
  'Intl',
  'Temporal',
  'eval',
  'Function',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'performance',
  'crypto',
  'process',
  'console',
  'setTimeout',
  'queueMicrotask',
  'fetch',
];
const forbid = `
  for (const name of ${JSON.stringify(forbidden)})
    Object.defineProperty(globalThis, name, { get() { throw new Error('reads ' + name); } });
  const no = (object, name) => { object[name] = () => { throw new Error('calls ' + name); }; };
  no(Math, 'random');
  for (const type of [String, Number, BigInt, Array])
    for (const name of Object.getOwnPropertyNames(type.prototype))
      if (name.includes('ocale')) no(type.prototype, name);
`;

/** A world that has JavaScript's values and nothing else, and the engine in it. */
function emptyWorld() {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(forbid, context);
  vm.runInContext(bundle('index.ts').code, context);
  const decide = vm.runInContext(
    `(json) => {
      const { document, facts, suspended } = JSON.parse(json);
      const ruleset = engine.compileRuleset(document);
      const options = { suspended };
      return JSON.stringify([ruleset.checkFacts(facts), ruleset.evaluate(facts, options), ruleset.explain(facts, options)]);
    }`,
    context,
  ) as (json: string) => string;
  return { context, decide };
}

test('the engine decides without a clock, chance, locale, machine or generated code', { timeout: 60_000 }, () => {
  const { decide } = emptyWorld();
  const here = ({ document, facts, suspended }: Application): string => {
    const ruleset = compileRuleset(document);
    return JSON.stringify([
      ruleset.checkFacts(facts),
      ruleset.evaluate(facts, { suspended }),
      ruleset.explain(facts, { suspended }),
    ]);
  };
  hold(
    fc.property(applications(), (application) => {
      expect(decide(JSON.stringify(application))).toBe(here(application));
    }),
    300,
  );
});

test.each([
  'Date.now()',
  'new Date()',
  'Math.random()',
  'new Intl.NumberFormat()',
  'performance.now()',
  'crypto.randomUUID()',
  "eval('1')",
  "new Function('return 1')",
  "(() => 1).constructor('return 1')()",
  "'a'.localeCompare('b')",
  '(1).toLocaleString()',
])('in that world %s is not possible', (expression) => {
  const { context } = emptyWorld();
  expect(() => vm.runInContext(expression, context)).toThrow(
    /^(reads|calls) | is not defined$|^Code generation from strings disallowed/,
  );
});

const isProduction = (file: string): boolean => file.endsWith('.ts') && !/\.(test|bench)\.ts$|^bench\//.test(file);
const sources = fs
  .readdirSync(engine, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter(isProduction);

/** What a source imports, statically or not. */
const importsOf = (file: string): readonly string[] => {
  const text = fs.readFileSync(path.join(engine, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b[^;']*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\(([^)]*)\)/gm);
  return [...found].map(([, named, bare, dynamic]) => named ?? bare ?? dynamic ?? '');
};

const isOutside = (file: string, specifier: string): boolean =>
  !specifier.startsWith('.') || path.posix.join(path.posix.dirname(file), specifier).startsWith('..');

test('the engine imports nothing from outside; its tools only what they are built of', () => {
  const deciding = new Set(bundle('index.ts').files);
  const packages = ['zod', 'json-rules-engine', 'fast-check'];
  const strangers = sources.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => isOutside(file, specifier))
      .filter((specifier) => deciding.has(file) || !packages.includes(specifier))
      .map((specifier) => `${file}: ${specifier}`),
  );
  expect(sources.length).toBeGreaterThan(50);
  expect(strangers).toEqual([]);
});

test('what decides loads no tool, and the reference nothing of what decides', () => {
  const deciding = bundle('index.ts').files;
  const tools = deciding.filter((file) => /^(parse|reference|tools|reference\.ts|.*-schema\.ts)/.test(file));
  expect(tools).toEqual([]);
  const ofReference = bundle('reference.ts').files.filter((file) => !file.startsWith('reference'));
  expect(ofReference).toEqual([]);
});
