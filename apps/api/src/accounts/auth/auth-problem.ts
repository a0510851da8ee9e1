import type { Problem } from '@belvedere/contracts/problem';

/** What better-auth refuses, in our words; whatever else it says becomes one sentence. */
const SENTENCES: Readonly<Record<string, string>> = {
  'invalid-email-or-password': 'L’adresse ou le mot de passe ne va pas. Vérifiez-les, ou demandez un lien.',
  'invalid-password': 'Ce mot de passe n’est pas le bon.',
  'email-not-verified': 'Confirmez d’abord votre adresse : un message vient de vous être envoyé.',
  'password-too-short': 'Ce mot de passe est trop court : il faut au moins 10 caractères.',
  'password-too-long': 'Ce mot de passe est trop long : 128 caractères au plus.',
  'invalid-token': 'Ce lien ne sert plus : il a déjà servi, ou il est trop ancien. Demandez-en un autre.',
  'invalid-code': 'Ce code n’est pas le bon, ou il a expiré. Attendez le suivant.',
  'invalid-backup-code': 'Ce code de secours n’est pas le bon, ou il a déjà servi.',
  'invalid-two-factor-cookie': 'Trop de temps a passé : recommencez la connexion.',
  'demonstration-account': 'Ce compte de démonstration sert à tout le monde : il ne change pas.',
  'sign-up-closed': 'Les comptes se créent sur invitation.',
  unexpected: 'Une erreur est survenue de notre côté. Réessayez dans un moment.',
  'sign-in-required': 'Connectez-vous pour continuer.',
};

/** Codes that better-auth gives to one and the same thing. */
const SAME: Readonly<Record<string, string>> = {
  'token-expired': 'invalid-token',
  'new-user-signup-disabled': 'invalid-token',
  'failed-to-create-session': 'invalid-token',
  unauthorized: 'sign-in-required',
  'session-expired': 'sign-in-required',
  'user-not-found': 'invalid-token',
  'validation-error': 'invalid-request',
};

/** The only parts of its answers that leave: the rest tells a known address from a new one, or repeats a cookie. */
const TOLD = ['twoFactorRedirect', 'totpURI', 'backupCodes', 'url'];

/** What of an answer of better-auth is passed on. */
export const toldOf = (body: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body ?? {}).filter(([key]) => TOLD.includes(key)));

/** The problem for a refusal of better-auth; `body` is what it answered. */
export function authProblem(status: number, body: unknown): Problem {
  const said = (body as { code?: unknown } | null)?.code;
  const byStatus = status >= 500 ? 'unexpected' : status === 401 ? 'sign-in-required' : 'invalid-request';
  const raw = typeof said === 'string' ? said.toLowerCase().replaceAll('_', '-') : byStatus;
  const code = SAME[raw] ?? raw;
  return {
    type: 'about:blank',
    status,
    code,
    title: SENTENCES[code] ?? 'La demande ne peut pas être acceptée. Vérifiez ce qui est écrit.',
  };
}
