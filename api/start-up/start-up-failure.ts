/** What keeps the service from starting, in one line that says what to do. */
export type StartUpFailure = Error & { readonly startUp: true };

export function startUpFailure(message: string): StartUpFailure {
  return Object.assign(new Error(message), { startUp: true as const });
}
