import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { sessionToken } from './session-token.ts';

const NAME = 'belvedere.session_token';
const signed = (token: string, secret = 'secret') =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);
const read = (cookies: string) => sessionToken(cookies, NAME, 'secret');

test.each([
  ['alone', `${NAME}=${signed('abc')}`],
  ['over TLS', `__Secure-${NAME}=${signed('abc')}`],
  ['as SvelteKit sends it on, without encoding it', `${NAME}=${decodeURIComponent(signed('abc'))}`],
  ['among others', `a=1; ${NAME}=${signed('abc')};b=2`],
])('a token that was signed is read: %s', (_, cookies) => {
  expect(read(cookies)).toBe('abc');
});

test.each([
  ['signed by somebody else', `${NAME}=${signed('abc', 'another')}`],
  ['changed', `${NAME}=${signed('abc').replace('abc', 'abd')}`],
  ['not signed', `${NAME}=abc`],
  ['without a token', `${NAME}=${signed('')}`],
  ['of another name', `x${NAME}=${signed('abc')}`],
  ['not well encoded', `${NAME}=%E0%A4%A`],
  ['empty', ''],
])('anything else is no token: %s', (_, cookies) => {
  expect(read(cookies)).toBeNull();
});
