import { SignUp, UpdatePerson } from '@belvedere/contracts/accounts';
import type { z } from 'zod';
import { GUESSES, type Limit, MAILS } from '../attempts/attempts.service.ts';

interface AuthPath {
  method: 'GET' | 'POST';
  /** How often it may be tried from one address. */
  limit?: Limit;
  /** Only what failed counts. */
  forgiving?: boolean;
  /** What it takes, where better-auth would take more. */
  takes?: z.ZodType;
}

const guess: AuthPath = { method: 'POST', limit: GUESSES, forgiving: true };
const mail: AuthPath = { method: 'POST', limit: MAILS };
const free: AuthPath = { method: 'POST' };

/** What of better-auth can be reached from outside, below /api/auth: whatever it offers besides does not exist. */
export const AUTH_PATHS: Readonly<Record<string, AuthPath>> = {
  'sign-in/email': guess,
  'sign-in/magic-link': mail,
  'magic-link/verify': { ...guess, method: 'GET' },
  'sign-in/social': free,
  'callback/oidc': { method: 'GET' },
  'sign-up/email': { ...mail, takes: SignUp },
  'sign-out': free,
  'verify-email': { ...guess, method: 'GET' },
  'request-password-reset': mail,
  'reset-password': guess,
  'change-password': guess,
  'update-user': { ...free, takes: UpdatePerson },
  'two-factor/enable': guess,
  'two-factor/disable': guess,
  'two-factor/verify-totp': guess,
  'two-factor/verify-backup-code': guess,
};
