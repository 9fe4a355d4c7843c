import type { ComponentType } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Home } from '../programmes/home.tsx';
import { Boundary } from '../ui/boundary.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { Failure } from '../ui/states.tsx';

const Drafts = lazyPage(() => import('../drafts/drafts-page.tsx'), 'DraftsPage');
const Review = lazyPage(() => import('../review/review-page.tsx'), 'ReviewPage');
const Suspensions = lazyPage(() => import('../suspensions/suspensions-page.tsx'), 'SuspensionsPage');
const BeginProgramme = lazyPage(() => import('../new-programme/begin.tsx'), 'BeginProgramme');
const Guide = lazyPage(() => import('../new-programme/guide.tsx'), 'Guide');
const Programme = lazyPage(() => import('../programmes/programme.tsx'), 'Programme');

/** Addresses of whole pages; those of a programme's pages stand in `programmes/programme.tsx`. */
const pages: readonly (readonly [string, ComponentType])[] = [
  ['/', Home],
  ['/stans', Suspensions],
  ['/utkast', Drafts],
  ['/utkast/:id', Review],
  ['/ny-ordning', BeginProgramme],
  ['/ny-ordning/:programme', Guide],
  ['/ordning/:programme/*?', Programme],
];

export function Routes() {
  const [address] = useLocation();
  return (
    <Boundary address={address}>
      <Switch>
        {pages.map(([path, Page]) => (
          <Route key={path} path={path}>
            <Page />
          </Route>
        ))}
        <Route>
          <Failure error={Object.assign(new Error(), { status: 404, problem: 'not-found', members: {} })} />
        </Route>
      </Switch>
    </Boundary>
  );
}
