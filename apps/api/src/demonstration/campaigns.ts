import type { EntityManager } from 'typeorm';
import type { demonstrationAreas } from '@belvedere/fixtures/responses';
import { publishSurveyBank } from './surveys.ts';

interface DemonstrationCampaign {
  slug: string;
  survey: 'residents' | 'structures' | 'places';
  title: { fr: string; en: string };
  purpose: { fr: string; en: string };
  method: { fr: string; en: string };
  /** When it opened and closed, in days before the demonstration is loaded. */
  openedDaysAgo: number;
  closedDaysAgo?: number;
  /** Where it was held, and how many answered there. */
  answers: Partial<Record<DemonstrationTerritory, number>>;
  /** From which drawing of lots. */
  seed: number;
}

type DemonstrationTerritory = keyof typeof demonstrationAreas;

const RESIDENTS = {
  survey: 'residents',
  purpose: {
    fr: 'Comprendre ensemble comment le numérique sert l’emploi, l’éducation et la citoyenneté dans nos quartiers, et où il manque de l’aide.',
    en: 'To understand together how digital tools serve employment, education and citizenship in our neighbourhoods, and where help is missing.',
  },
  method: {
    fr: 'Questionnaire ouvert à toute personne de 15 ans ou plus qui vit dans le territoire, proposé en ligne, dans les centres sociaux, les médiathèques et lors de permanences. Les personnes répondent si elles le souhaitent : ce n’est pas un échantillon représentatif.',
    en: 'A survey open to anyone aged 15 or over who lives in the territory, offered online, in social centres, libraries and help sessions. People answer if they wish to: this is not a representative sample.',
  },
} as const;

const CAMPAIGNS: readonly DemonstrationCampaign[] = [
  {
    ...RESIDENTS,
    slug: 'usages-numeriques-2026',
    title: {
      fr: 'Nos usages du numérique, quartier par quartier',
      en: 'How we use digital tools, neighbourhood by neighbourhood',
    },
    openedDaysAgo: 45,
    answers: { 'tours-joue': 1700, vierzon: 320 },
    seed: 37,
  },
  {
    ...RESIDENTS,
    slug: 'usages-numeriques-essai',
    title: {
      fr: 'Nos usages du numérique, campagne d’essai',
      en: 'How we use digital tools, trial campaign',
    },
    openedDaysAgo: 400,
    closedDaysAgo: 340,
    answers: { 'tours-joue': 400 },
    seed: 25,
  },
  {
    slug: 'structures-2026',
    survey: 'structures',
    title: {
      fr: 'Les structures et leurs outils',
      en: 'Organisations and their tools',
    },
    purpose: {
      fr: 'Savoir quels outils numériques et quelles pratiques collaboratives utilisent les structures du territoire, et ce qu’elles sont prêtes à partager.',
      en: 'To know which digital tools and collaborative practices the organisations of the territory use, and what they are ready to share.',
    },
    method: {
      fr: 'Questionnaire envoyé aux structures connues de l’observatoire, une réponse par structure, remplie par une personne qui y travaille ou y est bénévole.',
      en: 'A survey sent to the organisations known to the observatory, one answer per organisation, filled in by someone who works or volunteers there.',
    },
    openedDaysAgo: 45,
    answers: { 'tours-joue': 40, vierzon: 14 },
    seed: 18,
  },
  {
    slug: 'carte-du-numerique',
    survey: 'places',
    title: {
      fr: 'Carte sensible du numérique',
      en: 'Digital life on the map',
    },
    purpose: {
      fr: 'Situer les lieux où l’on va pour ses démarches en ligne, ceux où la connexion manque, et ceux où il faudrait de l’aide.',
      en: 'To place where people go to get things done online, where the connection is missing, and where help is wanted.',
    },
    method: {
      fr: 'Questionnaire ouvert à toute personne de 15 ans ou plus, en ligne et lors de promenades de quartier. Les endroits montrés sont arrondis avant d’être gardés. Les personnes répondent si elles le souhaitent : ce n’est pas un échantillon représentatif.',
      en: 'A survey open to anyone aged 15 or over, online and on walks through the neighbourhoods. The places shown are made less exact before they are kept. People answer if they wish to: this is not a representative sample.',
    },
    // Before the survey of residents, which is the one that comes first.
    openedDaysAgo: 60,
    answers: { 'tours-joue': 240, vierzon: 60 },
    seed: 41,
  },
];

/** A campaign that was stored in a territory. */
export type HeldCampaign = DemonstrationCampaign & { id: number; territory: DemonstrationTerritory };

/** Holds each campaign where people answered it. */
export async function loadCampaigns(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<HeldCampaign[]> {
  const versions = await publishSurveyBank(manager);
  const held: HeldCampaign[] = [];
  for (const campaign of CAMPAIGNS) {
    for (const territory of Object.keys(campaign.answers) as DemonstrationTerritory[]) {
      const [{ id }] = await manager.query<[{ id: number }]>(
        `INSERT INTO campaign (territory_id, slug, survey_version_id, title, purpose, method, controller, area_kind, opens_on, closes_on, legal_basis, notice_contact)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'neighbourhood', current_date - $8::int, current_date - $9::int, 'public-interest', $10)
         RETURNING id`,
        [
          territories.get(territory),
          campaign.slug,
          versions.get(`${campaign.survey}/1`),
          JSON.stringify(campaign.title),
          JSON.stringify(campaign.purpose),
          JSON.stringify(campaign.method),
          'Groupe de l’observatoire (données de démonstration)',
          campaign.openedDaysAgo,
          campaign.closedDaysAgo ?? null,
          'donnees@observatoire.example',
        ],
      );
      held.push({ ...campaign, id, territory });
    }
  }
  return held;
}
