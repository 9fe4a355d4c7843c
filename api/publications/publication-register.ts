import { and, asc, desc, eq, min, type SQL } from 'drizzle-orm';
import type { CompiledRuleset, RulesetDocument } from '#engine';
import { parseRuleset } from '#engine/tools';
import { canonicalJson } from '../canonical-json.ts';
import type { Queryable } from '../db/connect.ts';
import { checkedDocuments, publications } from '../db/schema.ts';
import type { Publication, Publications } from '../deps.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';
import type { Engine } from '../engine-bundle/engine-bundle.ts';

type Compiled = { readonly document: RulesetDocument; readonly checked: string; readonly ruleset: CompiledRuleset };

/**
 * The register of publications. Every answer is read in the caller's transaction; a document is parsed and compiled
 * once for each hash. The checked document that the engine is given is kept beside its bundle, for replay.
 */
export function createPublications(engine: Engine, clock: () => Date): Publications {
  const compiled = new Map<string, Compiled>();

  async function find(queryable: Queryable, condition: SQL | undefined): Promise<Publication | undefined> {
    const [row] = await queryable
      .select({
        programme: publications.programme,
        number: publications.number,
        sha256: publications.sha256,
        rulesSha256: publications.rulesSha256,
        publishedAt: publications.publishedAt,
        keptFor: checkedDocuments.engineSha256,
      })
      .from(publications)
      .leftJoin(
        checkedDocuments,
        and(
          eq(checkedDocuments.publicationSha256, publications.sha256),
          eq(checkedDocuments.engineSha256, engine.sha256),
        ),
      )
      .where(condition)
      .orderBy(desc(publications.number))
      .limit(1);
    if (!row) return undefined;
    const { keptFor, ...publication } = row;
    const { document, checked, ruleset } = compiled.get(row.sha256) ?? (await compile(queryable, row.sha256));
    if (keptFor === null)
      await queryable
        .insert(checkedDocuments)
        .values({
          publicationSha256: row.sha256,
          engineSha256: engine.sha256,
          document: checked,
          createdAt: clock(),
        })
        .onConflictDoNothing();
    return { ...publication, document, ruleset };
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
    current: (queryable, programme) => find(queryable, eq(publications.programme, programme)),
    byNumber: (queryable, programme, number) =>
      find(queryable, and(eq(publications.programme, programme), eq(publications.number, number))),
    async firstPublishedAt(queryable, programme) {
      const [row] = await queryable
        .select({ first: min(publications.publishedAt) })
        .from(publications)
        .where(eq(publications.programme, programme));
      return row?.first ?? undefined;
    },
    list: (queryable) =>
      queryable
        .select({
          programme: publications.programme,
          number: publications.number,
          sha256: publications.sha256,
          rulesSha256: publications.rulesSha256,
          publishedAt: publications.publishedAt,
        })
        .from(publications)
        .orderBy(asc(publications.programme), asc(publications.number)),
  };
}
