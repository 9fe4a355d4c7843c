/** What a browser does of its own accord when it is sent about: keeps cookies and says where it comes from. */
export type Visitor = {
  readonly cookies: Map<string, string>;
  /** One request; where it leads is not followed. */
  readonly go: (address: string, form?: Record<string, string>) => Promise<Response>;
  /** Follows until there is a page, or an address that `until` names; returns the last address asked. */
  readonly follow: (address: string, until?: string) => Promise<{ readonly address: string; readonly page: Response }>;
};

/** Somebody with a browser, over real HTTP. Cookies go to all paths: there is one server. */
export function visit(): Visitor {
  const cookies = new Map<string, string>();
  const go: Visitor['go'] = async (address, form) => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { origin: new URL(address).origin, 'sec-fetch-site': 'same-origin' }),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const follow: Visitor['follow'] = async (address, until) => {
    if (until !== undefined && address.includes(until)) return { address, page: new Response() };
    const page = await go(address);
    const next = page.headers.get('location');
    return next === null ? { address, page } : follow(new URL(next, address).href, until);
  };
  return { cookies, go, follow };
}
