import { Component, type ReactNode } from 'react';
import { Failure } from './states.tsx';

type Props = { readonly address: string; readonly children: ReactNode };
type State = { readonly error?: unknown };

/** What goes wrong in a page is told in its place; menu and other addresses are still there. */
export class Boundary extends Component<Props, State> {
  override state: State = {};
  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }
  override componentDidUpdate({ address }: Props) {
    if (address !== this.props.address && this.state.error !== undefined) this.setState({ error: undefined });
  }
  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failure error={error} />;
  }
}
