import { Alert, Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { programmeWords } from './words.ts';

/** A programme without rules: how to begin. */
export function NoRules() {
  const w = useWords(programmeWords);
  const { programme, draft } = useWorkspace();
  return (
    <Alert data-color="info">
      <Heading level={2} data-size="xs">
        {w.empty}
      </Heading>
      <Paragraph>{w.emptyHelp}</Paragraph>
      {draft?.base === null && (
        <Link asChild>
          <RouterLink href={`/ny-ordning/${programme}?utkast=${draft.id}`}>{w.toGuide}</RouterLink>
        </Link>
      )}
    </Alert>
  );
}
