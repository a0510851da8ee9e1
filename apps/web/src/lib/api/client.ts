import { Problem } from '@belvedere/contracts/problem';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { RequestFailure } from './request-failure.ts';

/** What a contract schema offers; said structurally, so that this app needs no copy of zod. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/**
 * Asks the API and decodes its answer with the contract.
 *
 * @param fetch the `fetch` of the load function on the server (it stays in the process), or the browser's own
 * @param schema the contract of the success body; a body that does not fit it is a failure, never a half-read object
 * @param path from the root, `/api/…`
 * @throws RequestFailure with the API's problem, or with code `network` or `unreadable-answer`
 */
export async function request<T>(
  fetch: typeof globalThis.fetch,
  schema: Schema<T>,
  path: string,
  init?: RequestInit,
): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new RequestFailure(networkProblem());
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = Problem.safeParse(body);
    throw new RequestFailure(
      problem.success ? await translated(problem.data) : unreadableProblem(response.status),
    );
  }
  const result = schema.safeParse(body);
  if (!result.success) throw new RequestFailure(unreadableProblem(502));
  return result.data;
}

/** The `init` of a request that sends a value as JSON. */
export function sending(value: unknown, method: 'POST' | 'PUT' | 'PATCH' = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/**
 * The API writes French. For other readers its sentence is told anew, from its code; the sentences are fetched only
 * then, so that no page carries them for nothing.
 */
async function translated(problem: Problem): Promise<Problem> {
  if (getLocale() === 'fr') return problem;
  const texts = await import('./refusal-text.ts').catch(() => undefined);
  return texts?.inWords(problem) ?? problem;
}

/** No answer came at all; 503 because a page that fails so should be tried again later. */
function networkProblem(): Problem {
  return {
    type: 'about:blank',
    title: m.problem_network_title(),
    status: 503,
    code: 'network',
    detail: m.problem_network_detail(),
  };
}

function unreadableProblem(status: number): Problem {
  return {
    type: 'about:blank',
    title: m.problem_unreadable_title(),
    status,
    code: 'unreadable-answer',
    detail: m.problem_unreadable_detail(),
  };
}
