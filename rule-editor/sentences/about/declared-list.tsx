import { Button, Link, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { namesIn } from '#engine/objects';
import { useLanguage, useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { announce } from '../../ui/announce.ts';
import { Section } from '../../ui/section.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { titleOf } from '../object-title.ts';
import styles from '../sentences.module.css';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { type DeclaredMember, newDeclared } from './new-declared.ts';
import { aboutWords } from './words.ts';

/** Things of one kind that the rules use, each with a page of its own; more are added. */
export function DeclaredList({ member, lead }: { readonly member: DeclaredMember; readonly lead: string }) {
  const w = useWords(aboutWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const names = namesIn(content, member);
  return (
    <Section title={w[member]}>
      <Paragraph data-size="sm">{names.length === 0 ? `${lead} ${w.none}` : lead}</Paragraph>
      {names.length > 0 && (
        <ul className={styles['facts']}>
          {names.map((name) => (
            <li key={name}>
              <Link asChild>
                <RouterLink href={address(`/del/${member}/${name}`)}>
                  {titleOf(content, `${member}/${name}`, language)}
                </RouterLink>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && <NewDeclared member={member} />}
    </Section>
  );
}

function NewDeclared({ member }: { readonly member: DeclaredMember }) {
  const w = useWords(aboutWords);
  const { content, edit } = useWorkspace();
  const [, navigate] = useLocation();
  const address = useProgrammeAddress();
  const [title, setTitle] = useState<string>();
  const [isTried, setTried] = useState(false);
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const said = title?.trim() ?? '';
    if (said === '') return;
    const made = newDeclared(content, member, said);
    edit(w.label(said), [made]);
    announce(w.added);
    navigate(address(`/del/${made.object}`));
  }
  if (title === undefined)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setTitle('')}>
          {w.add[member]}
        </Button>
      </div>
    );
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <Textfield
        label={w.newTitle}
        value={title}
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
        error={isTried && title.trim() === '' ? w.needed : undefined}
      />
      <FormButtons submit={w.create} cancel={w.cancel} onCancel={() => setTitle(undefined)} />
    </form>
  );
}
