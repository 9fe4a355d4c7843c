import type { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import {
  approvalRequestSchema,
  draftParams,
  draftSchema,
  handoverRequestSchema,
  rebaseRequestSchema,
  returnRequestSchema,
  submissionRequestSchema,
} from '../contract/drafts.ts';
import { mountOperation } from '../operation.ts';
import type { BodyBounds } from '../strict-body/strict-body.ts';
import type { Role } from '../sign-in/roles.ts';
import { askedBy } from '../sign-in/signed-in.ts';
import { changesBounds, type DraftsMeans } from './drafts-means.ts';
import { publishDraft } from './publish-draft.ts';
import { rebaseDraft } from './rebase-draft.ts';
import { approveDraft, discardDraft, handOverDraft, returnDraft, submitDraft, withdrawDraft } from './review-draft.ts';
import type { StepRequest } from './steps.ts';
import { viewDraft } from './view-draft.ts';

type Step<Body> = {
  /** The last part of the address. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly roles: readonly [Role, ...Role[]];
  readonly problems?: readonly number[];
  readonly bodyBounds?: BodyBounds;
  readonly take: (request: StepRequest, body: Body) => Promise<void>;
};

/** The way of a draft from those who work on it to what is decided by. */
export function mountReview(app: OpenAPIHono, means: DraftsMeans): void {
  /** A step answers with the draft as it then is. */
  const mountStep = <Body extends z.ZodType>(step: Step<z.infer<Body>>, body?: Body) =>
    mountOperation(
      app,
      {
        method: 'post',
        path: `/v1/drafts/{id}/${step.name}`,
        roles: step.roles,
        tag: 'Drafts',
        summary: step.summary,
        ...(step.description !== undefined && { description: step.description }),
        params: draftParams,
        ...(body && { body }),
        ...(step.bodyBounds && { bodyBounds: step.bodyBounds }),
        problems: [409, ...(step.problems ?? [])],
        answers: { 200: { description: 'The draft', schema: draftSchema } },
      },
      {
        async handle({ c, params: { id }, body: given }) {
          const by = askedBy(c);
          await step.take({ id, by }, given as z.infer<Body>);
          const draft = await viewDraft(means, id);
          return { body: draft, headers: { ETag: `"${draft.version}"` } };
        },
      },
    );

  mountStep(
    {
      name: 'submission',
      summary: 'Ask for approval',
      description:
        'The service reads the rules and demands and runs the test cases, by the engine that decides and by the reference; what it finds is recorded as the checks `rules` and `cases`. 409 `draft-not-ready` has `missing` (purpose, reference, changes), `problems` (each with its object and the pointer inside it) and `cases` that fail: `differences` from what was expected, and `disagreements` where the engine that decides and the reference do not give the same.',
      roles: ['maintainer'],
      problems: [412],
      take: (request, { reviewer }) => submitDraft(means, { ...request, reviewer }),
    },
    submissionRequestSchema,
  );
  mountStep({
    name: 'withdrawal',
    summary: 'Take it back from review, to go on with it',
    roles: ['maintainer'],
    take: (request) => withdrawDraft(means, request),
  });
  mountStep(
    {
      name: 'approval',
      summary: 'Approve the version that was read; not for who ever changed the draft',
      roles: ['approver'],
      problems: [412],
      take: (request, { version }) => approveDraft(means, { ...request, version }),
    },
    approvalRequestSchema,
  );
  mountStep(
    {
      name: 'return',
      summary: 'Send it back with a reason',
      roles: ['approver'],
      take: (request, { reason }) => returnDraft(means, { ...request, reason }),
    },
    returnRequestSchema,
  );
  mountStep(
    {
      name: 'handover',
      summary: 'Ask another approver',
      roles: ['approver', 'maintainer'],
      take: (request, { to }) => handOverDraft(means, { ...request, to }),
    },
    handoverRequestSchema,
  );
  mountStep({
    name: 'publication',
    summary: 'Publish what was approved; it is decided by from then on',
    description:
      'Every server decides by it from the moment it is published. 409 `draft-behind` when the base is no longer current.',
    roles: ['approver'],
    problems: [412],
    take: (request) => publishDraft(means, request),
  });
  mountStep(
    {
      name: 'rebase',
      summary: 'Put the draft on what is published now',
      description:
        'What only one of the two changed is joined. An object that both changed needs a resolution by a maintainer: without, 409 `draft-behind` has `conflicts`. Approvals fall away; with resolutions the draft is open again.',
      roles: ['maintainer', 'approver'],
      problems: [412],
      bodyBounds: changesBounds,
      take: (request, { resolutions }) => rebaseDraft(means, { ...request, resolutions: resolutions ?? [] }),
    },
    rebaseRequestSchema,
  );
  mountStep({
    name: 'discard',
    summary: 'Give it up; it stays as it is',
    roles: ['maintainer'],
    take: (request) => discardDraft(means, request),
  });
}
