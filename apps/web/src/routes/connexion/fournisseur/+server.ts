import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, pathOfOurs } from '#lib/server/ask-account.ts';
import type { RequestHandler } from './$types';

/** Leaves for the provider of identities. */
export const GET: RequestHandler = async (event) => {
  const answer = await askAccount(event, '/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: pathOfOurs(event.url.searchParams.get('retour'), localizeHref('/compte')),
    errorCallbackURL: localizeHref('/connexion'),
  });
  if (answer.refusal === null && typeof answer.body.url === 'string') redirect(303, answer.body.url);
  redirect(303, `${localizeHref('/connexion')}?error=provider`);
};
