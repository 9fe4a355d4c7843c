import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DraftPerson, DraftsQuery, DraftSummary, DraftView, StoredChange } from '../contract/drafts.ts';
import type { Queryable } from '../db/connect.ts';
import { draftChecks, draftComments, drafts } from '../db/draft-tables.ts';
import { people, publications } from '../db/schema.ts';
import { readInUse } from '../registers/in-use.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { findConflicts, readBase } from './draft-content.ts';
import {
  type Draft,
  type DraftChangeRow,
  type DraftEvent,
  findDraft,
  readChanged,
  readContributors,
  readReviewSteps,
  readTouched,
} from './draft-record.ts';

/** Drafts, those that were worked on last first, without the values of their changes. `next`: where the next page begins. */
export async function listDrafts(
  { db }: DraftsMeans,
  { programme, state, limit, after }: DraftsQuery,
): Promise<{ readonly drafts: DraftSummary[]; readonly next?: string }> {
  const found = await db
    .select()
    .from(drafts)
    .where(
      and(
        programme === undefined ? undefined : eq(drafts.programme, programme),
        state === undefined ? undefined : eq(drafts.state, state),
        after && sql`(${drafts.updatedAt}, ${drafts.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const changed = Map.groupBy(await readChanged(db, ids), ({ draftId }) => draftId);
  const authors = [...changed.values()].flat().map(({ changedBy }) => changedBy);
  const parts = await readParts(db, page, authors);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    drafts: page.map((draft) => {
      const behind = parts.behind(draft);
      const changes = (changed.get(draft.id) ?? []).map(({ object, version, changedBy, changedAt }) => ({
        object,
        version,
        changedBy: parts.person(changedBy),
        changedAt: changedAt.toISOString(),
      }));
      return { ...summarize(draft, parts), changes, ...(behind !== undefined && { behind: { number: behind } }) };
    }),
    ...(last && { next: `${last.updatedAt.toISOString()}_${last.id}` }),
  };
}

/** A draft with all that belongs to it. */
export async function viewDraft({ db, readContent }: DraftsMeans, id: string): Promise<DraftView> {
  const draft = await findDraft(db, id);
  const comments = await db
    .select()
    .from(draftComments)
    .where(eq(draftComments.draftId, id))
    .orderBy(asc(draftComments.at), asc(draftComments.id));
  const checks = await db
    .selectDistinctOn([draftChecks.name])
    .from(draftChecks)
    .where(eq(draftChecks.draftId, id))
    .orderBy(draftChecks.name, desc(draftChecks.at), desc(draftChecks.id));
  const touched = (await readTouched(db, id)).filter(({ value }) => value !== null);
  const parts = await readParts(
    db,
    [draft],
    [...[...comments, ...checks].map(({ by }) => by), ...touched.map(({ changedBy }) => changedBy)],
  );
  const number = parts.behind(draft);
  const current = number === undefined ? undefined : await readContent(db, { programme: draft.programme, number });
  return {
    ...summarize(draft, parts),
    changes: touched.map((row) => toStored(row, parts.person)),
    checks: checks.map(({ name, version, ok, summary, details, by, at }) => ({
      name,
      version,
      holds: version >= draft.contentVersion,
      ok,
      summary,
      ...(details !== null && { details: JSON.parse(details) as unknown }),
      by: parts.person(by),
      at: at.toISOString(),
    })),
    comments: comments.map((one) => ({
      id: one.id,
      object: one.object,
      text: one.text,
      by: parts.person(one.by),
      at: one.at.toISOString(),
    })),
    ...(number !== undefined &&
      current && {
        behind: { number, conflicts: [...findConflicts(await readBase(readContent, db, draft), current, touched)] },
      }),
  };
}

/** A change as it stands, with its value. */
export function toStored(row: DraftChangeRow, person: (id: string) => DraftPerson): StoredChange {
  const { object, value, version, changedBy, changedAt } = row;
  return {
    object,
    value: value === null ? null : (JSON.parse(value) as unknown),
    version,
    changedBy: person(changedBy),
    changedAt: changedAt.toISOString(),
  };
}

/** Finds the names that belong to ids. */
export async function readNames(queryable: Queryable, ids: readonly string[]): Promise<(id: string) => DraftPerson> {
  const found = await queryable
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  const known = new Map(found.map((person) => [person.id, person]));
  return (id) => known.get(id) ?? { id, name: '' };
}

type Parts = {
  readonly steps: (draft: Draft) => readonly DraftEvent[];
  readonly contributors: (draft: Draft) => readonly string[];
  readonly person: (id: string) => DraftPerson;
  readonly sha256: (programme: string, number: number) => string;
  /** The current publication where it is not the draft's base. */
  readonly behind: (draft: Draft) => number | undefined;
};

/** What several drafts are told with, read at once. */
async function readParts(db: Queryable, found: readonly Draft[], morePeople: readonly string[]): Promise<Parts> {
  const ids = found.map(({ id }) => id);
  const programmes = [...new Set(found.map(({ programme }) => programme))];
  const [steps, contributors, hashes, inUse] = [
    await readReviewSteps(db, ids),
    await readContributors(db, ids),
    await db
      .select({ programme: publications.programme, number: publications.number, sha256: publications.sha256 })
      .from(publications)
      .where(inArray(publications.programme, programmes)),
    await readInUse(db),
  ];
  const person = await readNames(db, [
    ...found.flatMap(({ createdBy, reviewerId }) => [createdBy, ...(reviewerId === null ? [] : [reviewerId])]),
    ...[...steps, ...contributors].map(({ by }) => by),
    ...morePeople,
  ]);
  const ofDraft = <T extends { readonly draftId: string }>(rows: readonly T[]) => {
    const groups = Map.groupBy(rows, ({ draftId }) => draftId);
    return ({ id }: Draft): readonly T[] => groups.get(id) ?? [];
  };
  const [stepsOf, contributorsOf] = [ofDraft(steps), ofDraft(contributors)];
  const sha256Of = new Map(hashes.map(({ programme, number, sha256 }) => [`${programme}/${number}`, sha256]));
  return {
    steps: stepsOf,
    contributors: (draft) => contributorsOf(draft).map(({ by }) => by),
    person,
    sha256: (programme, number) => sha256Of.get(`${programme}/${number}`) ?? '',
    behind: ({ programme, state, baseNumber }) => {
      const current = inUse.publications.get(programme);
      const isEnded = state === 'published' || state === 'discarded';
      return isEnded || current === (baseNumber ?? undefined) ? undefined : current;
    },
  };
}

type Summary = Omit<DraftSummary, 'changes' | 'behind'>;

function summarize(draft: Draft, parts: Parts): Summary {
  const { programme, baseNumber, publishedNumber, state, reviewerId } = draft;
  const steps = parts.steps(draft);
  const stamp = ({ by, at }: DraftEvent) => ({ by: parts.person(by), at: at.toISOString() });
  const last = steps.find(({ step }) => step === 'returned' || step === 'submitted');
  const published = steps.find(({ step }) => step === 'published');
  return {
    id: draft.id,
    programme,
    title: draft.title,
    purpose: draft.purpose,
    reference: draft.reference,
    base: baseNumber === null ? null : { number: baseNumber, sha256: parts.sha256(programme, baseNumber) },
    state,
    version: draft.version,
    contentVersion: draft.contentVersion,
    createdBy: parts.person(draft.createdBy),
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    contributors: parts.contributors(draft).map(parts.person),
    ...(reviewerId !== null && { reviewer: parts.person(reviewerId) }),
    approvals: approvalsIn(draft, steps).map((step) => ({ ...stamp(step), version: step.version })),
    ...(last?.step === 'returned' && {
      returned: { ...stamp(last), reason: String((JSON.parse(last.details ?? '{}') as { reason?: unknown }).reason) },
    }),
    ...(published &&
      publishedNumber !== null && {
        published: {
          number: publishedNumber,
          sha256: parts.sha256(programme, publishedNumber),
          at: published.at.toISOString(),
        },
      }),
  };
}

/** The approvals that count: those since the draft was last handed in or put on another base. Steps: latest first. */
export function approvalsIn({ state }: Draft, steps: readonly DraftEvent[]): readonly DraftEvent[] {
  if (state !== 'approved' && state !== 'published') return [];
  const begin = steps.findIndex(({ step }) => step === 'submitted' || step === 'rebased');
  return steps
    .slice(0, begin < 0 ? undefined : begin)
    .filter(({ step }) => step === 'approved')
    .toReversed();
}
