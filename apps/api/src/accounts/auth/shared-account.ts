import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';

/** What only the owner of an account may change. */
const OF_ITS_OWNER = new Set([
  '/change-email',
  '/change-password',
  '/two-factor/disable',
  '/two-factor/enable',
  '/update-user',
]);

export const isShared = (user: object): boolean => 'demonstration' in user && user.demonstration === true;

/** An account of the demonstration is everybody's: whoever changed it would shut the others out. */
export const sharedAccountStays = createAuthMiddleware(async (context) => {
  if (!OF_ITS_OWNER.has(context.path)) return;
  const session = await getSessionFromCtx(context);
  if (session && isShared(session.user)) throw new APIError('FORBIDDEN', { code: 'demonstration-account' });
});
