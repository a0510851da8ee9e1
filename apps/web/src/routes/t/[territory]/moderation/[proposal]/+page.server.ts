import { fail, type RequestEvent } from '@sveltejs/kit';
import { decideProposal, readProposal, resumeProposal } from '#lib/api/moderation.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { textsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => ({
  proposal: await readProposal(fetch, params.territory, params.proposal),
});

type Event = RequestEvent<{ territory: string; proposal: string }>;

/** What was filled in, by the form that it belongs to. */
interface Typed {
  form?: 'accept' | 'refuse' | 'ask';
  word?: string;
  reason?: string | null;
  /** The fields that were ticked. */
  ticked?: string[];
}

const refused = (status: number, refusal: string, typed: Typed, fields: string[] = []) =>
  fail(status, { refusal, fields, typed });

/** Does what a button asks; a refusal of the API is told beside the proposal as it is by now. */
async function attempt<Result>(work: () => Promise<Result>, typed: Typed = {}) {
  try {
    return { done: await work() };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status === 404) throw failure;
    const { code, status, errors = [] } = failure.problem;
    return refused(
      status,
      code,
      typed,
      errors.map(({ path }) => path),
    );
  }
}

const decide = (
  { params, fetch }: Event,
  what: 'accept' | 'refuse' | 'ask' | 'undo',
  command: object = {},
  typed: Typed = {},
) => attempt(() => decideProposal(fetch, params.territory, params.proposal, what, command), typed);

const text = (form: FormData, name: string) => textsOf(form)[name]?.trim() ?? '';

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    const fields = form.getAll('field').map(String);
    const word = text(form, 'word');
    const typed: Typed = { form: 'accept', word, ticked: fields };
    if (form.get('report')) return decide(event, 'accept', { word }, typed);
    if (fields.length === 0) return refused(400, 'nothing-ticked', typed);
    return decide(event, 'accept', { fields, version: text(form, 'version'), word }, typed);
  },
  refuse: async (event) => {
    const form = await event.request.formData();
    const [reason, word] = [text(form, 'reason') || null, text(form, 'word')];
    const typed: Typed = { form: 'refuse', reason, word };
    if (reason === null && word === '') return refused(400, 'reason-missing', typed);
    return decide(event, 'refuse', { reason, word }, typed);
  },
  ask: async (event) => {
    const word = text(await event.request.formData(), 'word');
    const typed: Typed = { form: 'ask', word };
    if (word === '') return refused(400, 'word-missing', typed);
    return decide(event, 'ask', { word }, typed);
  },
  undo: (event) => decide(event, 'undo'),
  resume: ({ params, fetch }) =>
    attempt(async () => {
      await resumeProposal(fetch, params.territory, params.proposal);
      return { state: 'resumed' as const, fields: [], kept: [], slug: null };
    }),
};
