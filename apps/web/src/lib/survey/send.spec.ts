import { describe, expect, it } from 'vitest';
import { send } from './send.ts';

const response = {
  id: '0b6f8f5e-5c0e-4a55-8f0e-2f0f6f0a9d11',
  surveyVersion: 1,
  language: 'fr' as const,
  answers: { area: 'sanitas' },
};
const receipt = { id: response.id, code: 'ABCD-1234', area: { code: 'sanitas', name: 'Sanitas' } };

const answering = (status: number, body: unknown) => () => Promise.resolve(Response.json(body, { status }));
const problem = (status: number, code: string, errors?: { path: string; code: string; message: string }[]) =>
  answering(status, { type: 'about:blank', title: 'Non', status, code, ...(errors && { errors }) });

const outcome = (fetch: typeof globalThis.fetch) => send(fetch, 'tours-joue', 'enquete', response);

describe('sending a response', () => {
  it('gives the receipt, new or known already', async () => {
    expect(await outcome(answering(201, receipt))).toEqual({ outcome: 'received', receipt });
    expect(await outcome(answering(200, receipt))).toEqual({ outcome: 'received', receipt });
  });

  it.each([
    [409, 'campaign-closed', 'closed'],
    [409, 'campaign-upcoming', 'upcoming'],
    [409, 'wrong-survey-version', 'version'],
    [409, 'response-already-given', 'known'],
    [400, 'under-age', 'under-age'],
    [500, 'unexpected', 'down'],
    [413, 'too-large', 'down'],
  ])('tells %d %s apart', async (status, code, expected) => {
    expect(await outcome(problem(status, code))).toEqual({ outcome: expected });
  });

  it('names the question whose answer was refused', async () => {
    const errors = [{ path: 'answers.devices.2', code: 'unknown-choice', message: 'Ce choix n’existe pas.' }];
    expect(await outcome(problem(400, 'invalid-answers', errors))).toEqual({
      outcome: 'invalid',
      question: 'devices',
      message: 'Ce choix n’existe pas.',
    });
  });

  it('takes no answer at all for a lost network', async () => {
    expect(await outcome(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
      outcome: 'offline',
    });
  });
});
