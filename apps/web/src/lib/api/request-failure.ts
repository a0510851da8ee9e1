import type { Problem } from '@belvedere/contracts/problem';

/** What a request throws when it gets no usable answer: the API's problem, or one made here in the same shape. */
export class RequestFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'RequestFailure';
    this.problem = problem;
  }
}
