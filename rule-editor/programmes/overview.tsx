import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { textIn, useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Loading } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useProgrammeAddress } from './programme-menu.tsx';

const nb = { title: 'Regler' };
const words: WordsOf<typeof nb> = { nb, nn: { title: 'Reglar' }, en: { title: 'Rules' } };

/** The sections, rules and tables of a programme, stage by stage. */
export function Overview() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { document } = useWorkspace();
  const address = useProgrammeAddress();
  if (!document) return <Loading />;
  return (
    <>
      <PageTitle title={w.title} />
      {document.stages.map((stage) => (
        <section key={stage}>
          <Heading level={2} data-size="xs">
            {stage}
          </Heading>
          <ul>
            {document.sections
              .filter((section) => section.stage === stage)
              .map(({ id, versions }) => (
                <li key={id}>
                  <Link href={address(`/del/sections/${id}`)}>
                    {textIn(versions.findLast(({ content }) => content)?.content?.title, language)}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
