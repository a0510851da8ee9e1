import { expect, test } from 'vitest';
import { authProblem, toldOf } from './auth-problem.ts';

test.each([
  [401, { code: 'INVALID_EMAIL_OR_PASSWORD' }, 'invalid-email-or-password'],
  [400, { code: 'TOKEN_EXPIRED' }, 'invalid-token'],
  [401, null, 'sign-in-required'],
  [400, { code: 'VALIDATION_ERROR', message: 'body.email' }, 'invalid-request'],
  [403, { code: 'SOMETHING_NEW' }, 'something-new'],
  [500, null, 'unexpected'],
])('%i %o is told as %s, in a sentence of ours', (status, body, code) => {
  const problem = authProblem(status, body);
  expect(problem).toMatchObject({ status, code });
  expect(problem.title).toMatch(/^[A-ZÀ-Ý].*\.$/u);
});

test('of an answer only what the pages need is passed on', () => {
  expect(toldOf({ token: 't', user: { id: '1' }, twoFactorRedirect: true })).toEqual({
    twoFactorRedirect: true,
  });
  expect(toldOf(null)).toEqual({});
});
