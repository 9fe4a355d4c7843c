import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { withMember } from '../../facts/change-fact.ts';
import { objectIn } from '../../facts/fact-words.ts';
import { factsFor } from '../expression/choices.ts';
import type { MemberProps } from '../members/member-props.ts';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { declaredWords } from './words.ts';

/** Facts that are alike for several: of each of the group, which fact has which role. */
export function GroupSentences({ part, reading, name }: MemberProps) {
  const w = useWords(declaredWords);
  const written = objectIn(part.value);
  const members = Object.entries(written).map(([member, roles]) => [member, objectIn(roles)] as const);
  const roles = Object.keys(members[0]?.[1] ?? {});
  const facts = factsFor(reading, undefined);
  const titleOf = (fact: unknown) => facts.find(([one]) => one === fact)?.[1] ?? String(fact);
  const change = (value: JsonObject) => part.change(w.changed(name), value);
  const withRoles = (map: (own: JsonObject) => JsonObject) =>
    Object.fromEntries(members.map(([member, own]) => [member, map(own)] as const));
  return (
    <>
      {members.map(([member, own]) => (
        <Block key={member} title={w.member(member)}>
          {part.isLocked ? (
            <ul className={styles['facts']}>
              {Object.entries(own).map(([role, fact]) => (
                <li key={role}>
                  {role}: {titleOf(fact)}
                </li>
              ))}
            </ul>
          ) : (
            <div className={styles['form']}>
              {roles.map((role) => (
                <ChoiceField
                  key={role}
                  label={role}
                  value={String(own[role] ?? '')}
                  options={facts}
                  onChange={(fact) => change({ ...written, [member]: { ...own, [role]: fact } })}
                />
              ))}
              {members.length > 1 && (
                <div>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    data-color="danger"
                    onClick={() => change(withMember(written, member, undefined))}
                  >
                    {w.removeMember(member)}
                  </Button>
                </div>
              )}
            </div>
          )}
        </Block>
      ))}
      {!part.isLocked && (
        <>
          <NewName
            label={w.memberName}
            act={w.addMember}
            taken={Object.keys(written)}
            onAdd={(member) => change({ ...written, [member]: Object.fromEntries(roles.map((role) => [role, ''])) })}
          />
          {members.length > 0 && (
            <NewName
              label={w.roleName}
              act={w.addRole}
              taken={roles}
              onAdd={(role) => change(withRoles((own) => ({ ...own, [role]: '' })))}
            />
          )}
          {roles.length > 1 &&
            roles.map((role) => (
              <div key={role}>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  data-color="danger"
                  onClick={() => change(withRoles((own) => withMember(own, role, undefined)))}
                >
                  {w.removeRole(role)}
                </Button>
              </div>
            ))}
        </>
      )}
    </>
  );
}

type NewProps = {
  readonly label: string;
  readonly act: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
};

function NewName({ label, act, taken, onAdd }: NewProps) {
  const w = useWords(declaredWords);
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isRight = /^[a-z][A-Za-z0-9]{0,63}$/.test(name) && !taken.includes(name);
  function add(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isRight) return;
    onAdd(name);
    setName('');
    setTried(false);
  }
  return (
    <form className={styles['form']} onSubmit={add} noValidate>
      <Textfield
        label={label}
        value={name}
        onChange={({ target }) => setName(target.value.trim())}
        error={isTried && !isRight ? w.nameWrong : undefined}
      />
      <div>
        <Button type="submit" variant="secondary" data-size="sm">
          {act}
        </Button>
      </div>
    </form>
  );
}
