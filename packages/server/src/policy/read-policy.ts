/** `debrief.yaml` as the library keeps it: read to a policy, or to what is wrong with it, line by line. */
import { defaultPolicy, fillPolicy, type Policy } from '@debrief/review';

export interface ReadPolicy {
  readonly policy: Policy;
  /** Lines are 1-based. With a problem, the policy is the default one. */
  readonly problems: readonly { readonly message: string; readonly line: number }[];
}

/** Loads YAML and the schema only where there is a policy to read. */
export async function readPolicy(yaml: string): Promise<ReadPolicy> {
  if (yaml.trim() === '') return { policy: defaultPolicy, problems: [] };
  const [{ parseDocument, LineCounter }, { policySchema }] = await Promise.all([
    import('yaml'),
    import('@debrief/review/policy-schema'),
  ]);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      message,
      line: lines.linePos(pos[0]).line,
    }));
    return { policy: defaultPolicy, problems };
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const read = policySchema.safeParse(value);
  if (read.success) return { policy: fillPolicy(read.data), problems: [] };
  const problems = read.error.issues.map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const place = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
    const words =
      issue.code === 'unrecognized_keys'
        ? `There is no setting ${place.join('.')}.`
        : `${place.join('.')}: ${issue.message}`;
    return { message: words, line: lineOf(place) };
  });
  return { policy: defaultPolicy, problems };

  function lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
        continue;
      const at: unknown = node.range[0];
      if (typeof at === 'number') return lines.linePos(at).line;
    }
    return 1;
  }
}
