import { type Names, namesOf } from '../../table/cells/names.ts';
import type { Reading } from '../use-object.ts';
import type { LeafForm } from './leaf-form.ts';

type Subject = { readonly by: LeafForm['by']; readonly name: string };
const keyOf = ({ by, name }: Subject) => `${by}/${name}`;

/** What a line can be about: facts, fields of the list at hand, roles of the group, named conditions. */
export type Subjects = {
  readonly names: Names;
  readonly textOf: (subject: Subject) => string;
  readonly find: (text: string) => Subject | undefined;
};

export function subjectsOf(
  { readable, words, cells }: Reading,
  { list, group }: { readonly list?: string | undefined; readonly group?: string | undefined },
): Subjects {
  const readableKinds = (kind: string) => kind !== 'list' && kind !== 'text';
  const fields = [...(readable.fields.get(list ?? '')?.values() ?? [])];
  const roles = [...(readable.roles.get(group ?? '')?.keys() ?? [])];
  const entries: (readonly [string, string])[] = [
    ...fields.map(({ name, title }) => [keyOf({ by: 'field', name }), words.text(title)] as const),
    ...roles.map((name) => [keyOf({ by: 'role', name }), name] as const),
    ...[...readable.facts.values()]
      .filter(({ type }) => readableKinds(type.kind))
      .map(({ name, title }) => [keyOf({ by: 'fact', name }), words.text(title)] as const),
    ...cells.conditionNames.keys.map(
      (name) => [keyOf({ by: 'condition', name }), cells.conditionNames.textOf(name)] as const,
    ),
  ];
  const names = namesOf(entries);
  return {
    names,
    textOf: (subject) => (subject.name === '' ? '' : names.textOf(keyOf(subject))),
    find(text) {
      const key = names.keyOf(text);
      if (key === undefined) return undefined;
      const slash = key.indexOf('/');
      return { by: key.slice(0, slash) as LeafForm['by'], name: key.slice(slash + 1) };
    },
  };
}
