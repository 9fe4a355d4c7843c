import type { OpenAPIHono } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { publications } from '../db/schema.ts';
import {
  documentSchema,
  programmeSchema,
  programmesSchema,
  publicationParams,
  publicationsSchema,
} from '../contract/publications.ts';
import { programmeParams } from '../contract/values.ts';
import type { Deps, Publication } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { problem } from '../problem.ts';
type Means = Pick<Deps, 'db' | 'publications'>;

/** What programmes there are, what they ask, and every publication that was ever made. Nothing personal. */
export function mountPublications(app: OpenAPIHono, means: Means): void {
  const { db } = means;
  const tag = 'Programmes';

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes',
      anybody: true,
      tag,
      summary: 'The programmes that are decided here',
      cacheable: true,
      answers: { 200: { description: 'By name', schema: programmesSchema } },
    },
    {
      async handle() {
        const names = new Set((await means.publications.list(db)).map(({ programme }) => programme));
        const current = await Promise.all([...names].map((name) => requireCurrent(means, name)));
        const programmes = current.map((publication) => ({
          programme: publication.programme,
          title: publication.document.title,
          publication: toPublication(publication),
        }));
        return { body: { programmes } };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}',
      anybody: true,
      tag,
      summary: 'What a programme asks: its facts with their words, as now published',
      params: programmeParams,
      cacheable: true,
      answers: { 200: { description: 'With the hash of the publication as ETag', schema: programmeSchema } },
    },
    {
      async handle({ c, params }) {
        const publication = await requireCurrent(means, params.programme);
        return withTag(c, publication.sha256, 'no-cache', () => JSON.stringify(toProgramme(publication)));
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/publications',
      anybody: true,
      tag,
      summary: 'All publications of a programme, oldest first',
      params: programmeParams,
      cacheable: true,
      answers: { 200: { description: 'Numbers, hashes and times', schema: publicationsSchema } },
    },
    {
      async handle({ params }) {
        const all = await means.publications.list(db);
        const own = all.filter(({ programme }) => programme === params.programme);
        if (own.length === 0) throw noProgramme();
        return { body: { publications: own.map(toPublication) } };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/programmes/{programme}/publications/{number}',
      anybody: true,
      tag,
      summary: 'A ruleset as it was published; it never changes',
      params: publicationParams,
      cacheable: true,
      answers: { 200: { description: 'The document, with its hash as ETag', schema: documentSchema } },
    },
    {
      async handle({ c, params }) {
        const { programme, number } = publications;
        const [row] = await db
          .select({ sha256: publications.sha256, source: publications.source })
          .from(publications)
          .where(and(eq(programme, params.programme), eq(number, params.number)));
        if (!row) throw problem('not-found', 'There is no such publication.');
        return withTag(c, row.sha256, 'public, max-age=31536000, immutable', () => row.source);
      },
    },
  );
}

/** A document under its hash: 304 for who has it already. */
export function withTag(c: Context, sha256: string, cacheControl: string, body: () => string): Response {
  const headers = { ETag: `"${sha256}"`, 'Cache-Control': cacheControl };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(headers.ETag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(body(), 200, { ...headers, 'Content-Type': 'application/json' });
}

function noProgramme() {
  return problem('not-found', 'There is no such programme.');
}

async function requireCurrent({ db, publications }: Means, programme: string): Promise<Publication> {
  const publication = await publications.current(db, programme);
  if (!publication) throw noProgramme();
  return publication;
}

function toPublication({ number, sha256, rulesSha256, publishedAt }: Omit<Publication, 'document' | 'ruleset'>) {
  return { number, sha256, rulesSha256, publishedAt: publishedAt.toISOString() };
}

function toProgramme(publication: Publication) {
  const { document } = publication;
  return {
    programme: document.programme,
    title: document.title,
    publication: toPublication(publication),
    subject: document.subject,
    startedBy: document.startedBy,
    facts: document.facts.map(({ name, title, help, question, type, unit, min, max, ...fact }) => ({
      name,
      title,
      help,
      question,
      type,
      unit,
      min,
      max,
      noneAllowed: fact.noneAllowed,
      source: fact.source,
      identifying: fact.identifying,
      curable: fact.curable,
    })),
    codeSystems: document.systems.map(({ name, title, pattern }) => ({ name, title, pattern })),
    grant: document.grant.map(({ name, title, type, unit, lookup }) => ({ name, title, type, unit, lookup })),
    constraints: document.constraints.map(({ id, text }) => ({ id, text })),
  };
}
