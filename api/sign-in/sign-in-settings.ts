import { isLoopback } from '../middleware/request-guard.ts';
import { readRoleNames, type RoleNames, roles } from './roles.ts';
import { startUpFailure } from '../start-up/start-up-failure.ts';

/** An issuer of one's own (OpenID Connect). */
export type Issuer = {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, guarded by PKCE alone. */
  readonly clientSecret?: string;
  /** Where the issuer says which roles somebody has. */
  readonly rolesClaim: string;
  /** Absent: it calls them as we do. */
  readonly roleNames?: RoleNames;
  readonly scope: string;
};

/** How people sign in: at the demo issuer in this server, at one of one's own, or not at all. */
export type SignIn = {
  /** Where browsers see this server, when that is not the address they ask. */
  readonly publicOrigin?: string;
} & ({ readonly kind: 'none' } | { readonly kind: 'demo' } | ({ readonly kind: 'issuer' } & Issuer));

/** What there is beside the variables of sign-in. */
type Surroundings = {
  readonly read: (name: string) => string | undefined;
  readonly databaseUrl: string | undefined;
  readonly identities: 'synthetic' | 'real';
};

/** Reads the variables of sign-in. Whoever knows the address signs in at the demo issuer: never where it matters. */
export function readSignIn({ read, databaseUrl, identities }: Surroundings): SignIn {
  const issuer = read('OIDC_ISSUER');
  const demo = read('DEMO_SIGN_IN');
  if (demo !== undefined && demo !== 'yes' && demo !== 'no')
    throw startUpFailure('DEMO_SIGN_IN must be one of: yes, no');
  const origin = readPublicOrigin(read('PUBLIC_ORIGIN'));
  const node = read('NODE_ENV');
  const isReal = [
    [issuer !== undefined, 'OIDC_ISSUER is set'],
    [identities === 'real', 'IDENTITIES=real'],
    [/^prod(uction)?$/i.test(node ?? ''), `NODE_ENV=${node}`],
  ].find(([is]) => is)?.[1];
  if (demo === 'yes' && isReal)
    throw startUpFailure(`DEMO_SIGN_IN=yes is refused: ${isReal}; anybody could sign in as anybody`);
  const where = origin === undefined ? {} : { publicOrigin: origin };
  if (issuer !== undefined) return { ...where, kind: 'issuer', ...readIssuer(issuer, read) };
  // Where others than this machine may come, only for who asks for it.
  const isDemo = demo === undefined ? !isReal && !isSeenElsewhere(origin) && databaseUrl === undefined : demo === 'yes';
  return { ...where, kind: isDemo ? 'demo' : 'none' };
}

/** Does a proxy let others in than this machine? */
export function isSeenElsewhere(publicOrigin: string | undefined): boolean {
  return publicOrigin !== undefined && !isLoopback(new URL(publicOrigin).hostname);
}

function readIssuer(issuer: string, read: Surroundings['read']): Issuer {
  const url = parseUrl(issuer);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    throw startUpFailure('OIDC_ISSUER must be an address that begins with https://');
  const clientId = read('OIDC_CLIENT_ID');
  if (clientId === undefined) throw startUpFailure('OIDC_ISSUER needs OIDC_CLIENT_ID, the name of this service there');
  const clientSecret = read('OIDC_CLIENT_SECRET');
  const written = read('OIDC_ROLE_NAMES');
  const roleNames = written === undefined ? undefined : readRoleNames(written);
  if (written !== undefined && !roleNames)
    throw startUpFailure(
      `OIDC_ROLE_NAMES must be like maintainer=NAME,approver=NAME, each name once, with the roles ${roles.join(', ')}`,
    );
  return {
    issuer,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    rolesClaim: read('OIDC_ROLES_CLAIM') ?? 'roles',
    ...(roleNames && { roleNames }),
    scope: read('OIDC_SCOPE') ?? 'openid profile',
  };
}

function readPublicOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw startUpFailure('PUBLIC_ORIGIN must be like https://vedtak.example, without a path');
  return url.origin;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whose people are ours now; those of another issuer are other people. */
export function issuerName(signIn: SignIn): string {
  return signIn.kind === 'issuer' ? signIn.issuer : signIn.kind;
}
