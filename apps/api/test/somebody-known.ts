import type { DataSource } from 'typeorm';
import { aGroup } from './a-group.ts';
import { aPerson } from './a-person.ts';

/** Somebody of whom every module holds something, under a name and an address that nobody else has. */
export async function somebodyKnown(
  source: DataSource,
  here: { id: number; slug: string },
  changes: { name?: string } = {},
) {
  const name = changes.name ?? `Ada "${String(Math.random()).slice(2, 10)}" & <compagnie>`;
  const person = await aPerson(source, { roles: { [here.id]: 'facilitator' }, name });
  const other = await aPerson(source, { roles: { [here.id]: 'facilitator' } });
  const group = await aGroup(source, here, { name: 'Groupe du mardi' });
  await group.with(person, 'facilitator', 'resident');
  await group.with(other, 'facilitator');
  const asks = `${name} demande à rejoindre « Groupe du mardi »`;
  const { id, email } = person;
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO join_request (territory_id, group_id, person_id, reason, college)
       VALUES ($1, $2, $3, 'Apprendre à compter', 'resident')`,
      [here.id, group.id, id],
    ],
    [
      `INSERT INTO join_request (territory_id, group_id, name, email, language, reason, college)
       VALUES ($1, $2, $3, $4, 'fr', 'Sans compte alors', 'resident')`,
      [here.id, group.id, name, email],
    ],
    [
      `INSERT INTO join_request (territory_id, group_id, person_id, reason, college, decided_at, decided_by, approved)
       VALUES ($1, $2, $3, 'Décidée', 'resident', now(), $4, true)`,
      [here.id, group.id, other.id, id],
    ],
    [
      `INSERT INTO invitation (territory_id, id, group_id, email, mail_hash, poster_hash, language, role, expires_at, invited_by)
       VALUES ($1, gen_random_uuid(), $2, $3, gen_random_uuid(), gen_random_uuid(), 'fr', 'member', now(), $4),
              ($1, gen_random_uuid(), $2, 'autre@essai.example', gen_random_uuid(), gen_random_uuid(), 'fr', 'member', now(), $5)`,
      [here.id, group.id, email, other.id, id],
    ],
    [
      `WITH made AS (INSERT INTO proposal (territory_id, kind, name, proposed, language)
                     VALUES ($1, 'report', 'Atelier signalé', '{}', 'fr') RETURNING id)
       INSERT INTO proposal_contact (territory_id, proposal_id, email) SELECT $1, id, upper($2) FROM made`,
      [here.id, email],
    ],
    [
      `WITH asked AS (
         INSERT INTO campaign (territory_id, slug, survey_version_id, title, purpose, method, controller, area_kind, opens_on)
         SELECT $1, 'papier-' || left($2::uuid::text, 8), min(id), said, said, said, 'Essai', 'neighbourhood', current_date
           FROM survey_version, (SELECT '{"fr": "Sur papier", "en": "On paper"}'::jsonb AS said) s GROUP BY said
         RETURNING id)
       INSERT INTO paper_form (territory_id, campaign_id, number, entered_by) SELECT $1, id, 7, $2::uuid FROM asked`,
      [here.id, id],
    ],
    [
      `INSERT INTO contact_request (territory_id, week, name, email, language) VALUES ($1, '2026-03-23', $2, $3, 'fr')`,
      [here.id, name, email],
    ],
    [
      `INSERT INTO contact_waiting (territory_id, name, email, language) VALUES ($1, $2, $3, 'fr')`,
      [here.id, name, email],
    ],
    [
      `INSERT INTO proposal (territory_id, kind, name, proposed, language, person_id, decided_by)
       VALUES ($1, 'report', 'Signalé avec un compte', '{}', 'fr', $2, $2)`,
      [here.id, id],
    ],
    [
      `INSERT INTO mail (recipient, language, template, data) VALUES ($1, 'fr', 'sign-in-link', '{"link": "/secret-link"}')`,
      [email],
    ],
    [
      `INSERT INTO mail (recipient, language, template, data)
       VALUES ($1, 'fr', 'join-requested', jsonb_build_object('person', $2::text, 'group', 'Groupe du mardi')),
              ($1, 'fr', 'invitation', jsonb_build_object('invitedBy', $2::text)),
              ($1, 'fr', 'digest', jsonb_build_object('items', jsonb_build_array(jsonb_build_object('subject', $3::text))))`,
      [other.email, name, asks],
    ],
    [
      `INSERT INTO notification (territory_id, person_id, kind, subject, path, frequency)
       VALUES ($1, $2, 'discussion', 'Un nouveau message', '/t/essai', 'daily'),
              ($1, $3, 'request', $4, '/t/essai', 'daily')`,
      [here.id, id, other.id, asks],
    ],
    [
      `INSERT INTO notification_preference (person_id, kind, frequency) VALUES ($1, 'discussion', 'weekly')`,
      [id],
    ],
    [
      `INSERT INTO audit_entry (territory_id, person_id, role, action, subject, before, after)
       VALUES ($1, $2::uuid, 'facilitator', 'group.change', 'groupe-du-mardi', NULL, NULL),
              ($1, $3, 'administrator', 'membership.grant', 'person:' || $2, jsonb_build_object('person', $2::text),
               jsonb_build_object('email', $4::text, 'role', 'member'))`,
      [here.id, id, other.id, email],
    ],
    [
      `INSERT INTO auth.verification (identifier, value, expires_at)
       VALUES ('a', jsonb_build_object('email', $1::text)::text, now() + interval '1 hour'),
              ('b', $2, now() + interval '1 hour')`,
      [email, id],
    ],
  ];
  for (const [statement, values] of statements) await source.query(statement, values);
  return { ...person, name, other, group };
}
