import { Tabs } from '@digdir/designsystemet-react';
import { Redirect, useParams } from 'wouter';
import { readObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { objectPath } from '../programmes/usages-list.tsx';
import { SourceView } from '../source-view/source-view.tsx';
import { ObjectHistory } from '../publications/object-history.tsx';
import { hasLines } from '../table/requirements/rows.ts';
import { Suspend } from '../suspensions/suspend.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { Failure } from '../ui/states.tsx';
import { nameInPath, useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CommentsBlock } from './comments-block.tsx';
import { titleOf } from './object-title.ts';
import { hasSentences, SentencesView } from './sentences-view.tsx';
import { sentenceWords } from './words.ts';

const TableView = lazyPage(() => import('../table/table-view.tsx'), 'TableView');

/** The views of an object besides its source. */
function viewsOf(member: string): readonly ('setninger' | 'tabell' | 'kilde')[] {
  if (member === 'tables') return ['tabell', 'setninger', 'kilde'];
  if (hasLines(member)) return ['setninger', 'tabell', 'kilde'];
  return hasSentences(member) ? ['setninger', 'kilde'] : ['kilde'];
}

/** One object of the programme: in sentences, as a table, as it is written. */
export function ObjectPage() {
  const { member = '', id = '' } = useParams<{ member: string; id: string }>();
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content, draft } = useWorkspace();
  const [view, setView] = useAddressValue('vis');
  const address = useProgrammeAddress();
  const name = nameInPath(id);
  const object = `${member}/${name}`;
  if (readObject(content, object) === undefined)
    return <Failure error={Object.assign(new Error(), { status: 404, problem: 'not-found', members: {} })} />;
  // What has a page of its own is shown there, except as it is written.
  const own = objectPath(object);
  if (!own.startsWith('/del/') && view !== 'kilde') return <Redirect to={address(own)} replace />;
  const views = viewsOf(member);
  const shown = views.find((one) => one === view) ?? views[0] ?? 'kilde';
  return (
    <>
      <PageTitle title={titleOf(content, object, language)}>
        {draft === undefined && <Suspend part={name} member={member} />}
      </PageTitle>
      <Tabs value={shown} onChange={setView} aria-label={w.viewsLabel}>
        <Tabs.List>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {w.views[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {views.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {one === shown &&
              (one === 'kilde' ? (
                <SourceView object={object} />
              ) : one === 'tabell' && member === 'tables' ? (
                <>
                  <TableView key={name} tableId={name} />
                  <ObjectHistory object={object} />
                  <CommentsBlock object={object} />
                </>
              ) : (
                <SentencesView key={object} {...{ object, member, name }} isGrid={one === 'tabell'} />
              ))}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
