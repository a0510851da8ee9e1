import { describe, expect, test } from 'vitest';
import { readOutboxFile, writeOutboxFile } from './outbox-file.ts';

const waiting = {
  territory: 'tours-joue',
  campaign: 'usages-numeriques-2026',
  id: '0b6f8f5e-5c0e-4a55-8f0e-2f0f6f0a9d11',
  surveyVersion: 1,
  language: 'fr' as const,
  answers: { area: 'sanitas', devices: ['smartphone'], learning_wish: 'É « 👩🏽‍💻 »' },
  title: { fr: 'Usages numériques', en: 'Digital uses' },
  since: '2026-11-25T09:30:00.000Z',
};

const trouble = { code: 'network', message: '', at: waiting.since, final: false };

const noted = {
  ...{ id: '0b6f8f5e-5c0e-4a55-8f0e-2f0f6f0a9d12', territory: 'tours-joue', language: 'fr' as const },
  values: { practice: '', audiences: ['families'], position: [0.69, 47.38], tool: null },
  photo: { data: 'aGk=', text: 'Un écran' },
  ...{ note: '', email: null, trap: '', since: waiting.since },
};

describe('a file of responses that wait', () => {
  test('gives back what went into it, whatever became of it on the device', () => {
    for (const kept of [waiting, { ...waiting, trouble }])
      expect(readOutboxFile(writeOutboxFile([kept]))).toEqual({
        ...{ responses: [waiting], observations: [], unreadable: 0 },
      });
  });

  test('whose lines are damaged gives the others, and says how many are not', () => {
    const damaged = [null, 'x', {}, { ...waiting, id: 'x' }, { ...waiting, territory: '../..' }];
    expect(readOutboxFile(writeOutboxFile([...damaged, waiting] as object[]))).toEqual({
      responses: [waiting],
      observations: [],
      unreadable: damaged.length,
    });
  });

  test('has observations beside them, with what they still lack, and is then of a later version', () => {
    const text = writeOutboxFile([waiting], [{ ...noted, trouble }, noted, { ...noted, territory: '..' }]);
    expect(readOutboxFile(text)).toEqual({
      ...{ responses: [waiting], observations: [noted, noted], unreadable: 1 },
    });
    expect(JSON.parse(text)).toMatchObject({ version: 2 });
    expect(JSON.parse(writeOutboxFile([waiting]))).toMatchObject({ version: 1 });
  });

  test.each(['', '{', 'null', '[]', '{}', '{"format":"other","version":1,"responses":[]}', '<html>'])(
    'is none when it is %j',
    (text) => {
      expect(readOutboxFile(text)).toBeUndefined();
    },
  );

  test('of a later version is not read by halves', () => {
    const later = writeOutboxFile([waiting]).replace('"version": 1', '"version": 3');
    expect(readOutboxFile(later)).toBeUndefined();
  });
});
