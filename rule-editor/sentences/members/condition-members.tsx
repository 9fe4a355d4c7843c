import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { titleOf } from '../object-title.ts';
import { Block } from '../parts.tsx';
import { TextSlot } from '../slots/text-slot.tsx';
import { versionsIn } from '../versions/versions.ts';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';

type Text = { readonly nb: string };

export function ReplacementSentences({ part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const address = useProgrammeAddress();
  const section = String(valueAt(part.value, ['replaces', 'section']));
  const requirement = String(valueAt(part.value, ['replaces', 'requirement']));
  const title = versionsIn(readObject(content, `sections/${section}`))
    .flatMap((version) => versionsIn(valueAt(version.content, ['requirements', requirement])))
    .map((version) => valueAt(version.content, ['title']) as Text | undefined)
    .findLast(Boolean);
  return (
    <>
      <Block title={w.replaces}>
        <Link asChild>
          <RouterLink href={address(`/del/sections/${section}`)}>
            {w.inSection(textIn(title, language) || requirement, titleOf(content, `sections/${section}`, language))}
          </RouterLink>
        </Link>
      </Block>
      <Block title={w.when}>
        <ConditionSentences part={part.at('when')} reading={reading} label={w.when} />
      </Block>
      <Block title={w.requires}>
        <ConditionSentences part={part.at('conditions')} reading={reading} label={w.requires} />
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function NamedConditionSentences({ part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  const over = valueAt(part.value, ['over']);
  return (
    <>
      <Block title={w.means}>
        <ConditionSentences
          part={part.at('condition')}
          reading={reading}
          where={{ group: typeof over === 'string' ? over : undefined }}
          label={w.means}
        />
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function ConstraintSentences({ part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const text = part.at('text');
  return (
    <>
      <Block title={w.must}>
        <ConditionSentences part={part.at('condition')} reading={reading} label={w.must} />
      </Block>
      <Block title={w.mustText}>
        <div>
          <TextSlot part={text} text={textIn(text.value as Text | undefined, language)} multiline />
        </div>
      </Block>
    </>
  );
}
