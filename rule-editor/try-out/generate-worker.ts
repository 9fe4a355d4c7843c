import { applicationsFrom, planApplications } from '#engine/applications';
import type { Facts } from '#engine';
import type { JsonObject } from '#engine/objects';
import { parseRuleset } from '#engine/tools';
import { type Report, serve } from '../engine-worker/serve.ts';

/** One application made from what the rules say; the same seed makes the same one. */
function generate(_report: Report, source: JsonObject, known: readonly Facts[], seed: number): Facts | undefined {
  const parsed = parseRuleset(source);
  if (!parsed.ok) return undefined;
  const [facts] = applicationsFrom(planApplications([parsed.document], known), seed);
  return facts;
}

serve({ generate: generate as never });
