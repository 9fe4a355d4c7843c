/** Which list's fields and which group's roles a condition may name. */
export type Where = { readonly list?: string | undefined; readonly group?: string | undefined };
