import type { ProblemDetail } from '@belvedere/contracts/problem';

/** How a failure is to be understood, whoever asked; the problem filter turns it into a status. */
export type FailureKind =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

/**
 * Something that a slice refuses or cannot do. Each slice declares its own, beside its service, with a stable code.
 * `message` is a plain French sentence.
 */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    readonly errors?: ProblemDetail[],
  ) {
    super(message);
  }
}
