import type { LocatedFile, LocatedFinding } from '../locate.ts';
import type { Rule, Severity } from '../rule.ts';
import { ruleUrl } from '../rule-url.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export interface SarifOptions {
  /** The rules that may have reported; described once in the tool's part. */
  readonly rules: readonly Rule[];
  /** The product's version. */
  readonly version: string;
}

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one run, columns counted in UTF-16. */
export function printSarif(files: readonly LocatedFile[], { rules, version }: SarifOptions): string {
  const index = new Map(rules.map((rule, at) => [rule.id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'debrief',
            semanticVersion: version,
            rules: rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              help: { text: `${rule.why} See ${ruleUrl(rule.id)} or run \`debrief rules ${rule.id}\`.` },
              defaultConfiguration: { level: levels[rule.severity] },
              properties: { tags: [rule.group] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, findings }) =>
          findings.map((finding) => {
            const ruleIndex = index.get(finding.rule);
            const artifactLocation = { uri: uriOf(file) };
            return {
              ruleId: finding.rule,
              ...(ruleIndex !== undefined && { ruleIndex }),
              level: levels[finding.severity],
              message: { text: messageOf(finding) },
              locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
              ...(finding.fix && {
                fixes: [
                  {
                    artifactChanges: [
                      {
                        artifactLocation,
                        replacements: finding.fix.map(({ from, to, insert }) => ({
                          deletedRegion: { charOffset: from, charLength: to - from },
                          insertedContent: { text: insert },
                        })),
                      },
                    ],
                  },
                ],
              }),
            };
          }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function messageOf({ message, rewrite }: LocatedFinding): string {
  return rewrite === undefined ? message : `${message} Consider: ${rewrite}`;
}

function regionOf({ line, column, endLine, endColumn, from, to }: LocatedFinding) {
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    charOffset: from,
    charLength: to - from,
  };
}

/** A relative path as a URI reference; backslashes of Windows become slashes, and odd letters are escaped. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const drive = /^[A-Za-z]:\//.test(path);
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
  if (drive) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
