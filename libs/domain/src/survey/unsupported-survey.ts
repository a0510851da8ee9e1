import type { z } from 'zod';

/** What is wrong with a definition, and where: `pages.3.elements.0`. */
export interface DefinitionFault {
  readonly path: string;
  readonly message: string;
}

/** A definition that uses something we do not understand wholly, and therefore do not publish. */
export class UnsupportedSurvey extends Error {
  readonly code = 'unsupported-survey';
  readonly faults: readonly DefinitionFault[];

  constructor(faults: readonly DefinitionFault[]) {
    super(faults.map((fault) => `${fault.path || 'survey'}: ${fault.message}`).join('; '));
    this.name = 'UnsupportedSurvey';
    this.faults = faults;
  }
}

/** Names the SurveyJS feature that each zod issue is about. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): DefinitionFault[] {
  return issues.map((issue) => ({ path: issue.path.join('.'), message: describe(issue) }));
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not supported`;
  }
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'type') return 'this type is not supported';
  return issue.message;
}
