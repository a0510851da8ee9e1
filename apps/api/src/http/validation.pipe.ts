import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { ProblemDetail } from '@belvedere/contracts/problem';

/** A body, query or path that its schema refuses. */
export class InvalidRequest extends Error {
  constructor(readonly details: ProblemDetail[]) {
    super('invalid request');
  }

  static from(issues: readonly Issue[]): InvalidRequest {
    return new InvalidRequest(issues.slice(0, MOST_DETAILS).map(detail));
  }
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
}

const MOST_DETAILS = 50;

function detail(issue: Issue): ProblemDetail {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return { path, code: (issue.code ?? 'invalid').replaceAll('_', '-'), message: issue.message };
}

/** Validates what carries a schema (`@Body({ schema })`), and says every issue, path by path. */
@Injectable()
export class ContractValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => InvalidRequest.from(issues),
    });
  }
}
