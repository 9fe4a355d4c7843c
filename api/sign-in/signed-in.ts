import type { Context, MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';
import { readCookie } from './cookies.ts';
import { isSameOrigin } from './own-origin.ts';
import type { Role } from './roles.ts';
import { isSeenElsewhere } from './sign-in-settings.ts';
import { readSession, type SignedIn } from './sessions.ts';

declare module 'hono' {
  interface ContextVariableMap {
    signedIn: SignedIn | undefined;
    /** Others than this machine may have asked, through a proxy. */
    isPublic: boolean;
  }
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Finds out who asks, where a session's cookie came with the request. A cookie comes along whoever made the browser
 * ask; so what may change something must come from a page of ours.
 */
export function recognizePerson(deps: Deps): MiddlewareHandler {
  const isPublic = isSeenElsewhere(deps.signIn.publicOrigin);
  return async (c, next) => {
    c.set('isPublic', isPublic);
    const token = readCookie(deps, c, 'vedtak-session');
    if (token !== undefined) {
      if (!safeMethods.includes(c.req.method) && !isSameOrigin(deps, c))
        throw problem(
          'foreign-origin',
          'A request of somebody who is signed in must come from a page of this service.',
        );
      c.set('signedIn', await readSession(deps, token));
    }
    return next();
  };
}

/** Who asks; undefined: nobody is signed in. */
export function signedIn(c: Context): SignedIn | undefined {
  return c.get('signedIn');
}

/** Who makes a call that has `roles`. */
export function askedBy(c: Context): SignedIn {
  const person = signedIn(c);
  if (!person) throw new Error('Only calls that have roles are made by somebody');
  return person;
}

/** Who asks, when they have one of the roles; 401 and 403 otherwise. */
export function requireRole(c: Context, ...anyOf: readonly [Role, ...Role[]]): SignedIn {
  const person = signedIn(c);
  if (!person) throw problem('not-signed-in', 'Sign in first: /auth/sign-in.', { members: { roles: anyOf } });
  if (!anyOf.some((role) => person.roles.includes(role)))
    throw problem('not-allowed', `This needs one of the roles: ${anyOf.join(', ')}.`, { members: { roles: anyOf } });
  return person;
}

/**
 * For calls of systems, which cannot sign in yet: only this machine may make them. Where a proxy lets others in as well,
 * nothing tells the two apart, and only those who handle cases may.
 */
export function requireThisMachine(c: Context): void {
  if (!c.get('isPublic')) return;
  if (safeMethods.includes(c.req.method)) requireRole(c, 'case-worker', 'auditor');
  else requireRole(c, 'case-worker');
}
