import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';

interface FallibleProps {
  /** What it is, in the message. */
  name: string;
  children: ReactNode;
}

/** Holds what may fail: the rest of the page, and the text above all, goes on. */
export class Fallible extends Component<FallibleProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        icon={<CircleAlert />}
        title={`${this.props.name} cannot be shown`}
        actions={<Button onClick={() => this.setState({ failed: false })}>Try again</Button>}
      >
        Something in it failed. The text is not touched by this.
      </EmptyState>
    );
  }
}
