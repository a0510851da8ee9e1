import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type {
  ActionValues,
  ActorValues,
  ObservationValues,
  Proof,
  ProofChallenge,
} from '@belvedere/contracts/proposals';
import { anAddress, aPerson, send, signIn } from './a-person.ts';
import { anObservatory } from './observatory.ts';

export const anActorSheet = (said: Partial<ActorValues> = {}): ActorValues => ({
  name: 'Atelier des Essais',
  kind: 'neighbourhood-association',
  otherNames: [],
  presentation: 'Un atelier qui n’existe pas.',
  themes: ['education'],
  services: ['everyday-digital-skills'],
  areas: ['nord'],
  address: '1 rue des Essais',
  postcode: '37000',
  commune: 'Ville',
  position: [0.615, 47.315],
  access: null,
  phone: null,
  email: null,
  website: null,
  ...said,
});

export const anActionSheet = (holder: string, said: Partial<ActionValues> = {}): ActionValues => ({
  title: 'Atelier du mardi',
  theme: 'education',
  summary: 'Apprendre ensemble.',
  audience: 'Tous',
  place: null,
  startsOn: null,
  endsOn: null,
  state: 'running',
  holders: [holder],
  areas: [],
  ...said,
});

export const anObservationNote = (said: Partial<ObservationValues> = {}): ObservationValues => ({
  practice: 'On prend rendez-vous chez le médecin à plusieurs',
  tool: 'Doctolib',
  audiences: ['elderly', 'families'],
  theme: 'citizenship',
  seenOn: '2026-11-02',
  area: 'nord',
  position: null,
  ...said,
});

/** Answers a challenge as a browser does. */
export function prove({ salt, challenge, most, signature }: ProofChallenge): Proof {
  for (let number = 0; number <= most; number += 1)
    if (
      createHash('sha256')
        .update(salt + String(number))
        .digest('hex') === challenge
    )
      return { salt, number, signature };
  throw new Error('no number answers the challenge');
}

/** An observatory with a facilitator, a member and an administrator, all signed in, and what they do about proposals. */
export async function aModeratedTerritory(app: NestFastifyApplication, source: DataSource) {
  const observatory = await anObservatory(source);
  const { slug, territoryId } = observatory;
  const root = `/api/territories/${slug}`;
  const someone = async (role: 'facilitator' | 'member' | 'administrator', name: string) => {
    const person = await aPerson(source, { roles: { [territoryId]: role }, name });
    return { ...person, cookie: await signIn(app, person.email) };
  };
  const facilitator = await someone('facilitator', 'Fa Cilite');
  const second = await someone('facilitator', 'Se Conde');
  const member = await someone('member', 'Mem Bre');
  const administrator = await someone('administrator', 'Ad Mine');

  /** Sends a proposal, from an address of its own unless one is given. */
  const propose = (sent: object, { cookie, from }: { cookie?: string; from?: string } = {}) =>
    send(app, `${root}/proposals`, sent, { from: from ?? anAddress(), ...(cookie ? { cookie } : {}) });
  const challenge = async () =>
    (await send(app, `${root}/proposal-challenge`, undefined, { method: 'GET' })).json<ProofChallenge>();
  /** Stores a proposal and says its number. */
  const proposed = async (sent: object, options?: { cookie?: string; from?: string }): Promise<string> => {
    const answer = await propose(sent, options);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    const [{ id }] = await source.query<[{ id: string }]>(
      'SELECT id FROM proposal WHERE territory_id = $1 ORDER BY proposed_at DESC LIMIT 1',
      [territoryId],
    );
    return id;
  };
  const moderate = (path: string, body: object = {}, cookie = facilitator.cookie) =>
    send(app, `${root}/proposals/${path}`, body, { cookie });
  const read = (path = '', cookie?: string) =>
    send(app, `${root}/proposals${path}`, undefined, {
      method: 'GET',
      cookie: cookie ?? facilitator.cookie,
    });
  return {
    ...{ observatory, root, facilitator, second, member, administrator },
    ...{ propose, proposed, challenge, moderate, read },
  };
}
