/**
 * All tables. What a table cannot say (exclusion, triggers against change) stands in the migration `invariants`.
 *
 * - Record tables are never updated and never deleted from: what happened later is a later row.
 * - Everything personal lies in two tables, encrypted: `subjects` (who) and `sealed_contents` (quasi-identifying facts,
 *   reasons with their values, a case worker's words). All other rows are pseudonymous;
 *   the names of those who work here stand in `people`.
 * - `grants` is what holds now, kept so that valid periods cannot overlap; the record of a grant is its decision.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Suspension } from '#engine';
import type { Role } from '../sign-in/roles.ts';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const daterange = customType<{ data: string; driverData: string }>({ dataType: () => 'daterange' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
const day = (name: string) => date(name, { mode: 'string' });

/** Which keys this database was written with: a key that was mixed up is found at start-up, before anything is lost. */
export const keyChecks = pgTable('key_checks', {
  keyId: text('key_id').primaryKey(),
  purpose: text().notNull().$type<'seal' | 'index'>(),
  checkValue: bytea('check_value').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Publications of rulesets. `source` is the whole source document, its members in the order written; `sha256` its hash. */
export const publications = pgTable(
  'publications',
  {
    programme: text().notNull(),
    number: integer().notNull(),
    sha256: text().notNull(),
    /** Hash without the words: equal here means the same outcomes. */
    rulesSha256: text('rules_sha256').notNull(),
    source: text().notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programme, table.number] }),
    unique('publications_identity').on(table.programme, table.number, table.sha256),
    check('publications_number', sql`${table.number} >= 1`),
    check('publications_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/**
 * Test cases and demands of a publication: they decide nothing and are not in its hash. JSON, as `source`. What a folder
 * has of a publication may grow without it: the last revision counts.
 */
export const publicationTests = pgTable(
  'publication_tests',
  {
    programme: text().notNull(),
    number: integer().notNull(),
    revision: integer().notNull(),
    /** Of both texts. */
    sha256: text().notNull(),
    cases: text().notNull(),
    demands: text().notNull(),
    keptAt: instant('kept_at').notNull(),
    keptBy: text('kept_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programme, table.number, table.revision] }),
    foreignKey({
      name: 'publication_tests_publication',
      columns: [table.programme, table.number],
      foreignColumns: [publications.programme, publications.number],
    }),
    check('publication_tests_revision', sql`${table.revision} >= 1`),
  ],
);

/** The engine that decided, kept whole. */
export const engineBundles = pgTable(
  'engine_bundles',
  {
    sha256: text().primaryKey(),
    code: text().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [check('engine_bundles_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`)],
);

/** What the engine was given of a publication: an old bundle reads the form that the parser made for it. */
export const checkedDocuments = pgTable(
  'checked_documents',
  {
    publicationSha256: text('publication_sha256').notNull(),
    engineSha256: text('engine_sha256')
      .notNull()
      .references(() => engineBundles.sha256),
    document: text().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.publicationSha256, table.engineSha256] })],
);

/** Numbered states of reference data (medicines). `source` is canonical JSON, `sha256` its hash. */
export const editions = pgTable(
  'editions',
  {
    name: text().notNull(),
    number: integer().notNull(),
    sha256: text().notNull(),
    source: text().notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.number] })],
);

/** Who has signed in, as the issuer last told it. Not a record: names and roles change. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    issuer: text().notNull(),
    /** What the issuer calls the person. */
    subject: text().notNull(),
    name: text().notNull(),
    roles: jsonb().notNull().$type<readonly Role[]>(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [unique('people_subject').on(table.issuer, table.subject)],
);

/** Who is signed in now. Of the token that the browser has, only the hash is here. */
export const sessions = pgTable(
  'sessions',
  {
    tokenSha256: bytea('token_sha256').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** As the issuer told them at sign-in. */
    roles: jsonb().notNull().$type<readonly Role[]>(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_expires').on(table.expiresAt)],
);

/** What somebody took from the machine, and why: in force until two people have lifted it. */
export const suspensions = pgTable(
  'suspensions',
  {
    id: uuid().primaryKey(),
    programme: text().notNull(),
    /** A section, rule, table or restriction; absent: the programme. */
    target: text(),
    outcomes: text().notNull().$type<'deny' | 'all'>(),
    reason: text().notNull(),
    suspendedBy: uuid('suspended_by')
      .notNull()
      .references(() => people.id),
    suspendedAt: instant('suspended_at').notNull(),
  },
  (table) => [check('suspensions_outcomes', sql`${table.outcomes} in ('deny', 'all')`)],
);

/** Lifting: the first asks, the second confirms. */
export const suspensionLifts = pgTable(
  'suspension_lifts',
  {
    suspensionId: uuid('suspension_id')
      .notNull()
      .references(() => suspensions.id),
    number: integer().notNull(),
    liftedBy: uuid('lifted_by')
      .notNull()
      .references(() => people.id),
    liftedAt: instant('lifted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.suspensionId, table.number] }),
    unique('suspension_lifts_two_people').on(table.suspensionId, table.liftedBy),
    check('suspension_lifts_number', sql`${table.number} in (1, 2)`),
  ],
);

/** Sign-ins that are under way; each is used once. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    stateSha256: bytea('state_sha256').primaryKey(),
    /** Of the cookie of the browser that began. */
    browserSha256: bytea('browser_sha256').notNull(),
    codeVerifier: text('code_verifier').notNull(),
    nonce: text().notNull(),
    returnTo: text('return_to').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sign_in_attempts_expires').on(table.expiresAt)],
);

/** Who: the identity encrypted, found by a keyed blind index. */
export const subjects = pgTable(
  'subjects',
  {
    id: uuid().primaryKey(),
    kind: text().notNull().$type<'person' | 'organisation'>(),
    indexKeyId: text('index_key_id').notNull(),
    subjectIndex: bytea('subject_index').notNull(),
    sealKeyId: text('seal_key_id').notNull(),
    sealed: bytea().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('subjects_index').on(table.kind, table.indexKeyId, table.subjectIndex),
    check('subjects_kind', sql`${table.kind} in ('person', 'organisation')`),
  ],
);

/** The persons register in small (synthetic). `sealed` holds the person's facts. Not a record: it may change. */
export const registerPersons = pgTable('register_persons', {
  subjectId: uuid('subject_id')
    .primaryKey()
    .references(() => subjects.id),
  sealKeyId: text('seal_key_id').notNull(),
  sealed: bytea().notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Personal contents of record rows, encrypted and bound to their owner's row. */
export const sealedContents = pgTable(
  'sealed_contents',
  {
    owner: text().notNull().$type<'evaluation' | 'decision' | 'answer' | 'case'>(),
    ownerId: uuid('owner_id').notNull(),
    subjectId: uuid('subject_id').references(() => subjects.id),
    sealKeyId: text('seal_key_id').notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.ownerId] }),
    index('sealed_contents_subject').on(table.subjectId),
    check('sealed_contents_owner', sql`${table.owner} in ('evaluation', 'decision', 'answer', 'case')`),
  ],
);

export type SubmitterColumn = { readonly kind: string; readonly hpr?: string; readonly organisation?: string };

/** What was received. The idempotency key is part of it: one key, one application. */
export const applications = pgTable(
  'applications',
  {
    id: uuid().primaryKey(),
    programme: text().notNull(),
    subjectKind: text('subject_kind').notNull().$type<'person' | 'organisation' | 'none'>(),
    subjectId: uuid('subject_id').references(() => subjects.id),
    submitter: jsonb().notNull().$type<SubmitterColumn>(),
    /** Until systems can sign in, none is. */
    submitterAuthenticated: boolean('submitter_authenticated').notNull(),
    channel: text().notNull(),
    startedBy: text('started_by').notNull().$type<'application' | 'event'>(),
    proceedDespiteStop: boolean('proceed_despite_stop').notNull(),
    receivedAt: instant('received_at').notNull(),
    receivedOn: day('received_on').notNull(),
    appliedOn: day('applied_on').notNull(),
    idempotencyClient: text('idempotency_client').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** Keyed, since the request holds an identity. */
    requestFingerprint: bytea('request_fingerprint').notNull(),
  },
  (table) => [
    unique('applications_idempotency').on(table.idempotencyClient, table.idempotencyKey),
    index('applications_subject').on(table.subjectId, table.programme),
    check('applications_subject_kind', sql`(${table.subjectKind} = 'none') = (${table.subjectId} is null)`),
    check('applications_started_by', sql`${table.startedBy} in ('application', 'event')`),
    check('applications_dates', sql`${table.appliedOn} <= ${table.receivedOn}`),
  ],
);

export type EditionReference = { readonly name: string; readonly number: number; readonly sha256: string };

/** One run of the rules. `facts` holds those that identify nobody; the others and the result are sealed. */
export const evaluations = pgTable(
  'evaluations',
  {
    id: uuid().primaryKey(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    number: integer().notNull(),
    cause: text().notNull().$type<'received' | 'answered' | 'boundary' | 'publication'>(),
    programme: text().notNull(),
    publicationNumber: integer('publication_number').notNull(),
    publicationSha256: text('publication_sha256').notNull(),
    engineSha256: text('engine_sha256')
      .notNull()
      .references(() => engineBundles.sha256),
    editions: jsonb().notNull().$type<readonly EditionReference[]>(),
    suspended: jsonb().notNull().$type<readonly Suspension[]>(),
    facts: jsonb().notNull().$type<{ readonly [name: string]: unknown }>(),
    outcome: text().notNull().$type<'approve' | 'deny' | 'route-to-manual' | 'stop' | 'not-due'>(),
    recommendedOutcome: text('recommended_outcome').$type<'approve' | 'deny'>(),
    explanationSha256: text('explanation_sha256').notNull(),
    evaluatedAt: instant('evaluated_at').notNull(),
  },
  (table) => [
    unique('evaluations_number').on(table.applicationId, table.number),
    unique('evaluations_application').on(table.id, table.applicationId),
    foreignKey({
      name: 'evaluations_publication',
      columns: [table.programme, table.publicationNumber, table.publicationSha256],
      foreignColumns: [publications.programme, publications.number, publications.sha256],
    }),
    check('evaluations_outcome', sql`${table.outcome} in ('approve', 'deny', 'route-to-manual', 'stop', 'not-due')`),
    check('evaluations_recommended', sql`${table.recommendedOutcome} is null or ${table.outcome} = 'route-to-manual'`),
    check('evaluations_cause', sql`${table.cause} in ('received', 'answered', 'boundary', 'publication')`),
    check('evaluations_number_positive', sql`${table.number} >= 1`),
  ],
);

/** Reasons without their values, so that all that turned on a rule can be found. */
export const evaluationReasons = pgTable(
  'evaluation_reasons',
  {
    evaluationId: uuid('evaluation_id')
      .notNull()
      .references(() => evaluations.id),
    list: text().notNull().$type<'reasons' | 'also' | 'recommended'>(),
    position: integer().notNull(),
    code: text().notNull(),
    rule: text(),
    stage: text(),
    part: text(),
    version: integer(),
    partVersion: integer('part_version'),
    isTrue: boolean('is_true').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.evaluationId, table.list, table.position] }),
    index('evaluation_reasons_rule').on(table.rule, table.part),
    index('evaluation_reasons_code').on(table.code),
    check('evaluation_reasons_list', sql`${table.list} in ('reasons', 'also', 'recommended')`),
  ],
);

export type CaseReasonColumn = { readonly code: string; readonly values?: { readonly [name: string]: string } };

/** An application, or an appeal on a decision, that awaits a person. Decided when a decision names it. */
export const cases = pgTable(
  'cases',
  {
    id: uuid().primaryKey(),
    kind: text().notNull().$type<'application' | 'appeal'>(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    /** The decision that is appealed. */
    appealedDecisionId: uuid('appealed_decision_id').unique(),
    /** Reasons that no evaluation gives: STOP_CONTESTED, OVERLAPPING_GRANT. */
    reasons: jsonb().notNull().$type<readonly CaseReasonColumn[]>(),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [
    unique('cases_application').on(table.id, table.applicationId),
    uniqueIndex('cases_one_per_application')
      .on(table.applicationId)
      .where(sql`${table.kind} = 'application'`),
    index('cases_of_application').on(table.applicationId),
    index('cases_opened').on(table.openedAt, table.id),
    check('cases_kind', sql`${table.kind} in ('application', 'appeal')`),
    check('cases_appeal', sql`(${table.kind} = 'appeal') = (${table.appealedDecisionId} is not null)`),
    foreignKey({
      name: 'cases_appealed_decision',
      columns: [table.appealedDecisionId, table.applicationId],
      foreignColumns: [decisions.id, decisions.applicationId],
    }),
  ],
);

/** What a case worker added; the words and facts are sealed, the evaluation that followed is named. */
export const caseAnswers = pgTable('case_answers', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id')
    .notNull()
    .references(() => cases.id),
  evaluationId: uuid('evaluation_id')
    .notNull()
    .unique()
    .references(() => evaluations.id),
  answeredBy: text('answered_by').notNull(),
  /** Who it was, when signed in. */
  answeredByPerson: uuid('answered_by_person').references(() => people.id),
  authenticated: boolean().notNull(),
  answeredAt: instant('answered_at').notNull(),
});

/** An outcome that was made. Reasons, grant, words and remedies are sealed. */
export const decisions = pgTable(
  'decisions',
  {
    id: uuid().primaryKey(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    evaluationId: uuid('evaluation_id').notNull(),
    caseId: uuid('case_id').unique(),
    kind: text().notNull().$type<'first' | 'correct' | 'withdraw' | 'annul' | 'appeal'>(),
    /** Absent where a decision was withdrawn or annulled. */
    outcome: text().$type<'approve' | 'deny'>(),
    /** An approval that gives less than was asked; not known of those from before this was kept. */
    partial: boolean().notNull().default(false),
    automatic: boolean().notNull(),
    decidedBy: text('decided_by'),
    decidedByAuthenticated: boolean('decided_by_authenticated'),
    /** Who it was, when signed in. */
    decidedByPerson: uuid('decided_by_person').references(() => people.id),
    decidedAt: instant('decided_at').notNull(),
    decidedOn: day('decided_on').notNull(),
    supersedes: uuid().unique(),
  },
  (table): PgTableExtraConfigValue[] => [
    unique('decisions_application').on(table.id, table.applicationId),
    index('decisions_of_application').on(table.applicationId),
    uniqueIndex('decisions_one_first')
      .on(table.applicationId)
      .where(sql`${table.supersedes} is null`),
    foreignKey({
      name: 'decisions_evaluation',
      columns: [table.evaluationId, table.applicationId],
      foreignColumns: [evaluations.id, evaluations.applicationId],
    }),
    foreignKey({
      name: 'decisions_case',
      columns: [table.caseId, table.applicationId],
      foreignColumns: [cases.id, cases.applicationId],
    }),
    foreignKey({
      name: 'decisions_supersedes',
      columns: [table.supersedes, table.applicationId],
      foreignColumns: [table.id, table.applicationId],
    }),
    check('decisions_kind', sql`${table.kind} in ('first', 'correct', 'withdraw', 'annul', 'appeal')`),
    check('decisions_first', sql`(${table.kind} = 'first') = (${table.supersedes} is null)`),
    check('decisions_outcome', sql`(${table.outcome} is null) = (${table.kind} in ('withdraw', 'annul'))`),
    check('decisions_outcome_word', sql`${table.outcome} in ('approve', 'deny')`),
    check('decisions_by', sql`${table.automatic} = (${table.decidedBy} is null)`),
    check(
      'decisions_by_person',
      sql`(${table.decidedByPerson} is not null) = coalesce(${table.decidedByAuthenticated}, false)`,
    ),
    check('decisions_not_itself', sql`${table.supersedes} <> ${table.id}`),
  ],
);

/** The reasons of a decision without their values. A decision with an outcome has at least one (see `invariants`). */
export const decisionReasons = pgTable(
  'decision_reasons',
  {
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decisions.id),
    position: integer().notNull(),
    code: text().notNull(),
    rule: text(),
    stage: text(),
    part: text(),
    version: integer(),
    partVersion: integer('part_version'),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.position] }),
    index('decision_reasons_rule').on(table.rule, table.part),
    index('decision_reasons_code').on(table.code),
  ],
);

/** Grants that hold. For one subject, programme and key valid periods never overlap (see `invariants`). */
export const grants = pgTable(
  'grants',
  {
    decisionId: uuid('decision_id')
      .primaryKey()
      .references(() => decisions.id),
    programme: text().notNull(),
    subjectId: uuid('subject_id').references(() => subjects.id),
    /** Canonical JSON of the key fields. */
    grantKey: text('grant_key').notNull(),
    /** `[from, to]`; no upper end: open. */
    validOn: daterange('valid_on').notNull(),
    fields: jsonb().notNull().$type<{ readonly [field: string]: unknown }>(),
  },
  (table) => [
    index('grants_subject').on(table.subjectId, table.programme),
    check('grants_not_empty', sql`not isempty(${table.validOn}) and not lower_inf(${table.validOn})`),
  ],
);
