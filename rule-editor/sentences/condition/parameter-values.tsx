import { Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'wouter';
import { type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { useFocusWhen } from '../../ui/use-focus-when.ts';
import { valueVersions } from '../../values/value.ts';
import { VersionOfValue } from '../../values/version-of-value.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { type Reading, useObject } from '../use-object.ts';
import { NewVersion } from '../versions/new-version.tsx';
import { useAsOf, VersionLine } from '../versions/version-line.tsx';
import styles from './condition.module.css';
import { conditionWords } from './words.ts';

type Props = {
  readonly name: string;
  readonly reading: Reading;
  readonly autoFocus?: boolean;
};

const always = () => true;

/** A settled value as of the day that is looked at, and a new version of it from a date. */
export function ParameterValues({ name, reading, autoFocus = false }: Props) {
  const w = useWords(conditionWords);
  const address = useProgrammeAddress();
  const { content } = useWorkspace();
  const [on] = useAsOf();
  const fields = useRef<HTMLUListElement>(null);
  const object = `parameters/${name}`;
  const part = useObject(object, always);
  const declared = reading.readable.parameters.get(name);
  const parameter = readObject(content, object) as JsonObject | undefined;
  const version = parameter && valueVersions(parameter).findLast(({ boundary }) => (boundary?.date ?? '') <= on);
  const focusFirst = () => fields.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  const askFocus = useFocusWhen(version?.index, () => focusFirst());
  useEffect(() => {
    if (autoFocus) focusFirst();
  }, [autoFocus]);
  if (!declared || !parameter || !version) return null;
  const title = reading.words.text(declared.title);
  return (
    <section className={styles['settled']} aria-label={w.settled(title)}>
      <Heading level={4} data-size="2xs">
        {w.settled(title)}
      </Heading>
      <VersionLine object={object} title={title} />
      <ul ref={fields} className={styles['values']}>
        <VersionOfValue key={version.index} {...{ object, title, parameter, version }} isNow={false} />
      </ul>
      <ProblemsAt part={part.at('versions', version.index)} isLeaf />
      <div className={styles['buttons']}>
        <NewVersion object={object} title={title} canEnd={false} onMade={askFocus} />
        <Link asChild data-size="sm">
          <RouterLink href={address(`/verdier/${name}`)}>{title}</RouterLink>
        </Link>
      </div>
      <Paragraph data-size="sm">{w.allUses}</Paragraph>
    </section>
  );
}
