import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { useAddressValue } from '../ui/use-address.ts';
import type { Step } from './steps.ts';

type StepLinkProps = {
  readonly step: Step;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-current'?: 'step' | undefined;
};

/** A step's address. */
export function StepLink({ step, children, ...rest }: StepLinkProps) {
  const { programme } = useParams<{ programme: string }>();
  const [draftId = ''] = useAddressValue('utkast');
  return (
    <Link {...rest} href={`/ny-ordning/${programme}?utkast=${draftId}&steg=${step}`}>
      {children}
    </Link>
  );
}
