import { AskedConfirmation, Me, SessionList, SignInWays } from '@belvedere/contracts/accounts';
import { request } from './client.ts';
import { RequestFailure } from './request-failure.ts';

/** Who is signed in; null for a session that holds no longer. */
export async function readMe(fetch: typeof globalThis.fetch): Promise<Me | null> {
  try {
    return await request(fetch, Me, '/api/me');
  } catch (failure) {
    if (failure instanceof RequestFailure && failure.problem.status === 401) return null;
    throw failure;
  }
}

/** Where the person is signed in. */
export async function listSessions(fetch: typeof globalThis.fetch) {
  const { sessions } = await request(fetch, SessionList, '/api/me/sessions');
  return sessions;
}

/** What the sign-in page offers. */
export const readSignInWays = (fetch: typeof globalThis.fetch) =>
  request(fetch, SignInWays, '/api/sign-in-ways');

/** What I would be asked for before an important change of my account. */
export const readAskedConfirmation = (fetch: typeof globalThis.fetch): Promise<AskedConfirmation> =>
  request(fetch, AskedConfirmation, '/api/me/confirmation');
