import type { LiteralValue, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import { isSameJson } from '../same-json.ts';
import { changedValues, type Changed } from './value-mutants.ts';

type Version = ParameterDeclaration['versions'][number];
type Changes = readonly Changed<ParameterDeclaration>[];

const isList = ({ kind }: ValueType): boolean => kind === 'set' || kind === 'codes' || kind === 'grouping';

/** Lists: an element is left out of every version and key that has it, for it is one thing that the author says. */
function changedLists(declaration: ParameterDeclaration): Changes {
  const lists = declaration.versions.flatMap(({ content }) =>
    content === 'missing' ? [] : 'value' in content ? [content.value] : content.byKey.map(({ value }) => value),
  );
  const mutations = new Set(
    lists.flatMap((value) => changedValues(value, declaration.type, []).map(({ mutation }) => mutation)),
  );
  const changed = (value: LiteralValue, mutation: string): LiteralValue =>
    changedValues(value, declaration.type, []).find((change) => change.mutation === mutation)?.to ?? value;
  return [...mutations].map((mutation) => ({
    mutation,
    to: {
      ...declaration,
      versions: declaration.versions.map((version) => withValues(version, (value) => changed(value, mutation))),
    },
  }));
}

function withValues(version: Version, change: (value: LiteralValue) => LiteralValue): Version {
  const { content } = version;
  if (content === 'missing') return version;
  if ('value' in content) return { ...version, content: { value: change(content.value) } };
  return { ...version, content: { byKey: content.byKey.map((keyed) => ({ ...keyed, value: change(keyed.value) })) } };
}

/** Other values: each by itself, told by its version and key. */
function changedSingly(declaration: ParameterDeclaration): Changes {
  const { type, versions } = declaration;
  return versions.flatMap((version, i): Changes => {
    const place = versions.length === 1 ? '' : `version ${version.id ?? i}: `;
    const withVersion = (content: Version['content']): ParameterDeclaration => ({
      ...declaration,
      versions: versions.with(i, { ...version, content }),
    });
    const { content } = version;
    if (content === 'missing') return [];
    if ('value' in content) {
      return changedValues(content.value, type, [1, -1]).map(({ mutation, to }) => ({
        mutation: `${place}${mutation}`,
        to: withVersion({ value: to }),
      }));
    }
    return content.byKey.flatMap((keyed, k) =>
      changedValues(keyed.value, type, [1, -1]).map(({ mutation, to }) => ({
        mutation: `${place}${keyed.key}: ${mutation}`,
        to: withVersion({ byKey: content.byKey.with(k, { ...keyed, value: to }) }),
      })),
    );
  });
}

/** Each declaration of a parameter that differs from this one in one value. */
export const changedParameters = (declaration: ParameterDeclaration): Changes =>
  (isList(declaration.type) ? changedLists(declaration) : changedSingly(declaration)).filter(
    ({ to }) => !isSameJson(to, declaration),
  );
