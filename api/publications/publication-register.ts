import { and, asc, eq, min } from 'drizzle-orm';
import type { CompiledRuleset, RulesetDocument } from '#engine';
import { parseRuleset } from '#engine/tools';
import { canonicalJson } from '../canonical-json.ts';
import type { Database, Queryable } from '../db/connect.ts';
import { shareReads } from '../db/share-reads.ts';
import { checkedDocuments, publications } from '../db/schema.ts';
import type { Publication, Publications } from '../deps.ts';
import { readInUse, readInUseNow } from '../registers/in-use.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';
import type { Engine } from '../engine-bundle/engine-bundle.ts';

/** What is told of a publication beside its document. */
const heads = {
  programme: publications.programme,
  number: publications.number,
  sha256: publications.sha256,
  rulesSha256: publications.rulesSha256,
  publishedAt: publications.publishedAt,
};

type Compiled = { readonly document: RulesetDocument; readonly checked: string; readonly ruleset: CompiledRuleset };

/**
 * The register of publications. Which number is current is read each time, in the caller's transaction (outside of one
 * together with whoever else asks); a publication never changes, so it is read, parsed and compiled once. The checked
 * document that the engine is given is kept beside its bundle, for replay.
 */
export function createPublications(db: Database, engine: Engine, clock: () => Date): Publications {
  const known = new Map<string, Publication>();
  const compiled = new Map<string, Compiled>();
  const share = shareReads(() => readInUseNow(db.$client));
  const inUse = (queryable: Queryable) => (queryable === db ? share() : readInUse(queryable));

  async function byNumber(queryable: Queryable, programme: string, number: number): Promise<Publication | undefined> {
    const key = `${programme}/${number}`;
    const before = known.get(key);
    if (before) return before;
    const found = await read(queryable, programme, number);
    if (found && queryable === db) known.set(key, found);
    // What a transaction has written may yet be undone: it is known when it is read outside of one, a little later.
    if (found && queryable !== db) setImmediate(() => void byNumber(db, programme, number).catch(() => undefined));
    return found;
  }

  async function read(queryable: Queryable, programme: string, number: number): Promise<Publication | undefined> {
    const [row] = await queryable
      .select(heads)
      .from(publications)
      .where(and(eq(publications.programme, programme), eq(publications.number, number)));
    if (!row) return undefined;
    const { document, checked, ruleset } = compiled.get(row.sha256) ?? (await compile(queryable, row.sha256));
    await queryable
      .insert(checkedDocuments)
      .values({
        publicationSha256: row.sha256,
        engineSha256: engine.sha256,
        document: checked,
        createdAt: clock(),
      })
      .onConflictDoNothing();
    return { ...row, document, ruleset };
  }

  async function compile(queryable: Queryable, sha256: string): Promise<Compiled> {
    const [row] = await queryable
      .select({ source: publications.source })
      .from(publications)
      .where(eq(publications.sha256, sha256))
      .limit(1);
    const parsed = parseRuleset(row?.source ?? '');
    if (!parsed.ok) {
      const [first] = parsed.problems;
      throw startUpFailure(`publication ${sha256} cannot be read by this version: ${first?.code} at ${first?.pointer}`);
    }
    const { document } = parsed;
    const made = { document, checked: canonicalJson(document), ruleset: engine.compileRuleset(document) };
    compiled.set(sha256, made);
    return made;
  }

  return {
    async current(queryable, programme) {
      const { publications: numbers } = await inUse(queryable);
      const number = numbers.get(programme);
      return number === undefined ? undefined : byNumber(queryable, programme, number);
    },
    byNumber,
    suspended: async (queryable, programme) => (await inUse(queryable)).suspended.get(programme) ?? [],
    async firstPublishedAt(queryable, programme) {
      const [row] = await queryable
        .select({ first: min(publications.publishedAt) })
        .from(publications)
        .where(eq(publications.programme, programme));
      return row?.first ?? undefined;
    },
    list: (queryable) =>
      queryable.select(heads).from(publications).orderBy(asc(publications.programme), asc(publications.number)),
  };
}
