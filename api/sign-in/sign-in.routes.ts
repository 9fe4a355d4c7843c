import type { OpenAPIHono } from '@hono/zod-openapi';
import { peopleQuery, peopleSchema, sessionSchema } from '../contract/sign-in.ts';
import type { Deps } from '../deps.ts';
import { mountOperation } from '../operation.ts';
import { readCookie, removeCookie } from './cookies.ts';
import { listPeople } from './people.ts';
import { roles } from './roles.ts';
import { endSession } from './sessions.ts';
import { recognizePerson, requireRole, signedIn } from './signed-in.ts';

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
      tag,
      summary: 'Who has signed in here, by role: to ask them',
      query: peopleQuery,
      problems: [401, 403, 422],
      answers: { 200: { description: 'People, by name', schema: peopleSchema } },
    },
    {
      async handle({ c, query }) {
        requireRole(c, ...roles);
        return { body: { people: await listPeople(deps.db, query.role) } };
      },
    },
  );

  app.post('/auth/sign-out', async (c) => {
    const token = readCookie(deps, c, 'vedtak-session');
    if (token !== undefined) await endSession(deps, token);
    removeCookie(deps, c, 'vedtak-session');
    return c.json({ next: '/' });
  });
}
