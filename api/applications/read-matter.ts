import type { Queryable } from '../db/connect.ts';
import type { Deps, Publication } from '../deps.ts';
import { type EvaluationRecord, readEvaluations } from '../evaluations/evaluation-record.ts';
import { type ApplicationRecord, readApplication } from './application-record.ts';

/** An application with its evaluations, the latest of them, and the publication of that one. */
export type Matter = {
  readonly application: ApplicationRecord;
  readonly evaluations: readonly EvaluationRecord[];
  readonly evaluation: EvaluationRecord;
  readonly publication: Publication;
};

export async function readMatter(queryable: Queryable, deps: Deps, applicationId: string): Promise<Matter> {
  const application = await readApplication(queryable, applicationId);
  const evaluations = await readEvaluations(queryable, deps.keys, applicationId);
  const evaluation = evaluations.at(-1);
  if (!application || !evaluation) throw new Error(`The record of application ${applicationId} is not whole`);
  return { application, evaluations, evaluation, publication: await publicationOf(queryable, deps, evaluation) };
}

/** The publication that an evaluation was made by. */
export async function publicationOf(
  queryable: Queryable,
  { publications }: Deps,
  { publication: { programme, number } }: Pick<EvaluationRecord, 'publication'>,
): Promise<Publication> {
  const publication = await publications.byNumber(queryable, programme, number);
  if (!publication) throw new Error(`Publication ${number} of ${programme} is missing`);
  return publication;
}
