import type { JsonObject } from '#engine/objects';
import { parseRuleset, reportCoverage, type TestCase } from '#engine/tools';
import { type Report, serve } from '../engine-worker/serve.ts';
import { type CaseRun, runCases } from './run-cases.ts';

function documentOf(source: JsonObject) {
  const parsed = parseRuleset(source);
  return parsed.ok ? parsed.document : undefined;
}

/** Undefined: the source has errors, and nothing can be run. */
function run(report: Report, source: JsonObject, cases: readonly TestCase[]): readonly CaseRun[] | undefined {
  const document = documentOf(source);
  return document && runCases(document, cases, report);
}

function coverage(_report: Report, source: JsonObject, cases: readonly TestCase[]) {
  const document = documentOf(source);
  return document && reportCoverage(document, cases);
}

serve({ run: run as never, coverage: coverage as never });
