import type { BetterAuthOptions } from 'better-auth';
import type { AuthMails } from './auth-mails.service.ts';

/** Which mail better-auth asks for, when. */
export const mails = (
  mails: AuthMails,
): {
  emailAndPassword: Partial<NonNullable<BetterAuthOptions['emailAndPassword']>>;
  emailVerification: Partial<NonNullable<BetterAuthOptions['emailVerification']>>;
} => ({
  emailAndPassword: {
    sendResetPassword: ({ user, token }) => mails.resetPassword(user, token),
    onExistingUserSignUp: ({ user }) => mails.knownAddress(user),
  },
  emailVerification: {
    sendVerificationEmail: ({ user, token }) => mails.verifyEmail(user, token),
  },
});
