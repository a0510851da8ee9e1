import { fail } from '@sveltejs/kit';
import { searchActors } from '#lib/api/actors.ts';
import { groupPath, readManagement } from '#lib/api/groups.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { type Answer, askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ fetch, params }) => ({
  management: await readManagement(fetch, params.territory, params.group),
});

type Fields = Record<string, string>;
type Method = 'POST' | 'PATCH' | 'DELETE';

/** Sends what a form says to a part of the group. */
const act =
  (method: Method, path: (fields: Fields) => string, sent: (fields: Fields) => Record<string, unknown>) =>
  async (event: RequestEvent) => {
    const fields = await fieldsOf(event.request);
    const address = `${groupPath(event.params.territory, event.params.group)}/${path(fields)}`;
    const answer = await askAccount(event, address, sent(fields), method);
    return saved(answer, fields);
  };

/** What was typed comes back with a refusal. */
const saved = (answer: Answer, typed: Fields) =>
  answer.refusal === null
    ? { saved: true as const }
    : fail(answer.status, { typed, refusal: answer.refusal, errors: answer.errors });

/** The actor of this name, or the only one that the search of the directory finds. */
async function slugOf({ fetch, params }: RequestEvent, name: string): Promise<string | undefined> {
  const { actors, total } = await searchActors(fetch, params.territory, { q: name.slice(0, 100) });
  const same = actors.find((actor) => actor.name.toLowerCase() === name.toLowerCase());
  return (same ?? (total === 1 ? actors[0] : undefined))?.slug;
}

const named = (fields: Fields, name: string) => encodeURIComponent(fields[name] ?? '');
const nothing = () => ({});
const optional = (name: string, value: string | undefined) => (value ? { [name]: value } : {});

export const actions: Actions = {
  decide: act(
    'POST',
    (fields) => `requests/${named(fields, 'request')}/decision`,
    ({ approve, word }) => ({ approve: approve === 'yes', ...optional('word', word) }),
  ),
  role: act(
    'PATCH',
    (fields) => `members/${named(fields, 'person')}`,
    ({ role }) => ({ role }),
  ),
  organisation: async (event) => {
    const fields = await fieldsOf(event.request);
    const { person = '', organisation = '' } = fields;
    const slug = organisation.trim() ? await slugOf(event, organisation.trim()) : null;
    if (slug === undefined)
      return fail(400, { typed: fields, refusal: 'organisation-not-found', errors: [] });
    const { territory, group } = event.params;
    const address = `${groupPath(territory, group)}/members/${encodeURIComponent(person)}`;
    const answer = await askAccount(event, address, { organisation: slug }, 'PATCH');
    return saved(answer, fields);
  },
  remove: act('DELETE', (fields) => `members/${named(fields, 'person')}`, nothing),
  invite: act(
    'POST',
    () => 'invitations',
    ({ email, message }) => ({ email, language: getLocale(), ...optional('message', message) }),
  ),
  resend: act('POST', (fields) => `invitations/${named(fields, 'invitation')}/resend`, nothing),
  revoke: act('DELETE', (fields) => `invitations/${named(fields, 'invitation')}`, nothing),
  code: act(
    'POST',
    () => 'codes',
    ({ label, days, mostUses }) => ({
      label,
      days: Number(days),
      mostUses: mostUses ? Number(mostUses) : null,
    }),
  ),
  stop: act('DELETE', (fields) => `codes/${named(fields, 'code')}`, nothing),
};
