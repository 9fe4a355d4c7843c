import { get } from './client.ts';
import type { DraftSummary } from './drafts.ts';

type Page = { readonly drafts: readonly DraftSummary[]; readonly next?: string };

/** Drafts, those that were worked on last first: page by page, so that none is missed. */
export async function readDrafts(filter: { readonly [name: string]: string } = {}): Promise<{
  readonly drafts: readonly DraftSummary[];
}> {
  const drafts: DraftSummary[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const query: URLSearchParams = new URLSearchParams({ ...filter, ...(next !== '' && { after: next }) });
    const page: Page = await get<Page>(`/v1/drafts?${query}`);
    drafts.push(...page.drafts);
    next = page.next;
  }
  return { drafts };
}
