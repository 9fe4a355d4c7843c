/** How people sign in: at the demo issuer in this server, at one of one's own, or not at all. */
export type SignIn = {
  /** Where browsers see this server, when that is not the address they reach it by. */
  readonly publicOrigin?: string;
} & ({ readonly kind: 'none' } | { readonly kind: 'demo' });
