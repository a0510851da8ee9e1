import type { PersonalData } from '../privacy/personal-data.service.ts';

/** Which forms somebody typed in. What is on them is nobody’s. */
export const PAPER_DATA: PersonalData = {
  covers: ['public.paper_form.entered_by'],
  sections: [
    {
      title: { fr: 'Formulaires papier que j’ai saisis', en: 'Paper forms that I typed in' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        campaign: { fr: 'Enquête', en: 'Survey' },
        number: { fr: 'Numéro', en: 'Number' },
        at: { fr: 'Le', en: 'On' },
      },
      query: `SELECT t.name AS territory, c.title ->> 'fr' AS campaign, f.number, f.entered_at AS at
          FROM paper_form f JOIN asked ON asked.id = f.entered_by
          JOIN campaign c ON c.id = f.campaign_id JOIN territory t ON t.id = f.territory_id
          ORDER BY f.entered_at`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Formulaires papier que vous avez saisis', en: 'Paper forms that you typed in' },
      fate: 'anonymised',
      why: {
        fr: 'Leurs numéros restent, pour qu’aucun ne soit saisi deux fois ; plus rien ne dit par qui.',
        en: 'Their numbers stay, so that none is typed in twice; nothing says by whom any more.',
      },
      statements: [
        `UPDATE paper_form f SET entered_by = NULL FROM asked WHERE f.entered_by = asked.id RETURNING 1`,
      ],
    },
  ],
  retained: [
    {
      kind: 'responses',
      what: { fr: 'Numéros des formulaires papier saisis', en: 'Numbers of paper forms that were typed in' },
      due: `SELECT f.campaign_id, f.number FROM paper_form f JOIN campaign c ON c.id = f.campaign_id
             WHERE f.territory_id = $1
               AND greatest((f.entered_at AT TIME ZONE 'Europe/Paris')::date, c.closes_on)
                   < current_date - make_interval(months => $2)`,
      removal: `done AS (
          DELETE FROM paper_form f USING due WHERE (f.campaign_id, f.number) = (due.campaign_id, due.number) RETURNING 1)`,
    },
  ],
};
