import { Button, Heading, Link as TextLink, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { Choice, Several, TextField } from '../new-programme/fields.tsx';
import styles from '../new-programme/guide.module.css';
import { MissingBox } from '../new-programme/missing-box.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { objectPath } from '../programmes/usages-list.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { withValueAt } from '../sentences/json-path.ts';
import { versionsIn } from '../sentences/versions/versions.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { valueVersions } from '../values/value.ts';
import { EditVersion } from '../values/edit-version.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { holdsCode, isExtendable, setCode } from './code-lists.ts';
import { ConfirmNumbers, useKeptNumbers, useStartOf } from './confirm-numbers.tsx';
import { listsWith, newestOf, templatesOf } from './copy-section.ts';
import { MedicineExamples } from './medicine-examples.tsx';
import { missingOfMedicine, newParts } from './missing-of-medicine.ts';
import own from './new-medicine.module.css';
import { medicineWords } from './words.ts';

type Props = { readonly section: string };

/** The section of a new medicine with all that must be filled in. */
export function FillMedicine({ section }: Props) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { content, draft } = useWorkspace();
  const address = useProgrammeAddress();
  const name = titleOf(content, `sections/${section}`, language);
  return (
    <>
      <PageTitle title={w.fill(name)} />
      <Paragraph>{w.fillLead}</Paragraph>
      <div className={own['columns']}>
        <div className={styles['form']}>
          <Limits section={section} />
          <ConfirmNumbers section={section} />
          <Source section={section} />
          <Reasons section={section} />
          <Lists section={section} />
          <MedicineExamples section={section} />
        </div>
        <div className={own['beside']}>
          <MissingOfMedicine section={section} />
        </div>
      </div>
      <div className={styles['walk']}>
        <Button asChild variant="secondary">
          <Link href={address(objectPath(`sections/${section}`))}>{w.toSection}</Link>
        </Button>
        {draft && (
          <Button asChild>
            <Link href={`/utkast/${draft.id}`}>{w.toReview}</Link>
          </Button>
        )}
      </div>
    </>
  );
}

function MissingOfMedicine({ section }: Props) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { base, content } = useWorkspace();
  const [template] = useAddressValue('mal');
  const missing = missingOfMedicine(base, content, section, template);
  const unchecked = useKeptNumbers(section).filter(({ checkedBy }) => checkedBy === undefined);
  const lines = [
    ...missing.map((one) =>
      'object' in one ? w.missing[one.what](titleOf(content, one.object, language)) : w.missing[one.what],
    ),
    ...unchecked.map(({ sentence }) => w.missingNumber(sentence)),
  ];
  return <MissingBox title={w.missingTitle} whenNone={w.nothingMissing} lines={lines} />;
}

function Limits({ section }: Props) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { base, content, readOnly } = useWorkspace();
  const { limits } = newParts(base, content, section);
  return (
    <section className={styles['form']}>
      <Heading level={2} data-size="xs">
        {w.limits}
      </Heading>
      <Paragraph>{limits.length === 0 ? w.noLimits : w.limitsHelp}</Paragraph>
      {limits.map((object) => {
        const parameter = readObject(content, object) as JsonObject;
        const version = valueVersions(parameter).at(-1);
        const title = titleOf(content, object, language);
        return (
          <section key={object} className={styles['box']} aria-label={title}>
            <Heading level={3} data-size="2xs">
              {title}
            </Heading>
            {version && !readOnly && (
              <EditVersion object={object} title={title} parameter={parameter} version={version} />
            )}
          </section>
        );
      })}
    </section>
  );
}

const ownKinds = ['annex', 'circular', 'guideline'] as const;
type OwnKind = (typeof ownKinds)[number];

function Source({ section }: Props) {
  const w = useWords(medicineWords);
  const { content, edit, readOnly } = useWorkspace();
  const object = `sections/${section}`;
  const value = readObject(content, object) ?? {};
  const bases = (newestOf(content, section)?.['legalBasis'] ?? []) as readonly JsonObject[];
  const at = bases.findIndex(({ kind }) => ownKinds.some((one) => one === kind));
  const current = bases[at] ?? { kind: 'annex', title: '', mark: 'part' };
  const write = (members: JsonObject) => {
    const { url, ...rest } = { ...current, ...members } as JsonObject;
    const next = { ...rest, ...(typeof url === 'string' && url.trim() !== '' && { url }) } as JsonObject;
    const others = at < 0 ? bases : bases.filter((_, index) => index !== at);
    const legalBasis = String(next['title']).trim() === '' ? others : [...others, next];
    const path = versionsIn(value).at(-1)?.path ?? [];
    edit(w.sources, [{ object, value: withValueAt(value, [...path, 'legalBasis'], legalBasis) }]);
  };
  return (
    <section className={styles['box']}>
      <Heading level={2} data-size="xs">
        {w.sources}
      </Heading>
      <TextField
        label={w.sourceTitle}
        value={String(current['title'])}
        disabled={readOnly}
        onTell={(title) => write({ title })}
      />
      {at >= 0 && (
        <>
          <Choice
            legend={w.sourceKind}
            options={w.sourceKinds}
            value={current['kind'] as OwnKind}
            disabled={readOnly}
            onChoose={(kind) => write({ kind })}
          />
          <TextField
            label={w.sourceUrl}
            value={String(current['url'] ?? '')}
            disabled={readOnly}
            onTell={(url) => write({ url })}
          />
          <Several
            legend={w.sources}
            options={[['verified', w.sourceRead]]}
            chosen={current['mark'] === 'verified' ? ['verified'] : []}
            disabled={readOnly}
            onChoose={([mark]) => write({ mark: mark ?? 'part' })}
          />
        </>
      )}
    </section>
  );
}

function Reasons({ section }: Props) {
  const w = useWords(medicineWords);
  const { base, content } = useWorkspace();
  return <Links title={w.texts} help={w.textsHelp} objects={newParts(base, content, section).reasons} />;
}

/** Lists that hold the template's medicine: into those of codes the new one goes by a tick, from its day on. */
function Lists({ section }: Props) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const [template = ''] = useAddressValue('mal');
  const from = useStartOf(section);
  const templates = templatesOf(content);
  const codes = templates.find(({ id }) => id === template)?.codes ?? [];
  const [code = ''] = templates.find(({ id }) => id === section)?.codes ?? [];
  const objects = listsWith(content, template, codes).filter((object) => object !== `sections/${section}`);
  const offered = from ? objects.filter((object) => isExtendable(content, object, from)) : [];
  const chosen = offered.filter((object) => holdsCode(content, object, code));
  const choose = (next: readonly string[]) => {
    const changed = offered.find((object) => next.includes(object) !== chosen.includes(object));
    if (changed === undefined || !from) return;
    const isIn = next.includes(changed);
    edit(
      w.listChange(code, titleOf(content, changed, language), isIn),
      setCode(content, changed, { code, from, isIn }),
    );
  };
  return (
    <>
      {offered.length > 0 && from && (
        <section className={styles['form']}>
          <Heading level={2} data-size="xs">
            {w.lists}
          </Heading>
          <Paragraph>{w.listsTick(dateWords(from.date))}</Paragraph>
          <Several
            legend={w.listsWith(code)}
            options={offered.map((object) => [object, titleOf(content, object, language)] as const)}
            chosen={chosen}
            disabled={readOnly}
            onChoose={choose}
          />
        </section>
      )}
      <Links
        title={offered.length > 0 ? w.otherLists : w.lists}
        help={w.listsHelp}
        objects={objects.filter((object) => !offered.includes(object))}
      />
    </>
  );
}

type LinksProps = { readonly title: string; readonly help: string; readonly objects: readonly ObjectId[] };

function Links({ title, help, objects }: LinksProps) {
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const address = useProgrammeAddress();
  if (objects.length === 0) return null;
  return (
    <section>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Paragraph>{help}</Paragraph>
      <ul>
        {objects.map((object) => (
          <li key={object}>
            <TextLink asChild>
              <Link href={address(objectPath(object))}>{titleOf(content, object, language)}</Link>
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
