import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf, pathOfOurs } from '#lib/server/ask-account.ts';
import type { Actions, RequestEvent } from './$types';

const verify = (path: string) => async (event: RequestEvent) => {
  const { code = '' } = await fieldsOf(event.request);
  // People copy codes with the spaces that applications show.
  const answer = await askAccount(event, path, { code: code.replace(/\s/g, '') });
  if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
  redirect(303, pathOfOurs(event.url.searchParams.get('retour'), localizeHref('/compte')));
};

export const actions: Actions = {
  code: verify('/api/auth/two-factor/verify-totp'),
  backup: verify('/api/auth/two-factor/verify-backup-code'),
};
