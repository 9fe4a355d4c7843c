import type { Context } from 'hono';
import { headerOf } from '../answer.ts';

/** Is it a browser that will show the answer? */
export const asksForPage = (c: Context): boolean => (headerOf(c, 'accept') ?? '').includes('text/html');
