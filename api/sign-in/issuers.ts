import { randomBytes } from 'node:crypto';
import type { ClientAuth, Configuration } from 'openid-client';
import type { Issuer, SignIn } from './sign-in-settings.ts';

/** What this service is at the demo issuer; anew in each process, as everything about it. */
export const demoClient = { id: 'vedtak', secret: randomBytes(32).toString('base64url') };
export const demoPath = '/demo-issuer';

/** Who signs people in for somebody who sees this server at `origin`; undefined: nobody. */
export function issuerFor(signIn: SignIn, origin: string): Issuer | undefined {
  if (signIn.kind === 'none') return undefined;
  if (signIn.kind === 'issuer') return signIn;
  const { id, secret } = demoClient;
  const issuer = `${origin}${demoPath}`;
  return { issuer, clientId: id, clientSecret: secret, rolesClaim: 'roles', scope: 'openid profile' };
}

/** The library when somebody signs in, not when the server starts. */
export const openidClient = () => import('openid-client');

const discovered = new Map<string, Promise<Configuration>>();

/** What the issuer says of itself; asked once, and again when it did not answer. */
export function discover(issuer: Issuer): Promise<Configuration> {
  const known = discovered.get(issuer.issuer);
  if (known) return known;
  const asking = ask(issuer);
  discovered.set(issuer.issuer, asking);
  asking.catch(() => discovered.delete(issuer.issuer));
  return asking;
}

async function ask({ issuer, clientId, clientSecret }: Issuer): Promise<Configuration> {
  const client = await openidClient();
  const url = new URL(issuer);
  const insecure = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, undefined, await authentication(clientSecret), {
    execute: insecure,
    timeout: 10,
  });
}

/** As the issuer takes it: in a header, or else in the body. */
async function authentication(secret: string | undefined): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost, None } = await openidClient();
  if (secret === undefined) return None();
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(server, ...rest);
  };
}
