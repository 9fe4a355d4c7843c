import { Paragraph } from '@digdir/designsystemet-react';
import { useWorkspace } from '../workspace/workspace.tsx';
import { checkOf } from './checks.tsx';

/** Who gains and who loses, as the last comparison of the draft with its base found. */
export function Effect() {
  const { draft } = useWorkspace();
  const check = draft && checkOf(draft, 'regression');
  return check ? <Paragraph>{check.summary}</Paragraph> : null;
}
