import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';

/** So long after the end of the campaign, or after the answer when it has none. */
const IS_OLD = `greatest((r.received_at AT TIME ZONE 'Europe/Paris')::date, c.closes_on)
                   < current_date - make_interval(months => $2)`;

/** Nothing: answers are nobody’s. It is said, since whoever erases their account wonders. */
export const RESPONSE_DATA: PersonalData = {
  covers: [],
  sections: [],
  erasure: [
    {
      what: { fr: 'Réponses aux questionnaires', en: 'Answers to surveys' },
      fate: 'kept',
      why: {
        fr: 'Rien ne les relie à un compte : nous ne savons pas lesquelles seraient les vôtres. Avec le code de reçu, chacun efface la sienne.',
        en: 'Nothing links them to an account: we cannot tell which would be yours. With the code of its receipt, anybody erases their own.',
      },
    },
  ],
  retained: [
    {
      kind: 'responses',
      what: { fr: 'Réponses aux questionnaires', en: 'Answers to surveys' },
      // Once they are in the tally: their counts stay, and so do the figures.
      due: `SELECT r.territory_id, r.id FROM response r JOIN campaign c ON c.id = r.campaign_id
             WHERE r.territory_id = $1 AND ${IS_OLD}
               AND NOT EXISTS (SELECT FROM response_uncounted u WHERE (u.territory_id, u.response_id) = (r.territory_id, r.id))`,
      removal: `
        done AS (
          DELETE FROM response r USING due WHERE (r.territory_id, r.id) = (due.territory_id, due.id)
          RETURNING r.campaign_id, (r.received_at AT TIME ZONE 'Europe/Paris')::date AS day
        ), days AS (
          UPDATE campaign c SET collected_from = least(c.collected_from, d.first), collected_to = greatest(c.collected_to, d.last)
            FROM (SELECT campaign_id, min(day) AS first, max(day) AS last FROM done GROUP BY 1) d
           WHERE c.id = d.campaign_id
        )`,
    },
    {
      kind: 'responses',
      what: { fr: 'Réponses à valider', en: 'Answers to be decided' },
      due: `SELECT r.territory_id, r.id FROM response_held r JOIN campaign c ON c.id = r.campaign_id
             WHERE r.territory_id = $1 AND ${IS_OLD}`,
      removal: removedFrom('response_held'),
    },
  ],
};
