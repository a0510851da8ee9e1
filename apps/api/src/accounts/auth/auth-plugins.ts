import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import { SECOND_FACTOR } from './auth-tables.ts';
import { type AuthMails, LINK_MINUTES } from './auth-mails.service.ts';

/** A provider of identities that speaks OpenID Connect. */
export interface ProvidedIdentities {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** What is added to e-mail and password. */
export const plugins = (oidc: ProvidedIdentities | null, mails: AuthMails) => [
  magicLink({
    expiresIn: LINK_MINUTES * 60,
    // An account is made on purpose only.
    disableSignUp: true,
    sendMagicLink: async ({ email, token, url }) =>
      mails.inBackground(mails.signInLink(email, token, new URL(url).searchParams.get('callbackURL'))),
  }),
  twoFactor({ issuer: 'Belvédère', schema: SECOND_FACTOR, twoFactorCookieMaxAge: 600 }),
  ...(oidc
    ? [
        genericOAuth({
          config: [
            {
              providerId: 'oidc',
              name: oidc.name,
              discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
              clientId: oidc.clientId,
              clientSecret: oidc.clientSecret,
              scopes: ['openid', 'email', 'profile'],
              requireIdTokenVerification: true,
              // The picture of a person is none of our business.
              mapProfileToUser: ({ name, email }) => ({
                name: String(name ?? email).slice(0, 120),
                image: undefined,
              }),
            },
          ],
        }),
      ]
    : []),
];
