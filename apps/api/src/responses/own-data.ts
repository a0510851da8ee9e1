import type { PersonalData } from '../privacy/personal-data.service.ts';

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
      what: { fr: 'Réponses tardives, à valider', en: 'Late answers, to be decided' },
      due: `SELECT territory_id, id FROM response_held
             WHERE territory_id = $1 AND received_at < now() - make_interval(months => $2)`,
      removal: `done AS (DELETE FROM response_held r USING due WHERE (r.territory_id, r.id) = (due.territory_id, due.id) RETURNING 1)`,
    },
    {
      kind: 'responses',
      what: { fr: 'Réponses aux questionnaires', en: 'Answers to surveys' },
      // Once they are in the tally: their counts stay, and so do the figures.
      // Those that are held go as the others do.
      due: `SELECT r.territory_id, r.id, false AS held FROM response r JOIN campaign c ON c.id = r.campaign_id
             WHERE r.territory_id = $1
               AND greatest((r.received_at AT TIME ZONE 'Europe/Paris')::date, c.closes_on)
                   < current_date - make_interval(months => $2)
               AND NOT EXISTS (SELECT FROM response_uncounted u WHERE (u.territory_id, u.response_id) = (r.territory_id, r.id))
            UNION ALL
            SELECT h.territory_id, h.id, true FROM response_held h JOIN campaign c ON c.id = h.campaign_id
             WHERE h.territory_id = $1
               AND greatest((h.received_at AT TIME ZONE 'Europe/Paris')::date, c.closes_on)
                   < current_date - make_interval(months => $2)`,
      removal: `
        gone AS (
          DELETE FROM response r USING due
           WHERE (r.territory_id, r.id) = (due.territory_id, due.id) AND NOT due.held
          RETURNING r.campaign_id, (r.received_at AT TIME ZONE 'Europe/Paris')::date AS day
        ), days AS (
          UPDATE campaign c SET collected_from = least(c.collected_from, d.first), collected_to = greatest(c.collected_to, d.last)
            FROM (SELECT campaign_id, min(day) AS first, max(day) AS last FROM gone GROUP BY 1) d
           WHERE c.id = d.campaign_id
        ), held_gone AS (
          DELETE FROM response_held h USING due
           WHERE (h.territory_id, h.id) = (due.territory_id, due.id) AND due.held
          RETURNING h.campaign_id
        ), done AS (SELECT campaign_id FROM gone UNION ALL SELECT campaign_id FROM held_gone)`,
    },
  ],
};
