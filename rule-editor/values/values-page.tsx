import { useParams } from 'wouter';
import { ValueList } from './value-list.tsx';
import { ValuePage } from './value-page.tsx';
import { nameInPath } from '../ui/use-address.ts';

/** The values of the programme, or one of them. */
export function ValuesPage() {
  const { name } = useParams<{ name?: string }>();
  return name === undefined ? <ValueList /> : <ValuePage key={name} name={nameInPath(name)} />;
}
