import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GroupInside, GroupManagement, InvitationOffer } from '@belvedere/contracts/groups';
import { aGroupAtWork, outcomeOf } from './a-group-at-work.ts';
import { mailsTo } from './a-mailbox.ts';
import { anAddress, PASSWORD, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const offer = (token: string, from = anAddress()) =>
  send(running.app, `/api/invitations/${token}`, undefined, { method: 'GET', from });
const sentTo = async (email: string) => {
  const [mail] = await mailsTo(running.source, email);
  return mail!.data.link!.split('/').at(-1)!;
};
const printedOf = ({ address }: { address: string }) => address.split('/').at(-1)!;

const setting = async () => {
  const at = await aGroupAtWork(running, { visibility: 'private', joining: 'invitation' });
  const management = async () => GroupManagement.parse((await at.fanny.ask('GET', 'management')).json());
  const invite = async (changes: object = {}) => {
    const email = `${randomUUID().slice(0, 13)}@invite.example`;
    expect(outcomeOf(await at.fanny.ask('POST', 'invitations', { email, ...changes }))).toBe('201');
    return { ...(await management()).invitations[0]!, token: await sentTo(email) };
  };
  const code = async (changes: object = {}) => {
    expect(outcomeOf(await at.fanny.ask('POST', 'codes', { label: 'Régie', ...changes }))).toBe('201');
    return (await management()).codes[0]!;
  };
  const accept = (who: typeof at.malik, token: string) =>
    who.ask('POST', `/api/invitations/${token}/acceptance`, { college: 'resident' });
  return { ...at, management, invite, code, accept };
};

/** What every invitation that is no longer good says, whatever happened to it. */
async function expectUseless(token: string, secret: string) {
  const answer = await offer(token);
  expect(outcomeOf(answer)).toBe('410 invitation-useless');
  expect(answer.body).toBe((await offer('jamais-vu')).body);
  expect(answer.body).not.toContain(secret);
}

test('an invitation says to what, lets one person in, once', async () => {
  const { invite, accept, someone, group, fanny, actions } = await setting();
  const { token, email } = await invite({ message: 'Venez voir', role: 'facilitator' });
  expect(InvitationOffer.parse((await offer(token)).json())).toMatchObject({
    kind: 'personal',
    group: { slug: group.slug },
    email,
  });
  const [rosa, omar] = [await someone('Rosa'), await someone('Omar')];
  expect(
    outcomeOf(await send(running.app, `/api/invitations/${token}/acceptance`, { college: 'resident' })),
  ).toBe('401 sign-in-required');
  const wrong = await rosa.ask('POST', `/api/invitations/${token}/acceptance`, { college: 'king' });
  expect(outcomeOf(wrong)).toBe('400 invalid-request');
  const both = await Promise.all([accept(rosa, token), accept(omar, token)]);
  expect(both.map(outcomeOf).sort()).toEqual(['200', '410 invitation-useless']);
  const inside = GroupInside.parse((await fanny.ask('GET', 'inside')).json());
  expect(inside.people.filter(({ role }) => role === 'facilitator')).toHaveLength(2);
  await expectUseless(token, group.name);
  expect(await actions()).toEqual(['invitation.create', 'group-member.join', 'invitation.accept']);
});

test('only hashes of a token are stored, and no address in the trace', async () => {
  const { invite, territory } = await setting();
  const { token, email, ...invitation } = await invite();
  const rows = await running.source.query('SELECT * FROM invitation WHERE territory_id = $1', [territory.id]);
  for (const one of [token, printedOf(invitation)]) expect(JSON.stringify(rows)).not.toContain(one);
  const trace = await running.source.query('SELECT * FROM audit_entry WHERE territory_id = $1', [
    territory.id,
  ]);
  expect(JSON.stringify(trace)).not.toContain(email);
});

test('whoever is in the group already is shown the way, and the invitation stays good', async () => {
  const { invite, accept, malik } = await setting();
  const { token } = await invite();
  expect(outcomeOf(await accept(malik, token))).toBe('200');
  expect(outcomeOf(await offer(token))).toBe('200');
});

test('revoked, expired or replaced, it says only that it is no longer good', async () => {
  const { invite, fanny, malik, management, group, territory } = await setting();
  const revoked = await invite();
  expect(outcomeOf(await malik.ask('DELETE', `invitations/${revoked.id}`))).toBe('404 not-found');
  expect(outcomeOf(await fanny.ask('DELETE', `invitations/${revoked.id}`))).toBe('200');
  expect(outcomeOf(await fanny.ask('DELETE', `invitations/${revoked.id}`))).toBe('409 invitation-over');
  expect(outcomeOf(await fanny.ask('POST', `invitations/${revoked.id}/resend`))).toBe('409 invitation-over');
  expect(outcomeOf(await fanny.ask('DELETE', `invitations/${randomUUID()}`))).toBe(
    '404 invitation-not-found',
  );
  await expectUseless(revoked.token, group.name);
  await expectUseless(printedOf(revoked), group.name);

  const expired = await invite();
  await running.source.query(
    `UPDATE invitation SET expires_at = now() - interval '1 second' WHERE territory_id = $1 AND id = $2`,
    [territory.id, expired.id],
  );
  await expectUseless(expired.token, group.name);
  expect((await management()).invitations.map(({ standing }) => standing)).toEqual(['expired', 'stopped']);
  // Sent again, it works again.
  expect(outcomeOf(await fanny.ask('POST', `invitations/${expired.id}/resend`))).toBe('200');
  expect(outcomeOf(await offer(expired.token))).toBe('200');
  expect(await mailsTo(running.source, expired.email, 2)).toHaveLength(2);

  expect(outcomeOf(await fanny.ask('POST', 'invitations', { email: expired.email }))).toBe('201');
  await expectUseless(expired.token, group.name);
  expect(outcomeOf(await fanny.ask('POST', 'invitations', { email: 'rien' }))).toBe('400 invalid-request');
});

test('with the mailed link an account is made at once, though accounts are by invitation', async () => {
  const { invite } = await setting();
  const { token, email } = await invite();
  const person = { name: 'Nina', email, password: PASSWORD, language: 'fr' };
  const signUp = (changes: object = {}) =>
    send(running.app, `/api/invitations/${token}/account`, { ...person, ...changes });
  expect(outcomeOf(await signUp({ password: 'court' }))).toBe('400 invalid-request');
  const made = await signUp();
  expect([made.statusCode, made.json()]).toEqual([201, { verified: true }]);
  expect(outcomeOf(await signUp())).toBe('409 address-known');
  const cookie = await signIn(running.app, email);
  const accepted = await send(
    running.app,
    `/api/invitations/${token}/acceptance`,
    { college: 'resident' },
    { cookie },
  );
  expect(accepted.statusCode).toBe(200);
  expect(outcomeOf(await signUp({ email: 'x@invite.example' }))).toBe('410 invitation-useless');
  expect(outcomeOf(await send(running.app, '/api/auth/sign-up/email', person))).toBe('403 sign-up-closed');
});

test('with a poster the address is to be proven first, and no address is told', async () => {
  const { invite } = await setting();
  const invitation = await invite();
  const printed = printedOf(invitation);
  expect(InvitationOffer.parse((await offer(printed)).json())).toMatchObject({
    kind: 'personal',
    email: null,
  });
  const sign = (email: string) =>
    send(running.app, `/api/invitations/${printed}/account`, {
      name: 'Nina',
      email,
      password: PASSWORD,
      language: 'fr',
    });
  const other = `${randomUUID().slice(0, 13)}@invite.example`;
  for (const email of [invitation.email, other]) {
    expect((await sign(email)).json()).toEqual({ verified: false });
    await expect(signIn(running.app, email)).rejects.toThrow('email-not-verified');
  }
  // A known address is not told from a new one.
  expect((await sign(other)).json()).toEqual({ verified: false });
});

test('a code lets many in, until it is used up, stopped or over', async () => {
  const { code, accept, someone, management, fanny, malik, group, territory } = await setting();
  const two = await code({ mostUses: 2 });
  expect(two.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/);
  expect(InvitationOffer.parse((await offer(two.code.toLowerCase())).json())).toMatchObject({
    kind: 'code',
    email: null,
    group: { name: group.name },
  });
  const three = [await someone('A'), await someone('B'), await someone('C')];
  const outcomes = await Promise.all(three.map((one) => accept(one, two.code)));
  expect(outcomes.map(outcomeOf).sort()).toEqual(['200', '200', '410 invitation-useless']);
  expect((await management()).codes).toMatchObject([{ uses: 2, mostUses: 2, standing: 'used' }]);
  await expectUseless(two.code, group.name);

  const stopped = await code();
  expect(outcomeOf(await malik.ask('DELETE', `codes/${String(stopped.id)}`))).toBe('404 not-found');
  expect(outcomeOf(await fanny.ask('DELETE', `codes/${String(stopped.id)}`))).toBe('200');
  expect(outcomeOf(await fanny.ask('DELETE', 'codes/2000000000'))).toBe('404 invitation-not-found');
  await expectUseless(stopped.code, group.name);
  const over = await code();
  await running.source.query('UPDATE group_code SET expires_at = now() WHERE territory_id = $1 AND id = $2', [
    territory.id,
    over.id,
  ]);
  await expectUseless(over.code, group.name);
  expect(outcomeOf(await fanny.ask('POST', 'codes', { label: '' }))).toBe('400 invalid-request');
});

test('guessing at codes is slowed from one address, a right one from another is not', async () => {
  const { code } = await setting();
  const good = await code();
  const from = anAddress();
  for (let count = 0; count < 3; count += 1) expect(outcomeOf(await offer(good.code, from))).toBe('200');
  for (let count = 0; count < 5; count += 1)
    expect(outcomeOf(await offer('ACDE-FGHJ', from))).toBe('410 invitation-useless');
  expect(outcomeOf(await offer(good.code, from))).toBe('429 too-many-attempts');
  expect(outcomeOf(await offer(good.code))).toBe('200');
});

test('with one code, one address makes no more accounts than a room full of people', async () => {
  const { code } = await setting();
  const printed = printedOf(await code());
  const from = anAddress();
  const sign = () => {
    const email = `${randomUUID().slice(0, 13)}@invite.example`;
    const person = { name: 'Nina', email, password: PASSWORD, language: 'fr' };
    return send(running.app, `/api/invitations/${printed}/account`, person, { from });
  };
  for (let count = 0; count < 20; count += 1) expect((await sign()).statusCode).toBe(201);
  expect(outcomeOf(await sign())).toBe('429 too-many-attempts');
}, 60_000);
