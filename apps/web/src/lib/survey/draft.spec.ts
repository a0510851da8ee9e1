import { describe, expect, it } from 'vitest';
import { newDraft, parseDraft } from './draft.ts';

describe('what a device kept', () => {
  it('is read back as it was', () => {
    const draft = { ...newDraft(2, 'gare'), answers: { area: 'sanitas', devices: ['smartphone'] } };
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it.each([null, '', 'null', '{', '[]', '{"id":"x","answers":{}}', '{"id":5}', '{"answers":{}}'])(
    'is no draft when it is %j',
    (kept) => {
      expect(parseDraft(kept)).toBeUndefined();
    },
  );
});
