import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type * as Oidc from 'oidc-provider';
import { demoClient, demoPath } from '../issuers.ts';
import { demoPeople } from './demo-people.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** A key to sign with, for as long as the process lives. */
export function demoKey(): Oidc.JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig', kid: 'demo' };
}

/**
 * A real issuer for people who are made up, at the address at which a browser sees this server. Its keys and what it
 * remembers live as long as the process.
 */
export async function createDemoIssuer(origin: string): Promise<Oidc.Provider> {
  // The package's index warns of every Node.js that is not called LTS yet.
  const provider = 'oidc-provider/lib/provider.js';
  const { Provider: Issuer } = (await import(provider)) as typeof Oidc;
  const issuer: Oidc.Provider = new Issuer(`${origin}${demoPath}`, {
    adapter: memoryAdapter(),
    jwks: { keys: [demoKey()] },
    clients: [
      {
        client_id: demoClient.id,
        client_secret: demoClient.secret,
        redirect_uris: [`${origin}/auth/callback`],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    // Name and roles in the ID token itself.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('hex')], long: { path: demoPath }, short: { path: demoPath } },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `${demoPath}/interaction/${uid}` },
    pkce: { required: () => true },
    responseTypes: ['code'],
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount(_, id) {
      const person = demoPeople.find((one) => one.id === id);
      if (!person) return undefined;
      const { name, roles } = person;
      return { accountId: id, claims: () => ({ sub: id, name, roles: [...roles] }) };
    },
    // There is nothing to consent to: the service is the issuer's own.
    async loadExistingGrant({ oidc }) {
      const { session, client } = oidc;
      if (!session?.accountId || !client) return undefined;
      const grant = new issuer.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  return issuer;
}
