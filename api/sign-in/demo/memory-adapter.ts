import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly expiresAt: number };

const most = 1000;

/** Where the demo issuer keeps what it remembers: in this process only, the latest thousand. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string) => {
    const found = kept.get(key);
    return found && found.expiresAt > Date.now() ? found.payload : undefined;
  };
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    return {
      async upsert(id, payload, expiresIn = 600) {
        kept.delete(keyOf(id));
        kept.set(keyOf(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) =>
        [...kept.keys()]
          .filter((key) => key.startsWith(`${model} `))
          .map(find)
          .find((payload) => payload?.uid === uid),
      findByUserCode: async () => undefined,
      async consume(id) {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
