import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { get } from '../backend/client.ts';
import type { Person } from '../backend/drafts.ts';
import { Failure, Loading } from '../ui/states.tsx';

export type Role = 'maintainer' | 'approver' | 'case-worker' | 'doctor' | 'pharmacist' | 'auditor';
export type Session = { readonly person: Person | null; readonly roles: readonly Role[] };

const Current = createContext<Session>({ person: null, roles: [] });

/** Who is signed in, with which roles. */
export const useSession = () => use(Current);

/** May the one who is signed in do what one of these roles may? The service asks again. */
export function useMay(...roles: readonly Role[]): boolean {
  return use(Current).roles.some((role) => roles.includes(role));
}

export const signInAddress = () => `/auth/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`;

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const session = useQuery({ queryKey: ['session'], queryFn: () => get<Session>('/v1/session'), retry: 2 });
  if (session.error) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  return session.data ? <Current value={session.data}>{children}</Current> : <Loading />;
}
