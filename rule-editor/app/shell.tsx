import { Button, Link, Select, SkipLink } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect } from 'react';
import { Link as RouterLink, useLocation, useSearch } from 'wouter';
import { languages, useLanguage, useWords, type WordsOf } from './language.tsx';
import { signInAddress, useMay, useSession } from './session.tsx';
import styles from './shell.module.css';
import { themes, useTheme } from './theme.ts';
import { keepFocus } from '../ui/keep-focus.ts';

const nb = {
  skip: 'Til innholdet',
  menu: 'Hovedmeny',
  programmes: 'Ordninger',
  drafts: 'Utkast',
  newProgramme: 'Ny ordning',
  suspensions: 'Stans',
  circular: 'Regelverk',
  language: 'Språk',
  theme: 'Utseende',
  themes: { auto: 'Som maskinen', light: 'Lyst', dark: 'Mørkt' },
  signIn: 'Logg inn',
  signOut: 'Logg ut',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    ...nb,
    menu: 'Hovudmeny',
    programmes: 'Ordningar',
    newProgramme: 'Ny ordning',
    skip: 'Til innhaldet',
    themes: { auto: 'Som maskina', light: 'Lyst', dark: 'Mørkt' },
  },
  en: {
    skip: 'To the content',
    menu: 'Main menu',
    programmes: 'Programmes',
    drafts: 'Drafts',
    newProgramme: 'New programme',
    suspensions: 'Suspensions',
    circular: 'Circular',
    language: 'Language',
    theme: 'Appearance',
    themes: { auto: 'As the machine', light: 'Light', dark: 'Dark' },
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
};

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const w = useWords(words);
  const mayChange = useMay('maintainer');
  const mayRead = useMay('maintainer', 'approver', 'case-worker', 'auditor');
  useEffect(keepFocus, []);
  return (
    <>
      <SkipLink href="#innhold">{w.skip}</SkipLink>
      <header className={styles['header']}>
        <RouterLink href="/" className={styles['name']}>
          Vedtak
        </RouterLink>
        <nav aria-label={w.menu} className={styles['menu']}>
          <Link asChild>
            <RouterLink href="/">{w.programmes}</RouterLink>
          </Link>
          {mayRead && (
            <Link asChild>
              <RouterLink href="/utkast">{w.drafts}</RouterLink>
            </Link>
          )}
          {mayChange && (
            <Link asChild>
              <RouterLink href="/ny-ordning">{w.newProgramme}</RouterLink>
            </Link>
          )}
          {mayRead && (
            <Link asChild>
              <RouterLink href="/stans">{w.suspensions}</RouterLink>
            </Link>
          )}
          <Link href="/regelverk">{w.circular}</Link>
        </nav>
        <Choices />
        <SignedIn />
      </header>
      <main id="innhold" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
    </>
  );
}

function Choices() {
  const w = useWords(words);
  const { language, choose } = useLanguage();
  const { theme, chooseTheme } = useTheme();
  return (
    <div className={styles['choices']}>
      <Select
        aria-label={w.language}
        data-size="sm"
        width="auto"
        value={language}
        onChange={({ target }) => choose(target.value as typeof language)}
      >
        {languages.map(({ code, name }) => (
          <Select.Option key={code} value={code} lang={code}>
            {name}
          </Select.Option>
        ))}
      </Select>
      <Select
        aria-label={w.theme}
        data-size="sm"
        width="auto"
        value={theme}
        onChange={({ target }) => chooseTheme(target.value as typeof theme)}
      >
        {themes.map((code) => (
          <Select.Option key={code} value={code}>
            {w.themes[code]}
          </Select.Option>
        ))}
      </Select>
    </div>
  );
}

function SignedIn() {
  const w = useWords(words);
  // The address that one comes back to is the one that is shown.
  useLocation();
  useSearch();
  const { person } = useSession();
  if (!person)
    return (
      <Button asChild data-size="sm">
        <a href={signInAddress()}>{w.signIn}</a>
      </Button>
    );
  return (
    <form method="post" action="/auth/sign-out" className={styles['person']}>
      <span>{person.name}</span>
      <Button type="submit" variant="tertiary" data-size="sm">
        {w.signOut}
      </Button>
    </form>
  );
}
