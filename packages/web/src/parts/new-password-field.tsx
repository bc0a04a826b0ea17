import { TextField } from './field.tsx';

/** Where a person chooses a password; what it must have is said before one types. */
export function NewPasswordField({ error }: { readonly error: string | null }) {
  return (
    <TextField
      label="Password"
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      required
      hint="Ten characters or more; a sentence is easy to remember."
      error={error}
    />
  );
}
