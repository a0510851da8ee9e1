import 'reflect-metadata';
import { createApplication } from '../src/application.ts';
import { readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';
import { DecideService } from '../src/moderation/review/decide.service.ts';
import { UndoService } from '../src/moderation/undo/undo.service.ts';

/** Decides proposals one after the other, until it is done or killed. */
const { target, place, moderator, proposals } = JSON.parse(process.env.ALONE ?? '') as {
  target: Target;
  place: { id: number; slug: string; name: string };
  moderator: string;
  proposals: { id: string; what: 'accept' | 'refuse' | 'undo' }[];
};
const source = await dataSource(target).initialize();
const app = await createApplication(
  readConfiguration({ GEOCODER: 'none', JOBS: 'off', SECRET: 'only-for-tests-'.repeat(3) }),
  source,
);
const by = { personId: moderator, role: 'facilitator' as const };
for (const { id, what } of proposals) {
  if (what === 'accept') await app.get(DecideService, { strict: false }).accept(place, id, { word: '' }, by);
  else if (what === 'undo') await app.get(UndoService, { strict: false }).undo(place, id, by);
  else
    await app.get(DecideService, { strict: false }).refuse(place, id, { reason: 'duplicate', word: '' }, by);
  console.log('decided');
}
console.log('done');
