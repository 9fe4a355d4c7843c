import { useParams } from 'wouter';
import { readObject } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './object-page.module.css';
import { titleOf } from './object-title.ts';
import { NewVersion } from './versions/new-version.tsx';
import { VersionLine } from './versions/version-line.tsx';

/** Objects that are written in versions. */
const versioned = ['sections', 'rules', 'restrictions', 'parameters', 'texts', 'remedies'];

/** One object of the programme: in sentences, as a table, as it is written. */
export function ObjectPage() {
  const { member = '', id = '' } = useParams<{ member: string; id: string }>();
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const object = `${member}/${decodeURIComponent(id)}`;
  if (readObject(content, object) === undefined)
    return <Failure error={Object.assign(new Error(), { status: 404, problem: 'not-found', members: {} })} />;
  const title = titleOf(content, object, language);
  return (
    <>
      <PageTitle title={title} />
      {versioned.includes(member) && (
        <div className={styles['versions']}>
          <VersionLine object={object} title={title} />
          <NewVersion object={object} title={title} canEnd={member !== 'parameters'} />
        </div>
      )}
    </>
  );
}
