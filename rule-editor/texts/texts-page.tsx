import { useParams } from 'wouter';
import { AutomatedPage } from './automated-page.tsx';
import { ReasonPage } from './reason-page.tsx';
import { RemedyPage } from './remedy-page.tsx';
import { TextList } from './text-list.tsx';
import { nameInPath } from '../ui/use-address.ts';

/** All texts of the programme; `/tekster/<code>`: a reason; `/tekster/klage-<outcome>`; `/tekster/automatisk`. */
export function TextsPage() {
  const { code } = useParams<{ code?: string }>();
  if (code === undefined) return <TextList />;
  if (code === 'automatisk') return <AutomatedPage />;
  if (code.startsWith('klage-')) return <RemedyPage key={code} outcome={code.slice('klage-'.length)} />;
  return <ReasonPage key={code} code={nameInPath(code)} />;
}
