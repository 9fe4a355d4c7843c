/**
 * Tables of drafts. A draft itself and its changes are worked on until it is published or discarded, then they stay (see
 * the migration `drafts`). Events, checks, comments and approvals are records. Values are JSON as text, for the order of
 * members has meaning.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CheckName, DraftState } from '../contract/drafts.ts';
import { people, publications } from './schema.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
const person = (name: string) => uuid(name).references(() => people.id);

export const drafts = pgTable(
  'drafts',
  {
    id: uuid().primaryKey(),
    programme: text().notNull(),
    title: text().notNull(),
    purpose: text().notNull(),
    /** Of the law. */
    reference: text().notNull(),
    /** Absent: a programme that does not exist yet; then the source begins as `beginning`. */
    baseNumber: integer('base_number'),
    beginning: text(),
    state: text().notNull().$type<DraftState>(),
    version: integer().notNull(),
    /** The version at which the content, not only its description, last changed. */
    contentVersion: integer('content_version').notNull(),
    createdBy: person('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    reviewerId: person('reviewer_id'),
    publishedNumber: integer('published_number'),
  },
  (table) => [
    index('drafts_programme').on(table.programme, table.updatedAt),
    unique('drafts_published').on(table.programme, table.publishedNumber),
    foreignKey({
      name: 'drafts_base',
      columns: [table.programme, table.baseNumber],
      foreignColumns: [publications.programme, publications.number],
    }),
    foreignKey({
      name: 'drafts_publication',
      columns: [table.programme, table.publishedNumber],
      foreignColumns: [publications.programme, publications.number],
    }),
    check('drafts_state', sql`${table.state} in ('open', 'in-review', 'approved', 'published', 'discarded')`),
    check('drafts_beginning', sql`(${table.baseNumber} is null) = (${table.beginning} is not null)`),
    check('drafts_is_published', sql`(${table.state} = 'published') = (${table.publishedNumber} is not null)`),
    check('drafts_version', sql`${table.version} >= ${table.contentVersion} and ${table.contentVersion} >= 1`),
  ],
);

/** The objects of a draft that were touched, as they stand; `value` is absent where an object is as in the base again. */
export const draftChanges = pgTable(
  'draft_changes',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => drafts.id),
    object: text().notNull(),
    /** The order in which objects were first touched: what is new in the ruleset stands in it. */
    position: integer().notNull(),
    value: text(),
    version: integer().notNull(),
    changedBy: person('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.object] })],
);

export type DraftStep =
  | 'created'
  | 'described'
  | 'changed'
  | 'rebased'
  | 'submitted'
  | 'withdrawn'
  | 'approved'
  | 'returned'
  | 'handed-over'
  | 'checked'
  | 'commented'
  | 'published'
  | 'discarded';

/** Every step of a draft: who and when. `details` says of what, in JSON. */
export const draftEvents = pgTable(
  'draft_events',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => drafts.id),
    number: integer().notNull(),
    step: text().notNull().$type<DraftStep>(),
    version: integer().notNull(),
    /** Did this person give the draft something of its content or its description? */
    contributes: boolean().notNull(),
    by: person('by').notNull(),
    at: instant('at').notNull(),
    details: text(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.number] })],
);

export const draftChecks = pgTable(
  'draft_checks',
  {
    id: uuid().primaryKey(),
    draftId: uuid('draft_id')
      .notNull()
      .references(() => drafts.id),
    name: text().notNull().$type<CheckName>(),
    version: integer().notNull(),
    ok: boolean().notNull(),
    summary: text().notNull(),
    details: text(),
    by: person('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('draft_checks_draft').on(table.draftId, table.name)],
);

export const draftComments = pgTable(
  'draft_comments',
  {
    id: uuid().primaryKey(),
    draftId: uuid('draft_id')
      .notNull()
      .references(() => drafts.id),
    object: text().notNull(),
    text: text().notNull(),
    by: person('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('draft_comments_draft').on(table.draftId)],
);

/** Who approved what was published. */
export const publicationApprovals = pgTable(
  'publication_approvals',
  {
    programme: text().notNull(),
    number: integer().notNull(),
    approvedBy: person('approved_by').notNull(),
    approvedAt: instant('approved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programme, table.number, table.approvedBy] }),
    foreignKey({
      name: 'publication_approvals_publication',
      columns: [table.programme, table.number],
      foreignColumns: [publications.programme, publications.number],
    }),
  ],
);
