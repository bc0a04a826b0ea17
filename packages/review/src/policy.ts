/** The team's policy with every default filled in. Knows no schema library: the editor loads this too. */
import type { SectionKind } from '@debrief/document';
import type { LintConfig } from '@debrief/lint';
import type { PolicyFile } from './policy-schema.ts';

export interface Policy {
  readonly zone: string | null;
  /** House names of severities, lower case, to their level. */
  readonly severities: ReadonlyMap<string, number>;
  readonly triggers: {
    readonly severity: number;
    readonly customerFacingMinutes: number;
    readonly dataLoss: boolean;
    readonly security: boolean;
    readonly nearMiss: boolean;
    readonly novel: boolean;
    readonly unusualIntervention: boolean;
  };
  readonly deadlines: {
    /** Days after the incident ended. */
    readonly draft: number;
    readonly meeting: number;
    readonly final: number;
    readonly workingDays: boolean;
    readonly weekend: readonly number[];
    readonly holidays: readonly string[];
    readonly actions: Readonly<Record<string, number>>;
  };
  readonly sections: {
    readonly required: readonly string[];
    readonly bySeverity: Readonly<Record<string, readonly string[]>>;
  };
  readonly reviewers: number;
  readonly templates: string | null;
  readonly lint: LintConfig;
}

const requiredSections: readonly SectionKind[] = ['summary', 'impact', 'timeline', 'root-cause', 'actions'];

/** What holds for every key that `file` leaves out. */
export function fillPolicy(file: PolicyFile = {}): Policy {
  return {
    zone: file.zone ?? null,
    severities: new Map(
      Object.entries(file.severities ?? {}).map(([name, level]) => [name.toLowerCase(), level]),
    ),
    triggers: {
      severity: 2,
      customerFacingMinutes: 15,
      dataLoss: true,
      security: true,
      nearMiss: true,
      novel: true,
      unusualIntervention: true,
      ...file.triggers,
    },
    deadlines: {
      draft: 2,
      meeting: 5,
      final: 7,
      workingDays: true,
      weekend: [0, 6],
      holidays: [],
      actions: {},
      ...file.deadlines,
    },
    sections: {
      required: file.sections?.required ?? requiredSections,
      bySeverity: file.sections?.bySeverity ?? {},
    },
    reviewers: file.review?.reviewers ?? 1,
    templates: file.templates ?? null,
    lint: {
      rules: file.lint?.rules ?? {},
      roster: file.roster ?? [],
      teams: file.teams ?? [],
      services: file.services ?? [],
      vocabulary: file.lint?.vocabulary ?? {},
    },
  };
}

export const defaultPolicy: Policy = fillPolicy();
