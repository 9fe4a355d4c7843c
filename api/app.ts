import { OpenAPIHono } from '@hono/zod-openapi';
import { mountApplications } from './applications/applications.routes.ts';
import { mountCases } from './cases/cases.routes.ts';
import { mountCircular } from './circular/circular.routes.ts';
import { mountDecisions } from './decisions/decisions.routes.ts';
import type { Deps } from './deps.ts';
import { mountDocs } from './docs/docs.routes.ts';
import { mountDrafts } from './drafts/drafts.routes.ts';
import { mountEvaluations } from './evaluations/evaluations.routes.ts';
import { mountHealth } from './health/health.routes.ts';
import type { Metrics } from './health/metrics.ts';
import { mountLookups } from './lookups/lookups.routes.ts';
import { guardRequests, onlyHttps, onlyLoopbackHosts } from './middleware/request-guard.ts';
import { mountProblems, onError, problem, problemResponse } from './problem.ts';
import { mountContents } from './publications/contents.routes.ts';
import { mountPublications } from './publications/publications.routes.ts';
import { mountMedicines } from './registers/medicines.routes.ts';
import { mountSignIn } from './sign-in/sign-in.routes.ts';
import { mountSuspensions } from './suspensions/suspensions.routes.ts';
import { mountRuleEditor } from './rule-editor/rule-editor.routes.ts';

/**
 * The whole HTTP contract over what it is given. Tests call it with `app.request()`. `ruleEditor`: the folder of the
 * rule editor, when it is built.
 */
export function createApp(deps: Deps, metrics: Metrics, ruleEditor?: string | Promise<string>): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(guardRequests(deps.log, deps.newId, metrics.measured), onlyLoopbackHosts);
  if (deps.signIn.publicOrigin?.startsWith('https:')) app.use(onlyHttps);
  mountSignIn(app, deps);
  mountPublications(app, deps);
  mountContents(app, deps);
  mountDrafts(app, deps);
  mountEvaluations(app, deps);
  mountApplications(app, deps);
  mountCases(app, deps);
  mountDecisions(app, deps);
  mountSuspensions(app, deps);
  mountLookups(app, deps);
  mountMedicines(app, deps);
  mountHealth(app, deps, metrics);
  mountProblems(app);
  mountDocs(app);
  mountCircular(app, deps);
  if (ruleEditor !== undefined) mountRuleEditor(app, ruleEditor);
  app.notFound((c) => problemResponse(c, problem('not-found', 'There is nothing at this address.')));
  app.onError(onError(deps.log));
  return app;
}
