import type { ComponentType } from 'react';
import { Route, Switch, useParams } from 'wouter';
import { lazyPage } from '../ui/lazy-page.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { Failure } from '../ui/states.tsx';
import { Unsaved } from '../workspace/unsaved.tsx';
import { WorkspaceProvider } from '../workspace/workspace.tsx';
import { DraftBar } from './draft-bar.tsx';
import { Overview } from './overview.tsx';
import { ProgrammeMenu } from './programme-menu.tsx';
import styles from './programme.module.css';

/**
 * Addresses within a programme, after `/ordning/<programme>`. `?utkast=<id>` says which draft is open. Those that have
 * a name in the menu stand in it.
 */
const pages: readonly (readonly [string, ComponentType])[] = [
  ['', Overview],
  ['/vei', lazyPage(() => import('./picture.tsx'), 'PicturePage')],
  ['/nytt-legemiddel', lazyPage(() => import('../new-medicine/new-medicine-page.tsx'), 'NewMedicinePage')],
  ['/del/:member/:id', lazyPage(() => import('../sentences/object-page.tsx'), 'ObjectPage')],
  ['/ny-regel', lazyPage(() => import('../new-rule/new-rule-page.tsx'), 'NewRulePage')],
  ['/ny-tabell', lazyPage(() => import('../table/new-table-page.tsx'), 'NewTablePage')],
  ['/prov', lazyPage(() => import('../try-out/try-out-page.tsx'), 'TryOutPage')],
  ['/eksempler', lazyPage(() => import('../test-cases/test-cases-page.tsx'), 'TestCasesPage')],
  ['/sammenlign', lazyPage(() => import('../regression/regression-page.tsx'), 'RegressionPage')],
  ['/krav', lazyPage(() => import('../demands/demands-page.tsx'), 'DemandsPage')],
  ['/utgaver', lazyPage(() => import('../publications/publications-page.tsx'), 'PublicationsPage')],
  ['/opplysninger', lazyPage(() => import('../facts/facts-page.tsx'), 'FactsPage')],
  ['/opplysninger/:name', lazyPage(() => import('../facts/facts-page.tsx'), 'FactsPage')],
  ['/verdier', lazyPage(() => import('../values/values-page.tsx'), 'ValuesPage')],
  ['/verdier/:name', lazyPage(() => import('../values/values-page.tsx'), 'ValuesPage')],
  ['/koder', lazyPage(() => import('../table/lists/code-names-page.tsx'), 'CodeNamesPage')],
  ['/tekster', lazyPage(() => import('../texts/texts-page.tsx'), 'TextsPage')],
  ['/tekster/:code', lazyPage(() => import('../texts/texts-page.tsx'), 'TextsPage')],
  ['/om', lazyPage(() => import('../sentences/about/about-page.tsx'), 'AboutPage')],
  ['/kilde', lazyPage(() => import('../source-view/source-page.tsx'), 'SourcePage')],
];
const paths = pages.map(([path]) => path);

/** A programme with all of its pages around one workspace. */
export function Programme() {
  const { programme = '' } = useParams<{ programme: string }>();
  const [draftId] = useAddressValue('utkast');
  return (
    <WorkspaceProvider key={`${programme}/${draftId}`} programme={programme} draftId={draftId}>
      <DraftBar />
      <Unsaved />
      <div className={styles['columns']}>
        <ProgrammeMenu paths={paths} />
        <div className={styles['content']}>
          <Switch>
            {pages.map(([path, Page]) => (
              <Route key={path} path={`/ordning/:programme${path}`}>
                <Page />
              </Route>
            ))}
            <Route>
              <Failure error={Object.assign(new Error(), { status: 404, problem: 'not-found', members: {} })} />
            </Route>
          </Switch>
        </div>
      </div>
    </WorkspaceProvider>
  );
}
