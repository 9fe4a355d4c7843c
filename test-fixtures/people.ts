/** Synthetic persons of rulesets/_reference/persons.json, and the applications that are made for them. */
import { expect } from 'vitest';
import { type ApplicationAnswer, applicationAnswerSchema } from '../api/contract/applications.ts';
import { type Case, caseSchema } from '../api/contract/cases.ts';
import { problemSchema } from '../api/contract/problem.ts';
import { reasonSchema } from '../api/contract/values.ts';
import { readReferenceData } from '../api/registers/publish-editions.ts';
import { type Answer, shippedProgrammes, type TestApi } from './api.ts';

/** Who they are stands in the file. */
export const people = {
  kari: '15858001053',
  ola: '03827102163',
  ingrid: '21896403076',
  marit: '04878805092',
  sofie: '18862252183',
  emma: '25810953031',
  lars: '09848106027',
  anna: '51908507006',
  rahul: '01929310183',
  henrik: '06867911004',
  linda: '27828212082',
  astrid: '30835513013',
  samir: '07879716025',
  yonas: '54820254034',
  withProtectedAddress: '04849518017',
  turid: '10906020160',
  dorothy: '30845801092',
  sissel: '08905801040',
  mats: '24829801171',
} as const;

const registered = readReferenceData(shippedProgrammes).persons?.persons ?? [];

export function registeredFactsOf(id: string): { readonly [fact: string]: unknown } {
  const person = registered.find((one) => one.id === id);
  if (!person) throw new Error('Not in the register');
  return person.facts;
}

export type Application = {
  readonly for: string;
  readonly by: 'doctor' | 'patient' | 'hospital' | 'system';
  readonly facts: { readonly [fact: string]: unknown };
  readonly proceedDespiteStop?: boolean;
};

/** Sends an application. Whatever the answer: it names nobody, and says nothing of when others were born. */
async function send(api: TestApi, programme: string, application: Application): Promise<Answer> {
  const { for: id, by: kind, ...rest } = application;
  const body = { subject: { kind: 'person', id }, submitter: { kind }, channel: 'web', ...rest };
  const answer = await api.post(`/v1/programmes/${programme}/applications`, body);
  const others = registered.filter((person) => person.id !== id);
  const secrets = [...registered.map((person) => person.id), ...others.map(({ facts }) => String(facts['birthDate']))];
  expect(secrets.filter((secret) => JSON.stringify(answer.body).includes(secret))).toEqual([]);
  return answer;
}

/** An application that is decided, sent to a case worker, or of which nothing is due. */
export async function apply(api: TestApi, programme: string, application: Application): Promise<ApplicationAnswer> {
  const { status, body } = await send(api, programme, application);
  const answer = applicationAnswerSchema.parse(body);
  expect(status).toBe(answer.outcome === 'not-due' ? 200 : 201);
  return answer;
}

const stoppedSchema = problemSchema.extend({ outcome: reasonSchema.shape.code, reasons: reasonSchema.array() });

/** An application that is stopped: it would be in vain, and the answer says what to do instead. */
export async function applyInVain(api: TestApi, programme: string, application: Application) {
  const { status, body } = await send(api, programme, application);
  const stopped = stoppedSchema.parse(body);
  expect({ status, type: stopped.type, outcome: stopped.outcome }).toEqual({
    status: 422,
    type: '/problems/stopped',
    outcome: 'stop',
  });
  return stopped;
}

/** What the case worker sees, of an application that was sent to one. */
export async function openCase(api: TestApi, { outcome, case: opened }: ApplicationAnswer): Promise<Case> {
  expect(outcome).toBe('route-to-manual');
  const { body } = await api.get(`/v1/cases/${opened?.id}`);
  return caseSchema.parse(body);
}

/** The codes alone. */
export const codesOf = (reasons: readonly { readonly code: string }[] = []) => reasons.map(({ code }) => code);
