import './button.css';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface Look {
  /** `primary` once a view at most; `quiet` has no border until pointed at. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
}

/** Class names of a button’s look, for links that look like one. */
export function buttonLook({ kind = 'plain', size = 'normal' }: Look = {}): string {
  return `button button-${kind}${size === 'small' ? ' button-small' : ''}`;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  icon?: ReactNode;
  /** While true it says so, and pressing it again does nothing. */
  busy?: boolean;
}

export function Button({
  kind,
  size,
  icon,
  busy = false,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonLook({ kind, size })} ${className ?? ''}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Pick<Look, 'size'> {
  /** What it does: read aloud and shown as a tip. */
  label: string;
  icon: ReactNode;
  /** A key that does the same, for the tip: `Ctrl K`. */
  hint?: string;
}

export function IconButton({ label, icon, hint, size, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={hint === undefined ? label : `${label} (${hint})`}
      {...rest}
      className={`${buttonLook({ kind: 'quiet', size })} button-icon ${className ?? ''}`}
    >
      {icon}
    </button>
  );
}
