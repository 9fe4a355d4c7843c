import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

export type Language = 'nb' | 'nn' | 'en';
/** The texts of one feature, typed alike in every language. */
export type WordsOf<T> = { readonly [L in Language]: T };

export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'nb', name: 'Bokmål' },
  { code: 'nn', name: 'Nynorsk' },
  { code: 'en', name: 'English' },
];

const key = 'vedtak.language';
const Chosen = createContext<{ readonly language: Language; readonly choose: (language: Language) => void }>({
  language: 'nb',
  choose: () => undefined,
});

function read(): Language {
  const kept = localStorage.getItem(key);
  return languages.find(({ code }) => code === kept)?.code ?? 'nb';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(read);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(key, language);
  }, [language]);
  const value = useMemo(() => ({ language, choose: setLanguage }), [language]);
  return <Chosen value={value}>{children}</Chosen>;
}

export const useLanguage = () => use(Chosen);

/** A feature's texts in the language that is chosen. */
export function useWords<T>(words: WordsOf<T>): T {
  return words[use(Chosen).language];
}

/** The text of a ruleset in a language: bokmål where it is not written. */
export function textIn(
  text: { readonly nb: string; readonly nn?: string; readonly en?: string } | undefined,
  language: Language,
): string {
  return text?.[language] ?? text?.nb ?? '';
}
