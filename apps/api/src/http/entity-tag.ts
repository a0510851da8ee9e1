import { createHash } from 'node:crypto';

/** A tag of this value as it would be sent: the same value, the same tag. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 */
export const entityTag = (value: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)}"`;

/** Whether an `If-None-Match` header names this tag. @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
