import type { RequestEvent } from '@sveltejs/kit';
import { Problem, type ProblemDetail } from '@belvedere/contracts/problem';
import { sending } from '#lib/api/client.ts';
import { relayCookies } from './session-cookie.ts';

/** What the API answered: its body, or the code of its refusal. */
export type Answer =
  | { refusal: null; body: Record<string, unknown> }
  | { refusal: string; errors: ProblemDetail[]; status: number };

/**
 * Asks the API on behalf of whoever sent a form, and gives their browser the cookies that it sets.
 * @param sent what to send as JSON; nothing: the path is read, or what it names deleted
 */
export async function askAccount(
  { fetch, cookies }: Pick<RequestEvent, 'fetch' | 'cookies'>,
  path: string,
  sent?: Record<string, unknown>,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' = 'POST',
): Promise<Answer> {
  const answer = await fetch(path, method === 'DELETE' ? { method } : sent && sending(sent, method));
  relayCookies(answer, cookies);
  const body: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return { refusal: null, body: body as Record<string, unknown> };
  const problem = Problem.safeParse(body);
  const { code, errors = [] } = problem.success ? problem.data : { code: 'unexpected' };
  return { refusal: code, errors, status: answer.status };
}

/** The fields of a form that are texts, sent in this request. */
export const fieldsOf = async (request: Request): Promise<Record<string, string>> =>
  textsOf(await request.formData());

/** The fields of a form that are texts. */
export function textsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  return fields;
}

/** A path of ours to return to, or another; an address of another site is none. */
export const pathOfOurs = (path: string | null | undefined, otherwise: string): string =>
  path && /^\/(?![/\\])/.test(path) ? path : otherwise;
