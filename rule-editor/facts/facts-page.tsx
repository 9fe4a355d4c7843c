import { useParams } from 'wouter';
import { FactList } from './fact-list.tsx';
import { FactPage } from './fact-page.tsx';
import { nameInPath } from '../ui/use-address.ts';

/** The facts of the programme, or one of them. */
export function FactsPage() {
  const { name } = useParams<{ name?: string }>();
  return name === undefined ? <FactList /> : <FactPage key={name} name={nameInPath(name)} />;
}
