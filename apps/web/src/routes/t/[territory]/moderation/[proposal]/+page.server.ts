import { fail, type RequestEvent } from '@sveltejs/kit';
import { decideProposal, readProposal, resumeProposal } from '#lib/api/moderation.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { textsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => ({
  proposal: await readProposal(fetch, params.territory, params.proposal),
});

type Event = RequestEvent<{ territory: string; proposal: string }>;

/** Does what a button asks; a refusal of the API is told beside the proposal as it is by now. */
async function attempt<Result>(work: () => Promise<Result>) {
  try {
    return { done: await work() };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status === 404) throw failure;
    const { code, status, errors = [] } = failure.problem;
    return fail(status, { refusal: code, fields: errors.map(({ path }) => path) });
  }
}

const decide = ({ params, fetch }: Event, what: 'accept' | 'refuse' | 'ask' | 'undo', command: object = {}) =>
  attempt(() => decideProposal(fetch, params.territory, params.proposal, what, command));

const text = (form: FormData, name: string) => textsOf(form)[name]?.trim() ?? '';

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    const fields = form.getAll('field').map(String);
    const word = text(form, 'word');
    if (form.get('report')) return decide(event, 'accept', { word });
    if (fields.length === 0) return fail(400, { refusal: 'nothing-ticked', fields: [] });
    return decide(event, 'accept', { fields, version: text(form, 'version'), word });
  },
  refuse: async (event) => {
    const form = await event.request.formData();
    const [reason, word] = [text(form, 'reason') || null, text(form, 'word')];
    if (reason === null && word === '') return fail(400, { refusal: 'reason-missing', fields: [] });
    return decide(event, 'refuse', { reason, word });
  },
  ask: async (event) => {
    const word = text(await event.request.formData(), 'word');
    if (word === '') return fail(400, { refusal: 'word-missing', fields: [] });
    return decide(event, 'ask', { word });
  },
  undo: (event) => decide(event, 'undo'),
  resume: ({ params, fetch }) =>
    attempt(async () => {
      await resumeProposal(fetch, params.territory, params.proposal);
      return { state: 'resumed' as const, fields: [], kept: [], slug: null };
    }),
};
