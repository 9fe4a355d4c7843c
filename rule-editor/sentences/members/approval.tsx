import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { Grant } from '../grant/grant.tsx';
import { ReasonValues } from '../grant/reason-values.tsx';
import { Block } from '../parts.tsx';
import { ReasonField, useReasons } from '../reason-field.tsx';
import { Reason, reasonOf } from '../reason.tsx';
import styles from '../sentences.module.css';
import type { Part, Reading } from '../use-object.ts';
import { sentenceWords } from '../words.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';

type Props = { readonly part: Part; readonly reading: Reading };

/** What a section gives when everything is met; a section may also only refuse. */
export function Approval({ part, reading }: Props) {
  const w = useWords(sentenceWords);
  if (part.value === undefined) return part.isLocked ? null : <NewApproval part={part} />;
  return (
    <>
      <Grant part={part.at('grant')} reading={reading} title={w.grant} />
      <div className={styles['foot']}>
        <Reason part={part} reading={reading} />
        {!part.isLocked && (
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="danger"
            onClick={() => {
              part.change(w.removeApproval, undefined);
              announce(w.removed);
            }}
          >
            {w.removeApproval}
          </Button>
        )}
      </div>
      <ReasonValues part={part.at('values')} reading={reading} title={w.values} reason={reasonOf(part)} />
    </>
  );
}

function NewApproval({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const { codes } = useReasons();
  const [reason, setReason] = useState<string>();
  const [isTried, setTried] = useState(false);
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason === undefined || !codes.includes(reason)) return;
    part.change(w.addApproval, { reason, grant: {} });
    announce(w.added);
  }
  return (
    <Block title={w.grant}>
      {reason === undefined ? (
        <>
          <Paragraph data-size="sm">{w.noApproval}</Paragraph>
          <div>
            <Button variant="secondary" data-size="sm" onClick={() => setReason('')}>
              {w.addApproval}
            </Button>
          </div>
        </>
      ) : (
        <form className={styles['form']} onSubmit={save} noValidate>
          <ReasonField
            value={reason}
            onChange={setReason}
            error={isTried && !codes.includes(reason) ? w.reasonWrong : undefined}
            autoFocus
          />
          <FormButtons submit={w.create} cancel={w.cancel} onCancel={() => setReason(undefined)} />
        </form>
      )}
    </Block>
  );
}
