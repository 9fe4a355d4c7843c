import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { words } from './words.ts';

/** Leads from a rule that decides by itself to its suspension. */
export function Suspend({ member, part }: { readonly member: string; readonly part: string }) {
  const w = useWords(words);
  const { programme } = useWorkspace();
  const maySuspend = useMay('maintainer', 'approver');
  if (!maySuspend || !['sections', 'rules', 'tables'].includes(member)) return null;
  return (
    <Link asChild data-color="danger">
      <RouterLink href={`/stans?${new URLSearchParams({ ordning: programme, del: part })}`}>{w.new}</RouterLink>
    </Link>
  );
}
