import { ENGINE_TEXTS } from '../engine-texts.ts';

/** Whether the engine (or the service) gives this reason itself, so that no rule may. */
export const isReservedReason = (code: string): boolean => Object.hasOwn(ENGINE_TEXTS, code);
