import {
  type Change,
  isObject,
  type Json,
  type JsonObject,
  namesIn,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { usagesOf } from '../programmes/usages.ts';
import { type Comparison, comparisonsIn, factOf, isNumber, withComparisons } from './comparison.ts';
import { idFrom, nameFrom, reasonFrom } from './names.ts';
import { approvalTexts, lower, renewed, requirementTexts, type Text } from './starting-texts.ts';

/** The first section of a programme that is set up: read and changed as the guide shows it. */

export const approvedReason = 'VILKAR_OPPFYLT';
export type Law = {
  readonly kind: 'act' | 'regulation';
  readonly title: string;
  readonly section: string;
  readonly mark: 'verified' | 'part';
  readonly url?: string;
};
export type RequirementInSource = JsonObject & { readonly title: JsonObject & Text; readonly reason: string };
type SectionInSource = JsonObject & {
  readonly id: string;
  readonly requirements?: { readonly [id: string]: RequirementInSource };
};

/** Undefined: there is none, or it has versions and is changed on its own page. */
export function firstSection(content: RulesetContent): SectionInSource | undefined {
  const [id] = namesIn(content, 'sections');
  const section = id === undefined ? undefined : readObject(content, `sections/${id}`);
  return section !== undefined && !('versions' in objectIn(section)) ? (section as SectionInSource) : undefined;
}

export function lawOf(content: RulesetContent): Partial<Law> {
  const [law] = (firstSection(content)?.['legalBasis'] ?? []) as readonly JsonObject[];
  return (law ?? {}) as Partial<Law>;
}

export const requirementsOf = (content: RulesetContent): readonly (readonly [string, RequirementInSource])[] =>
  Object.entries(firstSection(content)?.requirements ?? {});

const titleOfProgramme = (content: RulesetContent): Text => ({
  nb: String(objectIn(content.source['title'])['nb'] ?? content.source['programme']),
  nn: String(objectIn(content.source['title'])['nn'] ?? ''),
  en: String(objectIn(content.source['title'])['en'] ?? ''),
});

const change = (section: SectionInSource): Change => ({ object: `sections/${section.id}`, value: section });

const sectionTitle = ({ nb, nn, en }: Text): JsonObject => ({
  nb: `Vilkår for ${lower(nb)}`,
  nn: `Vilkår for ${lower(nn || nb)}`,
  en: `Terms of ${lower(en || nb)}`,
});

/** Another name of the programme; what is made from it and nobody has rewritten follows. */
export function setTitle(content: RulesetContent, title: JsonObject): readonly Change[] {
  const [before, after] = [titleOfProgramme(content), { nb: '', ...title } as Text];
  const section = firstSection(content);
  const isOurs = section && JSON.stringify(section['title']) === JSON.stringify(sectionTitle(before));
  const hasEnd = yearsOf(content) !== undefined;
  const texts = renewed(content, approvedReason, approvalTexts(before, hasEnd), approvalTexts(after, hasEnd));
  return [
    { object: 'ruleset/title', value: title },
    ...(isOurs ? setSection(content, { title: sectionTitle(after) }) : []),
    ...(section ? [{ object: `texts/${approvedReason}`, value: texts }] : []),
  ];
}

/** A section to begin with: nothing is asked yet, and what is granted has a first day. */
export function beginSection(content: RulesetContent): readonly Change[] {
  const { nb, nn = '', en = '' } = titleOfProgramme(content);
  const stages = (content.source['stages'] ?? []) as readonly string[];
  return [
    {
      object: 'sections/vilkar',
      value: {
        id: 'vilkar',
        stage: stages.at(-1) ?? 'criteria',
        title: sectionTitle({ nb, nn, en }),
        legalBasis: [],
        requirements: {},
        approve: { reason: approvedReason, grant: { from: { fact: 'appliedOn' } } },
      },
    },
    {
      object: 'grant/from',
      value: { type: 'date', meet: 'latest', title: { nb: 'Gjelder fra', nn: 'Gjeld frå', en: 'Valid from' } },
    },
    {
      object: 'grant/to',
      value: {
        type: 'date',
        none: 'open-ended',
        meet: 'earliest',
        title: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
      },
    },
    {
      object: `texts/${approvedReason}`,
      value: renewed(content, approvedReason, undefined, approvalTexts({ nb, nn, en }, false)),
    },
  ];
}

export function setSection(content: RulesetContent, members: JsonObject): readonly Change[] {
  const section = firstSection(content);
  return section ? [change({ ...section, ...members })] : [];
}

/** Which applications the section is about; undefined: all. */
export function setAppliesWhen(content: RulesetContent, appliesWhen: Json | undefined): readonly Change[] {
  const section = firstSection(content);
  if (!section) return [];
  const { appliesWhen: _before, ...rest } = section;
  return [change({ ...rest, ...(appliesWhen && { appliesWhen }) } as SectionInSource)];
}

export function setLaw(content: RulesetContent, law: Partial<Law>): readonly Change[] {
  const { url, ...rest } = law;
  return setSection(content, { legalBasis: [{ ...rest, ...(url && { url }) } as JsonObject] });
}

function withRequirements(
  content: RulesetContent,
  requirements: { readonly [id: string]: RequirementInSource },
): readonly Change[] {
  const section = firstSection(content);
  return section ? [change({ ...section, requirements })] : [];
}

export function addRequirement(content: RulesetContent, title: Text): readonly Change[] {
  const own = firstSection(content)?.requirements ?? {};
  const id = idFrom(title.nb, Object.keys(own));
  const reason = reasonFrom(title.nb, namesIn(content, 'texts'));
  const requirement = { title: title as JsonObject & Text, reason } as RequirementInSource;
  return [
    ...withRequirements(content, { ...own, [id]: requirement }),
    { object: `texts/${reason}`, value: requirementTexts(title, undefined) as JsonObject },
  ];
}

/** The limit that a requirement's text names: only where nothing else is asked for, so that it is what was not met. */
function limited(content: RulesetContent, conditions: Json | undefined): Comparison | undefined {
  const all = comparisonsIn(conditions);
  const [only] = all;
  const fact = only && all.length === 1 && isObject(conditions) && 'fact' in conditions && factOf(content, only.fact);
  return fact && isNumber(fact) && isObject(only.value) && 'parameter' in only.value ? only : undefined;
}

const textsOf = (content: RulesetContent, { title, conditions, values }: JsonObject) => {
  const line = 'limit' in objectIn(values) ? limited(content, conditions) : undefined;
  return requirementTexts(title as JsonObject & Text, line?.fact);
};

const parameterIn = ({ value }: Comparison): string | undefined =>
  isObject(value) && !('key' in value) && typeof value['parameter'] === 'string' ? value['parameter'] : undefined;

/** The limits of a requirement that are its own, from the beginning on: they are shown and written as numbers. */
function ownLimits(content: RulesetContent, id: string): readonly { name: string; fact: string; value: Json }[] {
  const section = firstSection(content);
  const { [id]: own, ...others } = section?.requirements ?? {};
  const elsewhere = JSON.stringify([section?.['appliesWhen'], others]);
  return comparisonsIn(own?.['conditions']).flatMap((line) => {
    const name = parameterIn(line);
    if (name === undefined || elsewhere.includes(`{"parameter":"${name}"`)) return [];
    if (usagesOf(content, `parameters/${name}`).some(({ by }) => by !== `sections/${section?.id}`)) return [];
    const versions = objectIn(readObject(content, `parameters/${name}`))['versions'] as readonly JsonObject[];
    const [first] = versions;
    const value = first?.['content'];
    const isOne = versions.length === 1 && value !== undefined && value !== 'missing' && !isObject(value);
    return isOne ? [{ name, fact: line.fact, value }] : [];
  });
}

/** What a requirement asks for, with its own limits as the numbers they are. */
export function conditionsOf(content: RulesetContent, id: string): Json | undefined {
  const conditions = firstSection(content)?.requirements?.[id]?.['conditions'];
  const limits = new Map(ownLimits(content, id).map(({ name, value }) => [name, value]));
  return conditions === undefined
    ? undefined
    : withComparisons(conditions, (line) => {
        const value = limits.get(parameterIn(line) ?? '');
        return value === undefined ? line : { ...line, value };
      });
}

/** The numbers of a condition as values that can be changed from a date; those that the requirement had keep theirs. */
function withLimits(content: RulesetContent, id: string, title: Text, conditions: Json) {
  const free = [...ownLimits(content, id)];
  const changes: Change[] = [];
  const condition = withComparisons(conditions, (line) => {
    const fact = factOf(content, line.fact);
    const { value } = line;
    if (!fact || !isNumber(fact) || value === undefined || typeof value === 'object') return line;
    const at = Math.max(
      free.findIndex((limit) => limit.fact === line.fact),
      free.findIndex((limit) => limit.fact === line.fact && limit.value === value),
    );
    const [kept] = at < 0 ? [] : free.splice(at, 1);
    if (kept && kept.value !== value) {
      const before = objectIn(readObject(content, `parameters/${kept.name}`));
      const [first] = before['versions'] as readonly JsonObject[];
      changes.push({
        object: `parameters/${kept.name}`,
        value: { ...before, versions: [{ ...first, content: value }] },
      });
    }
    if (kept) return { ...line, value: { parameter: kept.name } };
    const name = nameFrom(`${title.nb} grense`, [...namesIn(content, 'parameters'), ...changes.map(nameIn)]);
    changes.push({ object: `parameters/${name}`, value: limitOf(content, fact, title, value) });
    return { ...line, value: { parameter: name } };
  });
  return { condition, changes };
}

/** A requirement with another title or condition; limits in numbers become values that can be changed from a date. */
export function setRequirement(
  content: RulesetContent,
  id: string,
  members: { readonly title?: Text; readonly conditions?: Json; readonly notMet?: 'deny' | 'route-to-manual' },
): readonly Change[] {
  const own = firstSection(content)?.requirements ?? {};
  const before = own[id];
  if (!before) return [];
  const title = members.title ?? before.title;
  const written = members.conditions === undefined ? undefined : withLimits(content, id, title, members.conditions);
  const condition = written?.condition ?? before['conditions'];
  const line = limited(content, condition);
  const { conditions: _conditions, values: _values, notMet: _notMet, ...rest } = before;
  const notMet = members.notMet ?? before['notMet'];
  const after = {
    ...rest,
    title: title as JsonObject & Text,
    ...(condition !== undefined && { conditions: condition }),
    ...(line && { values: { limit: line.value } }),
    ...(notMet === 'route-to-manual' && { notMet }),
  } as RequirementInSource;
  const texts = renewed(content, before.reason, textsOf(content, before), textsOf(content, after));
  const changes = withRequirements(content, { ...own, [id]: after });
  return [
    ...changes,
    ...(written?.changes ?? []),
    { object: `texts/${before.reason}`, value: texts },
    ...unusedAfter(content, changes),
  ];
}

const nameIn = ({ object: name }: Change): string => name.slice(name.indexOf('/') + 1);

function limitOf(content: RulesetContent, fact: JsonObject, title: Text, value: Json): JsonObject {
  const { title: law, section, mark } = lawOf(content);
  const source = [law, section].filter(Boolean).join(' ');
  return {
    title: {
      nb: `Grense for «${title.nb}»`,
      nn: `Grense for «${title.nn || title.nb}»`,
      en: `Limit of “${title.en || title.nb}”`,
    },
    type: fact['type'] ?? 'integer',
    ...(fact['scale'] !== undefined && { scale: fact['scale'] }),
    ...(fact['unit'] !== undefined && { unit: fact['unit'] }),
    versions: [{ content: value, ...(source !== '' && { source }), mark: mark ?? 'part' }],
  };
}

/** The first value of a limit. */
export function limitIn(content: RulesetContent, value: Json | undefined): Json | undefined {
  const name = objectIn(value)['parameter'];
  if (name === undefined) return value;
  const [first] = (objectIn(readObject(content, `parameters/${String(name)}`))['versions'] ??
    []) as readonly JsonObject[];
  return first?.['content'];
}

/** Limits that only the old section used are taken away. */
function unusedAfter(content: RulesetContent, changes: readonly Change[]): readonly Change[] {
  const [section] = changes;
  const written = JSON.stringify(section?.value);
  return namesIn(content, 'parameters').flatMap((name): Change[] => {
    const others = usagesOf(content, `parameters/${name}`);
    const isOurs = others.length > 0 && others.every(({ by }) => by === section?.object);
    return isOurs && !written.includes(`{"parameter":"${name}"}`)
      ? [{ object: `parameters/${name}`, value: null }]
      : [];
  });
}

export function removeRequirement(content: RulesetContent, id: string): readonly Change[] {
  const { [id]: gone, ...rest } = firstSection(content)?.requirements ?? {};
  const changes = withRequirements(content, rest);
  return gone ? [...changes, { object: `texts/${gone.reason}`, value: null }, ...unusedAfter(content, changes)] : [];
}

const grantIn = (content: RulesetContent): JsonObject =>
  objectIn(objectIn(firstSection(content)?.['approve'])['grant']);

/** How many years a decision lasts; undefined: it has no last day. */
export function yearsOf(content: RulesetContent): number | undefined {
  const years = objectIn(objectIn(grantIn(content)['to'])['dayBefore'])['years'];
  return typeof years === 'number' ? years : undefined;
}

export function setYears(content: RulesetContent, years: number | undefined): readonly Change[] {
  const { to: _to, ...grant } = grantIn(content);
  const title = titleOfProgramme(content);
  const before = approvalTexts(title, yearsOf(content) !== undefined);
  const to: JsonObject = years === undefined ? {} : { to: { dayBefore: { years, after: 'appliedOn' } } };
  return [
    ...setSection(content, { approve: { reason: approvedReason, grant: { ...grant, ...to } } }),
    {
      object: `texts/${approvedReason}`,
      value: renewed(content, approvedReason, before, approvalTexts(title, years !== undefined)),
    },
  ];
}

/** Facts that the decision repeats, such as the place that a licence is for. */
export const grantedFacts = (content: RulesetContent): readonly string[] =>
  Object.keys(grantIn(content)).filter((name) => name !== 'from' && name !== 'to');

export function setGranted(content: RulesetContent, fact: string, isGranted: boolean): readonly Change[] {
  const declared = factOf(content, fact);
  const { [fact]: _gone, ...grant } = grantIn(content);
  if (!declared) return [];
  const { type, scale, unit, values, system, systems, title } = declared;
  const meet = isNumber(declared) ? 'lowest' : type === 'date' ? 'earliest' : 'equal';
  const field = Object.fromEntries(
    Object.entries({ type, scale, unit, values, system, systems, title, meet }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as JsonObject;
  const approve = { reason: approvedReason, grant: isGranted ? { ...grant, [fact]: { fact } } : grant };
  return [
    ...setSection(content, { approve: approve as JsonObject }),
    { object: `grant/${fact}`, value: isGranted ? field : null },
  ];
}
