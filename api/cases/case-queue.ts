import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { CaseQueue, CaseQueueQuery } from '../contract/cases.ts';
import { applications, cases, decisions, evaluationReasons, evaluations } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

const defaultLimit = 50;

/** Cases, those that have waited longest first, with codes only: no identity, no value. */
export async function listCases({ db }: Deps, query: CaseQueueQuery): Promise<CaseQueue> {
  const { programme, status = 'open', limit = defaultLimit, after } = query;
  const latest = sql`(select max(later.number) from ${evaluations} as later where later.application_id = ${applications.id})`;
  const rows = await db
    .select({ opened: cases, application: applications, evaluation: evaluations, decisionId: decisions.id })
    .from(cases)
    .innerJoin(applications, eq(applications.id, cases.applicationId))
    .innerJoin(evaluations, and(eq(evaluations.applicationId, applications.id), eq(evaluations.number, latest)))
    .leftJoin(decisions, eq(decisions.caseId, cases.id))
    .where(
      and(
        programme === undefined ? undefined : eq(applications.programme, programme),
        status === 'open' ? isNull(decisions.id) : status === 'decided' ? isNotNull(decisions.id) : undefined,
        after === undefined
          ? undefined
          : sql`(${cases.openedAt}, ${cases.id}) > (select opened_at, id from ${cases} as earlier where earlier.id = ${after})`,
      ),
    )
    .orderBy(asc(cases.openedAt), asc(cases.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const ids = page.map(({ evaluation }) => evaluation.id);
  const reasons = await db
    .select({ evaluationId: evaluationReasons.evaluationId, code: evaluationReasons.code })
    .from(evaluationReasons)
    .where(and(inArray(evaluationReasons.evaluationId, ids), eq(evaluationReasons.list, 'reasons')))
    .orderBy(evaluationReasons.evaluationId, evaluationReasons.position);
  const next = rows.length > limit ? page.at(-1)?.opened.id : undefined;
  return {
    cases: page.map(({ opened, application, evaluation, decisionId }) => {
      const own = opened.reasons.map(({ code }) => code);
      const given = reasons.filter(({ evaluationId }) => evaluationId === evaluation.id).map(({ code }) => code);
      return {
        id: opened.id,
        kind: opened.kind,
        status: decisionId === null ? ('open' as const) : ('decided' as const),
        programme: application.programme,
        application: application.id,
        openedAt: opened.openedAt.toISOString(),
        receivedOn: application.receivedOn,
        submitter: application.submitter.kind,
        reasons: own.length > 0 ? own : given,
        ...(evaluation.recommendedOutcome && { recommended: evaluation.recommendedOutcome }),
      };
    }),
    ...(next && { next }),
  };
}
