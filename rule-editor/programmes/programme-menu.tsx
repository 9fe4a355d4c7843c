import { Link, useLocation, useSearch } from 'wouter';
import { useWords, type WordsOf } from '../app/language.tsx';
import { FoldedNav } from '../ui/folded-nav.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './programme.module.css';

const nb = {
  label: 'Sider for ordningen',
  onPage: (page: string) => `Sider: ${page}`,
  pages: {
    '': 'Regler',
    '/vei': 'Veien til utfallet',
    '/om': 'Om ordningen',
    '/opplysninger': 'Opplysninger',
    '/verdier': 'Verdier',
    '/koder': 'Navn på koder',
    '/tekster': 'Tekster',
    '/prov': 'Prøv',
    '/eksempler': 'Eksempler',
    '/sammenlign': 'Hva endrer seg',
    '/krav': 'Krav som alltid skal holde',
    '/kilde': 'Kilde',
    '/utgaver': 'Utgaver',
  },
};
type MenuPath = keyof typeof nb.pages;
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    label: 'Sider for ordninga',
    onPage: (page) => `Sider: ${page}`,
    pages: {
      '': 'Reglar',
      '/vei': 'Vegen til utfallet',
      '/om': 'Om ordninga',
      '/opplysninger': 'Opplysningar',
      '/verdier': 'Verdiar',
      '/koder': 'Namn på kodar',
      '/tekster': 'Tekstar',
      '/prov': 'Prøv',
      '/eksempler': 'Eksempel',
      '/sammenlign': 'Kva endrar seg',
      '/krav': 'Krav som alltid skal halde',
      '/kilde': 'Kjelde',
      '/utgaver': 'Utgåver',
    },
  },
  en: {
    label: 'Pages of the programme',
    onPage: (page) => `Pages: ${page}`,
    pages: {
      '': 'Rules',
      '/vei': 'The way to the outcome',
      '/om': 'About the programme',
      '/opplysninger': 'Information asked for',
      '/verdier': 'Values',
      '/koder': 'Names of codes',
      '/tekster': 'Texts',
      '/prov': 'Try',
      '/eksempler': 'Examples',
      '/sammenlign': 'What changes',
      '/krav': 'Demands that always hold',
      '/kilde': 'Source',
      '/utgaver': 'Publications',
    },
  },
};

/** The address of a page of the programme, with the draft that is open and the day that is looked at. */
export function useProgrammeAddress(): (path: string, query?: { readonly [name: string]: string }) => string {
  const { programme } = useWorkspace();
  const kept = new URLSearchParams(useSearch());
  return (path, query = {}) => {
    const search = new URLSearchParams();
    for (const name of ['utkast', 'pr']) {
      const value = kept.get(name);
      if (value !== null) search.set(name, value);
    }
    for (const [name, value] of Object.entries(query)) search.set(name, value);
    const text = search.toString();
    return `/ordning/${programme}${path}${text === '' ? '' : `?${text}`}`;
  };
}

/**
 * The pages of the programme, in the order of reading; `paths`: those that there are. Where there is no room beside the
 * content, they are folded under a button that says which page one is on.
 */
export function ProgrammeMenu({ paths }: { readonly paths: readonly string[] }) {
  const w = useWords(words);
  const { programme } = useWorkspace();
  const address = useProgrammeAddress();
  const [location] = useLocation();
  const here = location.slice(`/ordning/${programme}`.length);
  const isHere = (path: string) => (path === '' ? here === '' || here.startsWith('/del') : here.startsWith(path));
  const shown = (Object.keys(w.pages) as readonly MenuPath[]).filter((path) => paths.includes(path));
  const current = shown.find(isHere);
  return (
    <FoldedNav
      label={w.label}
      current={current === undefined ? w.label : w.onPage(w.pages[current])}
      place={location}
      className={styles['menu']}
    >
      <ul>
        {shown.map((path) => (
          <li key={path}>
            <Link href={address(path)} aria-current={isHere(path) ? 'page' : undefined}>
              {w.pages[path]}
            </Link>
          </li>
        ))}
      </ul>
    </FoldedNav>
  );
}
