import { type ComponentType, lazy } from 'react';

/** A page that is loaded when somebody goes there. */
export function lazyPage<N extends string>(
  load: () => Promise<{ readonly [name in N]: ComponentType }>,
  name: N,
): ComponentType {
  return lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }));
}
