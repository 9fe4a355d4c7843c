import { Paragraph } from '@digdir/designsystemet-react';
import type { Change, Json, JsonObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Choice, InLanguages, Several, TextField } from './fields.tsx';
import { firstSection, setSection } from './section-model.ts';
import { automatedText, manualControlText } from './starting-texts.ts';
import { guideWords } from './words.ts';

export function AutomationStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const section = firstSection(content);
  const { automation, automatedProcessing } = content.source;
  const processing = automatedProcessing as JsonObject | undefined;
  const approvals = automation === 'recommend' ? 'recommend' : processing ? 'automatic' : undefined;
  const refuses = section?.['automation'] === 'automatic';
  const change = (changes: readonly Change[]) => edit(w.edits.automation, changes);
  const processingOf = (members: { readonly [member: string]: Json }): Change => ({
    object: 'ruleset/automatedProcessing',
    value: {
      text: { ...automatedText },
      manualControl: { ...manualControlText },
      legalBasis: [],
      ...processing,
      ...members,
    },
  });
  const chooseRefusals = (choice: 'automatic' | 'recommend') => {
    if (!section) return;
    const { automation: _automation, basis: _basis, exceptions: _exceptions, ...rest } = section;
    const value = choice === 'automatic' ? { ...rest, automation: 'automatic' } : rest;
    change([{ object: `sections/${section.id}`, value: value as JsonObject }]);
  };
  const [law = {}] = (processing?.['legalBasis'] ?? []) as readonly JsonObject[];
  return (
    <>
      <Paragraph>{w.automationLead}</Paragraph>
      <Choice
        legend={w.approvals}
        options={w.approvalChoices}
        value={approvals}
        disabled={readOnly}
        onChoose={(choice) =>
          choice === 'recommend'
            ? change([{ object: 'ruleset/automation', value: 'recommend' }])
            : change([{ object: 'ruleset/automation', value: null }, processingOf({})])
        }
      />
      {approvals === 'automatic' && (
        <Choice
          legend={w.refusals}
          options={w.refusalChoices}
          value={refuses ? 'automatic' : 'recommend'}
          disabled={readOnly || !section}
          onChoose={chooseRefusals}
        />
      )}
      {approvals === 'automatic' && refuses && section && (
        <>
          <TextField
            label={w.basis}
            description={w.basisHelp}
            value={String(section['basis'] ?? '')}
            disabled={readOnly}
            onTell={(basis) => {
              const { basis: _basis, ...rest } = section;
              const value = basis.trim() === '' ? rest : { ...rest, basis };
              change([{ object: `sections/${section.id}`, value: value as JsonObject }]);
            }}
          />
          <Several
            legend={w.refusals}
            options={[['none', w.noExceptions]]}
            chosen={'exceptions' in section ? ['none'] : []}
            disabled={readOnly}
            onChoose={([none]) => {
              const { exceptions: _exceptions, ...rest } = section;
              change(
                none
                  ? setSection(content, { exceptions: [] })
                  : [{ object: `sections/${section.id}`, value: rest as JsonObject }],
              );
            }}
          />
        </>
      )}
      {processing && approvals === 'automatic' && (
        <>
          <InLanguages
            label={w.automated}
            value={processing['text']}
            multiline
            disabled={readOnly}
            onTell={(text) => change([processingOf({ text })])}
          />
          <InLanguages
            label={w.manualControl}
            value={processing['manualControl']}
            multiline
            disabled={readOnly}
            onTell={(manualControl) => change([processingOf({ manualControl })])}
          />
          <TextField
            label={w.automatedLaw}
            value={String(law['title'] ?? '')}
            disabled={readOnly}
            onTell={(title) =>
              change([processingOf({ legalBasis: title.trim() === '' ? [] : [{ kind: 'act', title, mark: 'part' }] })])
            }
          />
        </>
      )}
    </>
  );
}
