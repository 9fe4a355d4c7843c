import { Button, Link, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { namesIn, type ObjectId, readObject } from '#engine/objects';
import { builtInFacts } from '#engine/words';
import { useWords } from '../../app/language.tsx';
import { factsWords } from '../../facts/words.ts';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { objectPath } from '../../programmes/usages-list.tsx';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import styles from '../sentences.module.css';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { renamable, renameObject } from './rename-object.ts';
import { namingWords } from './words.ts';

/** What an object is called in the source: another name as long as nobody knows it, else why it stays. */
export function NameInSource({ object }: { readonly object: ObjectId }) {
  const w = useWords(namingWords);
  const { source } = useWords(factsWords);
  const { base, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const [member = '', name = ''] = object.split('/');
  const isKnown = readObject(base, object) !== undefined;
  const canBeNamed = renamable.some((one) => one === member);
  return (
    <div>
      <Paragraph data-size="sm">
        {w.written(name)} {!readOnly && isKnown && canBeNamed && `${w.published} `}
        <Link asChild>
          <RouterLink href={address(`/del/${object}`, { vis: 'kilde' })}>{source}</RouterLink>
        </Link>
      </Paragraph>
      {!readOnly && !isKnown && canBeNamed && <Rename object={object} />}
    </div>
  );
}

function Rename({ object }: { readonly object: ObjectId }): ReactNode {
  const w = useWords(namingWords);
  const { content, edit } = useWorkspace();
  const address = useProgrammeAddress();
  const [, navigate] = useLocation();
  const [member = '', name = ''] = object.split('/');
  const [to, setTo] = useState<string>();
  const [isTried, setTried] = useState(false);
  if (to === undefined)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setTo(name)}>
        {w.rename}
      </Button>
    );
  const taken = [...namesIn(content, member), ...builtInFacts.map((fact) => fact.name)];
  const isSame = to === name;
  const error = !/^[a-z][A-Za-z0-9]{0,63}$/.test(to) ? w.wrong : taken.includes(to) && !isSame ? w.taken : undefined;
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (to === undefined || error !== undefined) return;
    if (isSame) return setTo(undefined);
    edit(w.label(name, to), renameObject(content, object, to));
    announce(w.done(to));
    return navigate(address(objectPath(`${member}/${to}`)));
  }
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <Textfield
        label={w.newName}
        description={w.help}
        value={to}
        autoFocus
        autoComplete="off"
        onChange={({ target }) => setTo(target.value.trim())}
        error={isTried ? error : undefined}
      />
      <FormButtons submit={w.save} cancel={w.cancel} onCancel={() => setTo(undefined)} />
    </form>
  );
}
