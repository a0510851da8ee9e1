import { z } from 'zod';

/**
 * What is wrong with one part of a request.
 * `path` is a dotted path into the body or the query ("answers.age_band"), `code` is stable, `message` is French
 * or English for people.
 */
export const ProblemDetail = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type ProblemDetail = z.infer<typeof ProblemDetail>;

/**
 * The one shape of every error of the API, sent as `application/problem+json`.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, kebab-case; what programs and translations rely on. */
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(ProblemDetail).optional(),
});
export type Problem = z.infer<typeof Problem>;
