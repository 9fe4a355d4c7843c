import type { Boundary, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, markBroken, quote, report, warn, type Check, type ParameterEntry } from './check.ts';
import { readScalarType, readSystems } from './declared-types.ts';
import { readContent } from './parameter-content.ts';
import { at } from './pointer.ts';
import { boundaryNode, checkOrder, readBoundary, readMeasure } from './versions.ts';
import { say } from './say.ts';

type Source = NonNullable<RulesetSource['parameters']>[string];

/** Declares the types of all parameters; their versions are read when all facts are known. */
export function declareParameters(check: Check): void {
  for (const [name, source] of Object.entries(check.source.parameters ?? {})) {
    const pointer = at('/parameters', name);
    const type = readType(check, source, pointer);
    const key = source.key && readKeyType(check, source.key, at(pointer, 'key'));
    if (!type || (source.key && !key)) {
      markBroken(check, 'parameters', name);
      continue;
    }
    const byFields = source.versions.flatMap(({ boundary }) =>
      boundary && typeof boundary.by === 'object' ? [boundary.by.field] : [],
    );
    const declaration = { name, title: source.title, type, unit: source.unit, key, versions: [], byFields };
    check.parameters.set(name, compact(declaration));
  }
}

function readType(check: Check, source: Source, pointer: string): ValueType | undefined {
  const { type } = source;
  if (type !== 'codes' && type !== 'grouping') return readScalarType(check, { ...source, type }, pointer);
  const systems = readSystems(check, source, pointer);
  return systems && { kind: type, systems };
}

function readKeyType(check: Check, key: NonNullable<Source['key']>, pointer: string): ValueType | undefined {
  return readScalarType(check, key, pointer);
}

/** The declared parameters with their versions. */
export function readParameters(check: Check): ParameterDeclaration[] {
  const sources = new Map(Object.entries(check.source.parameters ?? {}));
  return [...check.parameters.values()].map((declared) =>
    readParameterVersions(check, declared, sources.get(declared.name)),
  );
}

function readParameterVersions(
  check: Check,
  declared: ParameterEntry,
  source: Source | undefined,
): ParameterDeclaration {
  const pointer = at('/parameters', declared.name);
  const reads = new Set<string>();
  check.definitions.set(`parameter:${declared.name}`, { pointer, reads });
  if (!source) return declared;
  checkOrder(check, source.versions, pointer);
  const versions = source.versions.map((version, index) => {
    const place = at(pointer, 'versions', index);
    const boundary = readParameterBoundary(check, version.boundary, place, index, reads);
    if (version.mark === 'recalled')
      report(check, 'RECALLED_PARAMETER', at(place, 'mark'), quote('recalled'), say('a value with a source'));
    const content = readContent(check, version.content, declared, at(place, 'content'));
    if (version.content !== 'missing' && version.mark === undefined)
      warn(check, 'WITHOUT_SOURCE', place, say('no "mark"'), say('a mark that says where the value comes from'));
    return compact({
      id: version.id,
      boundary,
      content: content ?? ('missing' as const),
      source: version.source,
      mark: version.mark,
      note: version.note,
    });
  });
  const { byFields: _, ...rest } = declared;
  return { ...rest, versions };
}

/** A field that measures a boundary is checked where the parameter is used: only there it is known whose field it is. */
function readParameterBoundary(
  check: Check,
  source: Source['versions'][number]['boundary'],
  pointer: string,
  index: number,
  reads: Set<string>,
): Boundary | undefined {
  const boundary = readBoundary(check, source, pointer, index, (by, place) =>
    typeof by === 'object' ? { op: 'field', name: by.field } : readMeasure(check, by, place, { reads }),
  );
  if (boundary?.by.op === 'fact') reads.add(boundaryNode(boundary, undefined));
  return boundary;
}
