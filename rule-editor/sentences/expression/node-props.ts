import type { ComponentType } from 'react';
import type { Part, Reading } from '../use-object.ts';
import type { Operation, Slot, Wanted } from './operations.ts';

export type NodeProps = {
  /** Its value is `null` while nothing is chosen. */
  readonly part: Part;
  readonly wanted: Wanted;
  readonly unit?: string | undefined;
  readonly label: string;
  readonly reading: Reading;
  /** The list whose fields may be named. */
  readonly list: string | undefined;
  /** Of the entries of a list, where it is worked out for each. */
  readonly isOfEntry: boolean;
  /** Somebody has tried to be done: what is not chosen is marked. */
  readonly isTried: boolean;
  readonly autoFocus?: boolean;
};

/** `Node`: draws what stands within; given, so that the two need not import each other. */
export type SlotProps<S extends Slot = Slot> = NodeProps & {
  readonly slot: S;
  readonly operation: Operation | undefined;
  readonly Node: ComponentType<NodeProps>;
};
