import { useEffect, useState } from 'react';
import type { RulesetDocument } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { demandSentence } from '../demands/demand-sentence.ts';
import { useReader } from '../demands/use-demands.ts';
import type { ReadDemands } from '../demands/worker.ts';

const none: ReadonlyMap<string, string> = new Map();

/** The demands of a content as sentences, by their ids; empty until they are read, or where they cannot be. */
export function useDemandSentences(
  { source, demands }: RulesetContent,
  document: RulesetDocument | undefined,
  isNeeded: boolean,
): ReadonlyMap<string, string> {
  const read = useReader();
  const { language } = useLanguage();
  const [found, setFound] = useState<ReadDemands>();
  useEffect(() => {
    let isOver = false;
    if (isNeeded)
      void read(source, demands as readonly JsonObject[]).then((result) => {
        if (!isOver) setFound(result);
      });
    return () => {
      isOver = true;
    };
  }, [source, demands, isNeeded, read]);
  if (!found?.ok || !document) return none;
  return new Map(found.demands.map((slots) => [slots.demand.id, demandSentence(document, slots, language)]));
}
