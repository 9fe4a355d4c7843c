import { useMemo } from 'react';
import type { RulesetDocument } from '#engine';
import type { TestCase } from '#engine/tools';
import type { Language } from '../app/language.tsx';
import { Pairs } from '../ui/pairs.tsx';
import { createOutcomeLines, expectationParts } from './outcome-lines.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly language: Language;
  readonly expect: TestCase['expect'];
};

/** What a case expects, in words. */
export function Expectation({ document, language, expect }: Props) {
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  const pairs = expectationParts(expect).map(({ part, value }) => ({
    name: lines.part(part),
    lines: lines.value(part, value),
  }));
  return <Pairs pairs={pairs} />;
}
