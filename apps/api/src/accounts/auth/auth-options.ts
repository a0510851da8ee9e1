import type { BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { CREDENTIAL, NEVER_KEPT, PERSON, SESSION, VERIFICATION } from './auth-tables.ts';
import { plugins, type ProvidedIdentities } from './auth-plugins.ts';
import { mails } from './auth-mails.ts';
import type { AuthMails } from './auth-mails.service.ts';
import { sharedAccountStays } from './shared-account.ts';
import { mayBegin } from './session-rules.ts';

export const COOKIE_PREFIX = 'belvedere';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface AuthParts {
  origin: string;
  secret: string;
  db: Kysely<Record<string, never>>;
  oidc: ProvidedIdentities | null;
  /** Whether accounts whose password is on screen may sign in. */
  demonstration: boolean;
  maySignUp: (email: string) => Promise<boolean>;
  mails: AuthMails;
  /** Told what went wrong that nobody foresaw. */
  failed: (error: unknown) => void;
}

/** How better-auth is told to behave. @see https://better-auth.com/docs/reference/options */
export const authOptions = (parts: AuthParts): BetterAuthOptions => ({
  baseURL: parts.origin,
  basePath: '/api/auth',
  secret: parts.secret,
  database: { db: parts.db, type: 'postgres' },
  // It would print addresses that people type.
  logger: { disabled: true },
  onAPIError: { onError: (error) => (isAPIError(error) ? undefined : parts.failed(error)) },
  telemetry: { enabled: false },
  emailAndPassword: {
    enabled: true,
    requireEmailVerification: true,
    minPasswordLength: 10,
    resetPasswordTokenExpiresIn: HOUR,
    // Whoever knew the old password is out.
    revokeSessionsOnPasswordReset: true,
    ...mails(parts.mails).emailAndPassword,
  },
  emailVerification: {
    autoSignInAfterVerification: true,
    sendOnSignUp: true,
    sendOnSignIn: true,
    expiresIn: DAY,
    ...mails(parts.mails).emailVerification,
  },
  user: {
    ...PERSON,
    changeEmail: { enabled: true },
    // Asked of every way by which an account could come to be.
    validateUserInfo: async ({ user, source }) =>
      source.action !== 'create-user' || (await parts.maySignUp(String(user.email)))
        ? undefined
        : { error: 'sign-up-closed' },
  },
  session: {
    ...SESSION,
    expiresIn: 30 * DAY,
    disableSessionRefresh: true,
    freshAge: DAY,
  },
  account: {
    ...CREDENTIAL,
    // No token of a provider is ever kept.
    updateAccountOnSignIn: false,
    accountLinking: { enabled: true, trustedProviders: parts.oidc ? ['oidc'] : [] },
  },
  verification: { ...VERIFICATION, storeIdentifier: 'hashed' },
  plugins: plugins(parts.oidc, parts.mails),
  hooks: { before: sharedAccountStays },
  databaseHooks: {
    user: { create: { before: async () => ({ data: NEVER_KEPT.person }) } },
    account: { create: { before: async () => ({ data: NEVER_KEPT.credential as never }) } },
    session: {
      create: {
        before: async (session, context) =>
          (await mayBegin(session.userId, context, parts.demonstration)) && { data: NEVER_KEPT.session },
      },
    },
  },
  // Counted before it is asked: auth-paths.ts.
  rateLimit: { enabled: false },
  // A page of ours is a page of the same origin as the API, whatever name the machine is reached by.
  trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
  advanced: {
    cookiePrefix: COOKIE_PREFIX,
    useSecureCookies: parts.origin.startsWith('https:'),
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    ipAddress: { disableIpTracking: true },
    database: { generateId: 'uuid', validateSchema: false },
    // Off in tests unless said.
    disableCSRFCheck: false,
    disableOriginCheck: false,
    backgroundTasks: { handler: (task) => parts.mails.inBackground(task) },
  },
});
