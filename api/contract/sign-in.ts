import { z } from '@hono/zod-openapi';
import { roles } from '../sign-in/roles.ts';

export const roleSchema = z.enum(roles);

export const personSchema = z.object({ id: z.string(), name: z.string() }).openapi('Person');

export const sessionSchema = z
  .object({
    person: personSchema.nullable().openapi({ description: 'null: nobody is signed in' }),
    roles: z.array(roleSchema),
    signIn: z.enum(['demo', 'issuer', 'none']).openapi({ description: 'Where people sign in' }),
  })
  .openapi('Session');

export const peopleQuery = z.object({ role: roleSchema.optional() });
export const peopleSchema = z.object({ people: z.array(personSchema) }).openapi('People');
