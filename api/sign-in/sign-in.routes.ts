import * as fs from 'node:fs';
import path from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { peopleQuery, peopleSchema, sessionSchema } from '../contract/sign-in.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { asksForPage } from './asks-for-page.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { mountDemoIssuer } from './demo/demo.routes.ts';
import { sendPage } from './page.ts';
import { isProblem } from '../problem.ts';
import { listPeople } from './people.ts';
import { signOut } from './sign-out.ts';
import { recognizePerson, signedIn } from './signed-in.ts';

/** Mounted first: what follows knows who asks. */
export function mountSignIn(app: OpenAPIHono, deps: Deps): void {
  const tag = 'Sign-in';
  const recognize = recognizePerson(deps);
  app.use('/v1/*', recognize);
  app.use('/auth/*', recognize);

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/session',
      anybody: true,
      tag,
      summary: 'Who is signed in, with which roles',
      answers: { 200: { description: 'The session', schema: sessionSchema } },
    },
    {
      async handle({ c }) {
        const person = signedIn(c);
        const { kind } = deps.signIn;
        if (!person) return { body: { person: null, roles: [], signIn: kind } };
        return { body: { person: { id: person.id, name: person.name }, roles: person.roles, signIn: kind } };
      },
    },
  );

  mountOperation(
    app,
    {
      method: 'get',
      path: '/v1/people',
      roles: ['maintainer', 'approver', 'auditor'],
      tag,
      summary: 'Who has signed in here, by role: to ask them',
      query: peopleQuery,
      problems: [422],
      answers: { 200: { description: 'People, by name', schema: peopleSchema } },
    },
    {
      handle: async ({ query }) => ({ body: { people: await listPeople(deps, query.role) } }),
    },
  );

  app.get('/auth/sign-in', (c) => beginSignIn(deps, c));
  app.get('/auth/callback', async (c) => {
    try {
      return await completeSignIn(deps, c);
    } catch (error) {
      if (!isProblem(error) || error.problem !== 'sign-in-failed' || !asksForPage(c)) throw error;
      return sendPage(
        c,
        'Innloggingen ble ikke fullført',
        html`<p class="ds-paragraph">Den ble avbrutt, eller det gikk for lang tid.</p>
          <p class="ds-paragraph"><a class="ds-link" href="/auth/sign-in">Prøv igjen</a></p>`,
        400,
      );
    }
  });
  app.post('/auth/sign-out', (c) => signOut(deps, c));
  app.get('/auth/sign-in.css', (c) =>
    c.body(styles, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
  );
  if (deps.signIn.kind === 'demo') mountDemoIssuer(app, deps);
}

const styles = fs.readFileSync(path.join(import.meta.dirname, 'sign-in.css'), 'utf8');
