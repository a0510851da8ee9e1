import type { BetterAuthOptions } from 'better-auth';
import type { AuthMails } from './auth-mails.service.ts';
import { isShared } from './shared-account.ts';

/** Which mail better-auth asks for, when. */
export const mails = (
  mails: AuthMails,
): {
  emailAndPassword: Partial<NonNullable<BetterAuthOptions['emailAndPassword']>>;
  emailVerification: Partial<NonNullable<BetterAuthOptions['emailVerification']>>;
} => ({
  emailAndPassword: {
    // Whoever read the mail would shut the others out.
    sendResetPassword: async ({ user, token }) =>
      isShared(user) ? undefined : mails.resetPassword(user, token),
    onExistingUserSignUp: ({ user }) => mails.knownAddress(user),
  },
  emailVerification: {
    sendVerificationEmail: ({ user, token }) => mails.verifyEmail(user, token),
  },
});
