import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { ChoiceField } from '../slots/choice-field.tsx';
import { namesIn } from '#engine/objects';
import type { Part } from '../use-object.ts';
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
        {!part.isLocked && <ReplacedChoice part={part.at('replaces')} />}
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
        {!part.isLocked && <OverChoice part={part.at('over')} />}
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

/** Which requirement of which section is replaced. */
function ReplacedChoice({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const options = namesIn(content, 'sections').flatMap((section) => {
    const versions = versionsIn(readObject(content, `sections/${section}`));
    const names = versions.flatMap((version) => Object.keys(valueAt(version.content, ['requirements']) ?? {}));
    return [...new Set(names)].map((requirement): readonly [string, string] => {
      const title = versions
        .flatMap((version) => versionsIn(valueAt(version.content, ['requirements', requirement])))
        .map((version) => valueAt(version.content, ['title']) as Text | undefined)
        .findLast(Boolean);
      const said = textIn(title, language) || requirement;
      return [`${section}/${requirement}`, w.inSection(said, titleOf(content, `sections/${section}`, language))];
    });
  });
  const { section, requirement } = (part.value ?? {}) as { readonly section?: string; readonly requirement?: string };
  return (
    <ChoiceField
      label={w.replaces}
      value={`${section}/${requirement}`}
      options={options}
      onChange={(next) => {
        const [own = '', name = ''] = next.split('/');
        part.change(w.labels.value(w.replaces), { section: own, requirement: name });
      }}
    />
  );
}

/** No group has such a name. */
const noGroup = '-';

/** For each of which group a condition stands. */
function OverChoice({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const { content } = useWorkspace();
  const groups = namesIn(content, 'groups');
  if (groups.length === 0) return null;
  return (
    <ChoiceField
      label={w.over}
      value={String(part.value ?? noGroup)}
      options={[[noGroup, w.overNone], ...groups.map((name) => [name, name] as const)]}
      onChange={(next) => part.change(w.labels.value(w.over), next === noGroup ? undefined : next)}
    />
  );
}
