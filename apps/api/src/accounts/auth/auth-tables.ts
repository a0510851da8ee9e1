/** Under which names better-auth finds what it keeps: apps/api/src/database/migrations/1764000002000-accounts/auth.ts. */
const MOMENTS = { createdAt: 'created_at', updatedAt: 'updated_at' };

export const PERSON = {
  modelName: 'person',
  fields: { emailVerified: 'email_verified', ...MOMENTS },
  additionalFields: {
    language: { type: 'string', required: false, defaultValue: 'fr', input: true },
    demonstration: { type: 'boolean', required: false, defaultValue: false, input: false },
  },
} as const;

export const SESSION = {
  modelName: 'session',
  fields: { userId: 'person_id', expiresAt: 'expires_at', ...MOMENTS },
} as const;

export const CREDENTIAL = {
  modelName: 'credential',
  fields: { userId: 'person_id', accountId: 'account_id', providerId: 'provider_id', ...MOMENTS },
} as const;

export const VERIFICATION = {
  modelName: 'verification',
  fields: { expiresAt: 'expires_at', ...MOMENTS },
} as const;

export const SECOND_FACTOR = {
  user: { fields: { twoFactorEnabled: 'second_factor' } },
  twoFactor: {
    modelName: 'second_factor',
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;

/** What better-auth would also write, and for which there is no column: it leaves out what is undefined. */
export const NEVER_KEPT = {
  person: { image: undefined },
  session: { ipAddress: undefined, userAgent: undefined },
  credential: {
    accessToken: undefined,
    refreshToken: undefined,
    idToken: undefined,
    accessTokenExpiresAt: undefined,
    refreshTokenExpiresAt: undefined,
    scope: undefined,
  },
} as const;
