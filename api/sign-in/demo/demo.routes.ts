import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Provider } from 'oidc-provider';
import { safeHeaders } from '../../answer.ts';
import type { Deps } from '../../deps.ts';
import { problem } from '../../problem.ts';
import { demoPath } from '../issuers.ts';
import { ownOrigin } from '../own-origin.ts';
import { sendPage } from '../page.ts';
import type { Role } from '../roles.ts';
import { createDemoIssuer } from './demo-issuer.ts';
import { demoPeople } from './demo-people.ts';

type Node = { readonly incoming: IncomingMessage & { originalUrl?: string }; readonly outgoing: ServerResponse };

const titles: { readonly [role in Role]: string } = {
  maintainer: 'Regelforvalter',
  approver: 'Godkjenner',
  'case-worker': 'Saksbehandler',
  doctor: 'Lege',
  pharmacist: 'Farmasøyt',
  auditor: 'Revisor',
};

/** The demo issuer and its page: a list of made-up people, no passwords. Mounted nowhere that matters. */
export function mountDemoIssuer(app: OpenAPIHono, deps: Deps): void {
  const issuers = new Map<string, Promise<Provider>>();
  const issuerAt = (origin: string) => {
    const known = issuers.get(origin) ?? createDemoIssuer(origin);
    issuers.set(origin, known);
    return known;
  };

  app.get(`${demoPath}/interaction/:uid`, async (c) => {
    const { incoming, outgoing } = nodeOf(deps, c);
    const found = await (
      await issuerAt(ownOrigin(deps, c))
    )
      .interactionDetails(incoming, outgoing)
      .catch(() => undefined);
    if (!found) throw tooLate();
    const people = demoPeople.map(
      ({ id, name, roles }) =>
        html`<button class="ds-button person" data-variant="secondary" name="person" value="${id}">
          ${name} <span>${roles.map((role) => titles[role]).join(', ')}</span>
        </button>`,
    );
    return sendPage(
      c,
      'Logg inn',
      html`<p class="ds-paragraph">
          Velg hvem du vil være. Personene er oppdiktede, og det trengs ikke passord: dette er en demonstrasjon, og alle
          som når denne siden, kan logge inn som hvem som helst.
        </p>
        <form method="post">${people}</form>`,
    );
  });

  app.post(`${demoPath}/interaction/:uid`, async (c) => {
    const { incoming, outgoing } = nodeOf(deps, c);
    const { person } = await c.req.parseBody();
    if (!demoPeople.some(({ id }) => id === person)) throw tooLate();
    const issuer = await issuerAt(ownOrigin(deps, c));
    const result = { login: { accountId: String(person) } };
    const next = await issuer.interactionResult(incoming, outgoing, result).catch(() => undefined);
    if (next === undefined) throw tooLate();
    return c.redirect(next, 303);
  });

  app.all(`${demoPath}/*`, async (c) => {
    const { incoming, outgoing } = nodeOf(deps, c);
    const answer = (await issuerAt(ownOrigin(deps, c))).callback();
    for (const [name, value] of Object.entries(safeHeaders)) outgoing.setHeader(name, value);
    // Every sign-in begins anew, as if nobody had been here: the demo is to show several people in turn.
    incoming.headers.cookie = incoming.headers.cookie?.replaceAll(/\b_session(\.sig)?=[^;]*;?/g, '');
    incoming.originalUrl = incoming.url ?? '';
    incoming.url = incoming.originalUrl.slice(demoPath.length);
    await answer(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  });
}

const tooLate = () => problem('sign-in-failed', 'This sign-in is over. Begin again: /auth/sign-in.');

/** Node.js's own request, for those who ask at the port that it came to: else there would be an issuer for each name. */
function nodeOf(deps: Deps, c: Context): Node {
  const node = c.env as Partial<Node> | undefined;
  const { hostname, port } = new URL(ownOrigin(deps, c));
  const isOurs =
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && Number(port) === node?.incoming?.socket.localPort;
  if (!node?.incoming || !node.outgoing || !(isOurs || deps.signIn.publicOrigin))
    throw problem('not-found', 'There is nothing at this address.');
  return { incoming: node.incoming, outgoing: node.outgoing };
}
