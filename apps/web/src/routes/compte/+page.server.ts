import { fail, redirect } from '@sveltejs/kit';
import { readAskedConfirmation } from '#lib/api/me.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import { squareCode } from '#lib/server/square-code.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (!me)
    redirect(303, `${localizeHref('/connexion')}?retour=${encodeURIComponent(localizeHref('/compte'))}`);
  return { me, ...(await readAskedConfirmation(fetch)) };
};

/** Sends the fields of one form on, and says which one was saved. */
const change =
  (part: string, path: string, fields: string[], more = {}) =>
  async (event: RequestEvent) => {
    const sent = await fieldsOf(event.request);
    const chosen = Object.fromEntries(fields.flatMap((name) => (name in sent ? [[name, sent[name]]] : [])));
    const answer = await askAccount(event, path, { ...chosen, ...more });
    const { name, newEmail } = sent;
    if (answer.refusal !== null)
      return fail(answer.status, { refusal: answer.refusal, typed: { name, newEmail } });
    return { saved: part };
  };

export const actions: Actions = {
  name: change('name', '/api/auth/update-user', ['name']),
  email: change('email', '/api/me/email', ['newEmail', 'password']),
  password: change('password', '/api/auth/change-password', ['currentPassword', 'newPassword'], {
    revokeOtherSessions: true,
  }),
  disable: change('factor', '/api/auth/two-factor/disable', ['password']),
  confirm: async (event) => {
    const { code = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, '/api/auth/two-factor/verify-totp', {
      code: code.replace(/\s/g, ''),
    });
    // The key that was shown is the one that counts until another is asked for.
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, again: true });
    return { saved: 'factor' };
  },
  enable: async (event) => {
    const { password = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, '/api/auth/two-factor/enable', { password });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    const address = String(answer.body.totpURI);
    return {
      factor: {
        picture: squareCode(address),
        key: new URL(address).searchParams.get('secret') ?? '',
        backupCodes: answer.body.backupCodes as string[],
      },
    };
  },
};
