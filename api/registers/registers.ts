import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../db/connect.ts';
import { editions, registerPersons } from '../db/schema.ts';
import type { Deps, Gathered, GatherRequest, Registers } from '../deps.ts';
import { open } from '../identity/seal.ts';
import { findSubject } from '../identity/subjects.ts';
import { type Edition, editionSchema } from './edition-schema.ts';
import { gatherFacts } from './gather-facts.ts';
import { findGrants, findPending } from './grants-held.ts';
import { type InUse, readInUse } from './in-use.ts';
import { type Sources, unavailable, unavailableRegister } from './sources.ts';

type Means = Pick<Deps, 'keys' | 'publications'>;
type Editions = (queryable: Queryable, inUse: InUse, name: string) => ReturnType<Sources['edition']>;

/** The registers in the database: editions, persons, and our own decisions. */
export function createRegisters(means: Means): Registers {
  const editionInUse = createEditions();
  return {
    async gather(tx, request) {
      const inUse = request.inUse ?? (await readInUse(tx));
      const sources = createSources(tx, means, { ...request, inUse }, (name) => editionInUse(tx, inUse, name));
      try {
        return { ok: true, ...(await gatherFacts(sources, request.publication.document, request.submitted)) };
      } catch (error) {
        const register = unavailableRegister(error);
        if (register === undefined) throw error;
        return { ok: false, unavailable: [register] } satisfies Gathered;
      }
    },
  };
}

function createSources(
  tx: Queryable,
  means: Means,
  request: GatherRequest & { readonly inUse: InUse },
  edition: Sources['edition'],
): Sources {
  const { keys, publications } = means;
  const { subject, applicationId } = request;
  const read = new Map<string, Promise<{ readonly [fact: string]: unknown } | undefined>>();

  const subjectId = async (of: string | undefined): Promise<string | undefined> => {
    if (of !== undefined) return findSubject(tx, keys, { kind: 'person', id: of });
    if (request.subjectId) return request.subjectId.rowId;
    if (subject.kind === 'none' || subject.id === undefined) return undefined;
    return findSubject(tx, keys, { kind: subject.kind, id: subject.id });
  };

  const readPerson = async (of: string | undefined) => {
    if (!request.inUse.persons) throw unavailable('persons');
    const id = await subjectId(of);
    if (id === undefined) return undefined;
    const [row] = await tx.select().from(registerPersons).where(eq(registerPersons.subjectId, id));
    if (!row) return undefined;
    return JSON.parse(open(keys, personPlace(id), row)) as { readonly [fact: string]: unknown };
  };

  return {
    edition,
    person(of) {
      const key = of ?? '';
      const known = read.get(key) ?? readPerson(of);
      read.set(key, known);
      return known;
    },
    async grants({ programme, of, state, on, by }) {
      if (of === undefined && subject.kind === 'none') return undefined;
      const { publication } = request;
      const own = programme === publication.programme;
      const document = own ? publication.document : (await publications.current(tx, programme))?.document;
      if (!document) return undefined;
      const id = await subjectId(of);
      if (id === undefined) return [];
      const question = { document, subjectId: id, on, by };
      return state === 'pending' ? findPending(tx, applicationId, question) : findGrants(tx, state, question);
    },
  };
}

/** Where a person's facts are sealed. */
export function personPlace(subjectId: string) {
  return { table: 'register_persons', column: 'sealed', row: subjectId };
}

/** The edition in use; its contents are read once, since they never change. */
function createEditions(): Editions {
  const parsed = new Map<string, Edition>();
  return async (queryable, inUse, name) => {
    const used = inUse.editions.get(name);
    if (!used) throw unavailable(name);
    const known = parsed.get(used.sha256);
    if (known) return { edition: known, used };
    const [row] = await queryable
      .select({ source: editions.source })
      .from(editions)
      .where(and(eq(editions.name, name), eq(editions.number, used.number)));
    if (!row) throw unavailable(name);
    const edition = editionSchema.parse(JSON.parse(row.source));
    parsed.set(used.sha256, edition);
    return { edition, used };
  };
}
