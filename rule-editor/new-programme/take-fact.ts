import { type Change, type JsonObject, namesIn, type RulesetContent } from '#engine/objects';
import { factLibrary, librarySystems, type ReadyFact } from '../facts/library.ts';

const sources: { readonly [subject: string]: string } = {
  organisation: 'organisation',
  person: 'patient',
  none: 'patient',
};

/** Who applies, as the source of what is asked. */
export function submitterOf({ source }: RulesetContent): string {
  const [subject] = (source['subject'] ?? ['person']) as readonly string[];
  return sources[subject ?? 'person'] ?? 'patient';
}

/** Takes a ready fact into the programme, with what it is worked out from and the code system that it names. */
export function takeFact(content: RulesetContent, ready: ReadyFact): readonly Change[] {
  const taken = namesIn(content, 'facts');
  const all = [...(ready.needs ?? []), ready.name].filter((name) => !taken.includes(name));
  return all.flatMap((name): Change[] => {
    const found = factLibrary.find((candidate) => candidate.name === name);
    if (!found) return [];
    const { source } = found.fact;
    const fact: JsonObject = { ...found.fact, ...(source === 'submitter' && { source: submitterOf(content) }) };
    const system = fact['system'];
    const own = typeof system === 'string' && !namesIn(content, 'systems').includes(system);
    const declared = own ? librarySystems[system] : undefined;
    return [
      ...(declared ? [{ object: `systems/${String(system)}`, value: declared }] : []),
      { object: `facts/${name}`, value: fact },
    ];
  });
}
