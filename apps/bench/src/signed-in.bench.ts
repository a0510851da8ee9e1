import { decide, POLICY, type Action } from '@belvedere/domain/access';
import { TERRITORY } from './data.ts';
import { below, durations, type Measure, median } from './measure.ts';
import { call, type Server } from './server.ts';

/** What being signed in may add to a page, and the policy to a request. */
const MOST_ADDED = 0.1;
const TURNS = 400;
const CHECKS = 200_000;
const PERSON = { name: 'Banc', email: 'banc@example.org', password: 'une phrase de passe' };

/** (e) A page for somebody signed in beside the same for a visitor, in turns; and one check of the policy. */
export async function signedIn(server: Server): Promise<Measure[]> {
  const cookie = await signIn(server);
  const page = `${server.url}/t/${TERRITORY}`;
  const read = (headers: Record<string, string>) => durations(1, () => call(page, { headers }));
  const visitor: number[] = [];
  const person: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    visitor.push(...(await read({})));
    person.push(...(await read({ cookie })));
  }
  const [alone, known] = [median(visitor.slice(TURNS / 4)), median(person.slice(TURNS / 4))];
  const request = median(await durations(TURNS, () => call(`${server.url}/api/site`)));
  return [
    below(
      '(e) page for somebody signed in; limit: a visitor’s, + 10 %',
      known,
      alone * (1 + MOST_ADDED),
      'ms',
    ),
    below(
      '(e) one check of the policy; limit: 10 % of the lightest request',
      check(),
      request * MOST_ADDED,
      'ms',
    ),
  ];
}

/** Makes the first account, as whoever starts an observatory does, and signs it in. @returns its cookie */
async function signIn({ url, setUpKey }: Server): Promise<string> {
  const post = (path: string, body: object) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    });
  await post('/api/set-up', { ...PERSON, key: setUpKey, language: 'fr' });
  const { email, password } = PERSON;
  const answer = await post('/api/auth/sign-in/email', { email, password });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (cookies.length === 0) throw new Error(`Signing in answered ${String(answer.status)}`);
  return cookies.join('; ');
}

function check(): number {
  const actions = Object.keys(POLICY) as Action[];
  const asker = { signedIn: true, role: 'member', relations: new Set(['self'] as const) } as const;
  let allowed = 0;
  const began = performance.now();
  for (let turn = 0; turn < CHECKS; turn++)
    if (decide(actions[turn % actions.length]!, asker) === 'allowed') allowed++;
  if (allowed === 0) throw new Error('The policy allows a member nothing');
  return (performance.now() - began) / CHECKS;
}
