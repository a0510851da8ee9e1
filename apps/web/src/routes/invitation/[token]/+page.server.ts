import { error, fail, redirect } from '@sveltejs/kit';
import { readOffer } from '#lib/api/groups.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  // Told to nobody else. Not `no-referrer`: a form of this page would then not say that it comes from here.
  setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  try {
    return { offer: await readOffer(fetch, params.token) };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status !== 410) throw failure;
    error(410, {
      message: m.invitation_useless_title(),
      code: failure.problem.code,
      detail: m.invitation_useless(),
    });
  }
};

const at = ({ params }: RequestEvent, part: string) =>
  `/api/invitations/${encodeURIComponent(params.token)}/${part}`;

export const actions: Actions = {
  join: async (event) => {
    const { college = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, at(event, 'acceptance'), { college });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    const { territory, group } = answer.body;
    redirect(303, localizeHref(`/t/${String(territory)}/groupes/${String(group)}`));
  },
  account: async (event) => {
    const { name = '', email = '', password = '' } = await fieldsOf(event.request);
    const sent = { name, email, password, language: getLocale() };
    const answer = await askAccount(event, at(event, 'account'), sent);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, name, email });
    if (!answer.body.verified) return { confirm: true };
    const signedIn = await askAccount(event, '/api/auth/sign-in/email', { email, password });
    if (signedIn.refusal !== null) redirect(303, localizeHref('/connexion'));
    redirect(303, event.url.pathname);
  },
};
