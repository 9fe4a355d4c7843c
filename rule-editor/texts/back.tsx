import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { textsWords } from './words.ts';

export function Back() {
  const w = useWords(textsWords);
  const address = useProgrammeAddress();
  return (
    <Paragraph>
      <Link asChild>
        <RouterLink href={address('/tekster')}>{w.back}</RouterLink>
      </Link>
    </Paragraph>
  );
}
