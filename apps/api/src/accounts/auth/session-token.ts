import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of the session that a `Cookie` header carries, when better-auth signed it under this secret: the token, a
 * point, and its HMAC-SHA256 in base64, all of it percent-encoded. Null for anything else.
 * @param name the cookie's, without the `__Secure-` that it bears over TLS
 * @see https://better-auth.com/docs/concepts/cookies
 */
export function sessionToken(cookies: string, name: string, secret: string): string | null {
  const value = cookies
    .split(/;\s*/)
    .find((cookie) => cookie.replace('__Secure-', '').startsWith(`${name}=`))
    ?.split('=', 2)[1];
  const [, token = '', signature = ''] = /^([^.]+)\.([^.]+)$/.exec(decoded(value ?? '')) ?? [];
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
