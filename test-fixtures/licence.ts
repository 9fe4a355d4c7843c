/** Applications for the made-up licence to sell, as a business sends them. Synthetic organisations only. */
import { applicationAnswerSchema, type ApplicationAnswer } from '../api/contract/applications.ts';
import { caseSchema, type Case } from '../api/contract/cases.ts';
import type { TestApi } from './api.ts';

/** Organisation numbers with right check digits that name nobody. */
export const shops = ['310000019', '310000027', '310000035', '310000043'] as const;

export const licenceFacts = {
  pointOfSale: '4601-1',
  goods: 'T210',
  openingHours: 12,
  floorArea: 30.5,
  ageControl: 'yes',
  nearSchool: false,
  soldWithout: false,
  managerBorn: '1990-01-01',
} as const;

export type Overrides = {
  readonly facts?: { readonly [fact: string]: unknown };
  readonly shop?: string;
  readonly submitter?: { readonly kind: string; readonly [member: string]: unknown };
  readonly [member: string]: unknown;
};

/** An application that is approved; a fact that is overridden with undefined is left out. */
export function aLicenceApplication({ facts = {}, shop = shops[0], ...rest }: Overrides = {}) {
  return {
    subject: { kind: 'organisation', id: shop },
    submitter: { kind: 'organisation', organisation: shop },
    channel: 'web',
    facts: { ...licenceFacts, ...facts },
    ...rest,
  };
}

export const licencePath = '/v1/programmes/licence/applications';

/** Applies and reads the answer by the contract. */
export async function applyForLicence(api: TestApi, overrides: Overrides = {}): Promise<ApplicationAnswer> {
  const { status, body } = await api.post(licencePath, aLicenceApplication(overrides));
  if (status !== 200 && status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return applicationAnswerSchema.parse(body);
}

export async function readCaseOver(api: TestApi, id: string | undefined): Promise<Case> {
  const { body } = await api.get(`/v1/cases/${id}`);
  return caseSchema.parse(body);
}
