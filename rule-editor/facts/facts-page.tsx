import { useParams } from 'wouter';
import { FactList } from './fact-list.tsx';
import { FactPage } from './fact-page.tsx';

/** The facts of the programme, or one of them. */
export function FactsPage() {
  const { name } = useParams<{ name?: string }>();
  return name === undefined ? <FactList /> : <FactPage key={name} name={decodeURIComponent(name)} />;
}
