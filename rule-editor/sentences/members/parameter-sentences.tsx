import { ParameterValues } from '../condition/parameter-values.tsx';
import type { MemberProps } from './member-props.ts';

export function ParameterSentences({ reading, name }: MemberProps) {
  return <ParameterValues name={name} reading={reading} isAlone />;
}
