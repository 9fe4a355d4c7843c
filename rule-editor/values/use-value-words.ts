import { useMemo } from 'react';
import type { FigureValue } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import { valueWords } from '#engine/words';
import { useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { codesIn, shapeOf, valueType } from './value.ts';
import { valuesWords } from './words.ts';

/** Puts what a version says into words: a value with its unit, how many codes, that it is missing. */
export function useValueWords(): (parameter: JsonObject, content: Json) => string {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  return useMemo(() => {
    const vocabulary = Object.entries(objectIn(content.source['vocabulary'])).map(([value, words]) => ({
      value,
      words: words as unknown as { readonly nb: string },
    }));
    const scalar = (parameter: JsonObject, value: Json): string => {
      const unit = typeof parameter['unit'] === 'string' ? parameter['unit'] : undefined;
      const text = valueWords(value as FigureValue, { type: valueType(parameter), unit, vocabulary }, language);
      return unit === undefined || unit === 'øre' ? text : `${text}\u00a0${unit}`;
    };
    return (parameter, written) => {
      switch (shapeOf(written)) {
        case 'missing':
          return w.missing;
        case 'codes':
          return w.codes(codesIn(written).include.length);
        case 'groups':
          return w.groups(Object.keys((written as { groups: object }).groups).length);
        case 'keyed':
          return Object.values((written as { byKey: JsonObject }).byKey)
            .map((value) => scalar(parameter, value))
            .join(' / ');
        default:
          return scalar(parameter, written);
      }
    };
  }, [content, language, w]);
}
