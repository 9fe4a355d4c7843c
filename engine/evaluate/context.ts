import type { Program } from '../compile/ruleset.ts';
import type { Context } from '../compile/scope.ts';
import type { Facts } from '../evaluation.ts';

/** The state of an evaluation of checked facts. Names that are no facts are never looked at. */
export const createContext = (program: Program, facts: Facts): Context => ({
  facts,
  values: program.unread.slice(),
  entry: undefined,
  traces: undefined,
  truths: program.unasked.length === 0 ? [] : program.unasked.slice(),
  tables: program.unreadTables.length === 0 ? [] : program.unreadTables.slice(),
});
