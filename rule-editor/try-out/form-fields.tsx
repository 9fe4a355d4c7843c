import { Button, Heading, Paragraph, Search } from '@digdir/designsystemet-react';
import { memo, useMemo, useState } from 'react';
import type { FactDeclaration } from '#engine';
import { textIn, useWords } from '../app/language.tsx';
import type { Form } from './form-facts.ts';
import { askedFacts } from './form-facts.ts';
import { useForm } from './form-context.tsx';
import type { FormValue } from './form-value.ts';
import { ListField } from './list-field.tsx';
import { readingOrder } from './reading-order.ts';
import styles from './try-out.module.css';
import { ValueField } from './value-field.tsx';
import { formWords } from './form-words.ts';

const dates = ['decidedOn', 'receivedOn', 'appliedOn'];

type Props = {
  readonly form: Form;
  readonly onChange: (name: string, value: FormValue) => void;
  readonly isAll: boolean;
  readonly onShowAll: (isAll: boolean) => void;
};

/** The form: the dates, then what is answered or can still matter, in the order in which the rules read it. */
export function FormFields({ form, onChange, isAll, onShowAll }: Props) {
  const w = useWords(formWords);
  const { document, missing, language } = useForm();
  const [search, setSearch] = useState('');
  const [focused, setFocused] = useState<string>();
  const asked = useMemo(() => {
    const facts = new Map(askedFacts(document).map((fact) => [fact.name, fact]));
    return readingOrder(document).flatMap((name) => facts.get(name) ?? []);
  }, [document]);
  const wanted = useMemo(() => new Set([...missing.keys()].map((pointer) => pointer.split('/')[1])), [missing]);
  const matches = ({ title, help }: FactDeclaration) =>
    `${textIn(title, language)} ${textIn(help, language)}`.toLowerCase().includes(search.trim().toLowerCase());
  const others = asked.filter(({ name }) => !dates.includes(name) && name !== 'startedBy');
  const shown = others.filter((fact) =>
    isAll ? matches(fact) : form[fact.name] !== undefined || wanted.has(fact.name) || fact.name === focused,
  );
  return (
    <>
      <section>
        <Heading level={2} data-size="xs">
          {w.dates}
        </Heading>
        <Paragraph data-size="sm">{w.datesHelp}</Paragraph>
        <div className={styles['dates']}>
          {[...dates, 'startedBy'].map((name) => {
            const fact = asked.find((one) => one.name === name);
            return fact && <OneFact key={name} fact={fact} value={form[name]} onChange={onChange} />;
          })}
        </div>
      </section>
      <section className={styles['part']}>
        <Heading level={2} data-size="xs">
          {w.form}
        </Heading>
        <Paragraph data-size="sm">{isAll ? '' : w.onlyRelevant}</Paragraph>
        <div className={styles['bar']}>
          <Button
            variant="secondary"
            data-size="sm"
            aria-pressed={isAll}
            onClick={() => {
              setSearch('');
              onShowAll(!isAll);
            }}
          >
            {isAll ? w.showRelevant : w.showAll}
          </Button>
          {isAll && (
            <Search data-size="sm">
              <Search.Input
                aria-label={w.search}
                placeholder={w.search}
                value={search}
                onChange={({ target }) => setSearch(target.value)}
              />
              <Search.Clear onClick={() => setSearch('')} />
            </Search>
          )}
          <span role="status" className={styles['quiet']}>
            {w.shown(shown.length, others.length)}
          </span>
        </div>
        {isAll && shown.length === 0 && <p>{w.noHits}</p>}
        <div className={styles['fields']}>
          {shown.map((fact) => (
            <div
              key={fact.name}
              onFocus={() => setFocused(fact.name)}
              onBlur={() => setFocused((now) => (now === fact.name ? undefined : now))}
            >
              <OneFact fact={fact} value={form[fact.name]} onChange={onChange} />
              {isAll && <span className={styles['source']}>{sourceWords(fact, w)}</span>}
            </div>
          ))}
        </div>
        {!isAll && wanted.size === 0 && <p className={styles['quiet']}>{w.nothingMore}</p>}
      </section>
    </>
  );
}

function sourceWords({ source }: FactDeclaration, w: (typeof formWords)['nb']): string {
  if (source.startsWith('register:')) return w.fromRegister;
  if (source === 'decisions') return w.fromDecisions;
  return w.from(w.sources[source] ?? source);
}

type OneProps = {
  readonly fact: FactDeclaration;
  readonly value: FormValue;
  readonly onChange: Props['onChange'];
};

/** One fact of many: drawn again only when something about it is another. */
const OneFact = memo(function OneFact({ fact, value, onChange }: OneProps) {
  const change = (next: FormValue) => onChange(fact.name, next);
  return fact.type.kind === 'list' ? (
    <ListField declared={fact} value={value} onChange={change} />
  ) : (
    <ValueField declared={fact} pointer={`/${fact.name}`} value={value} onChange={change} />
  );
});
