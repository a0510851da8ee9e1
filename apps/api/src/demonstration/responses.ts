import type { EntityManager } from 'typeorm';
import { today } from '@belvedere/domain/campaigns';
import { Places } from '@belvedere/domain/geography/rough';
import { type CompiledSurvey, compileSurvey } from '@belvedere/domain/survey';
import { bankedSurvey } from '@belvedere/domain/survey-bank';
import { demonstrationTerritories } from '@belvedere/fixtures/areas';
import {
  demonstrationAreas,
  demonstrationPlaceResponses,
  demonstrationResponses,
  demonstrationStructureResponses,
  type DemonstrationResponse,
} from '@belvedere/fixtures/responses';
import type { HeldCampaign } from './campaigns.ts';
import { receiptCode } from '../responses/receipt-code.ts';
import { STORE_SHAPES } from '../responses/store-shapes.queries.ts';

const BATCH = 500;

/** What is needed to store answers to one campaign. */
interface Target {
  territoryId: number;
  campaignId: number;
  survey: CompiledSurvey;
  places: Places;
  areas: ReadonlyMap<string, number>;
}

/** Answers of fictional residents and organisations, the same on every machine but for their dates. */
export async function loadResponses(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
  campaigns: readonly HeldCampaign[],
): Promise<void> {
  const daysAgo = (days: number) => today(new Date(Date.now() - days * 86_400_000));
  for (const { id, territory, survey, seed, answers, openedDaysAgo, closedDaysAgo = 0 } of campaigns) {
    const territoryId = territories.get(territory)!;
    const request = {
      ...{ areas: demonstrationAreas[territory], seed, count: answers[territory]! },
      ...{ from: daysAgo(openedDaysAgo), to: daysAgo(closedDaysAgo) },
    };
    const responses = {
      residents: demonstrationResponses,
      structures: demonstrationStructureResponses,
      places: demonstrationPlaceResponses,
    }[survey]({ ...request, territory });
    const target = {
      ...{ territoryId, campaignId: id, areas: await answerAreas(manager, territoryId) },
      survey: compileSurvey(bankedSurvey(survey).definition),
      places: placesOf(territory),
    };
    await storeAll(manager, target, responses);
  }
}

async function answerAreas(manager: EntityManager, territoryId: number): Promise<Map<string, number>> {
  const rows = await manager.query<{ code: string; id: number }[]>(
    `SELECT code, id FROM area
      WHERE territory_id = $1 AND kind = 'neighbourhood' AND daterange(valid_from, valid_to) @> current_date`,
    [territoryId],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The outlines of the day on which the demonstration is loaded. */
function placesOf(territory: string): Places {
  const areas = demonstrationTerritories.find(({ slug }) => slug === territory)?.areas ?? [];
  const current = areas.filter(
    ({ validFrom, validTo }) => validFrom <= today() && (validTo ?? '9') > today(),
  );
  return new Places(current, 'neighbourhood');
}

async function storeAll(
  manager: EntityManager,
  { territoryId, campaignId, survey, places, areas }: Target,
  responses: readonly DemonstrationResponse<unknown>[],
): Promise<void> {
  const codes = new Set(areas.keys());
  const rows = responses.map(({ id, answers, mode, language, submittedAt }) => {
    const read = survey.read(answers, { areas: codes, places });
    if (!read.ok) throw new Error(`A demonstration answer is refused: ${JSON.stringify(read.problems)}`);
    const areaId = areas.get(read.area) ?? null;
    return {
      ...{ id, mode, language, answers: read.answers, yields: read.yields, received_at: submittedAt },
      ...{ area_id: areaId, area_answer: areaId === null ? read.area : 'area', receipt: receiptCode() },
    };
  });
  for (let start = 0; start < rows.length; start += BATCH)
    await manager.query(
      `WITH stored AS (
         INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt, received_at)
         SELECT $1, id, $2, area_id, area_answer, answers, yields, mode, language, receipt, received_at
           FROM jsonb_to_recordset($3::jsonb) AS s(id uuid, area_id int, area_answer text, answers jsonb, yields jsonb,
                                                   mode text, language text, receipt text, received_at timestamptz)
         RETURNING territory_id, id, campaign_id, answers
       ), shaped AS (${STORE_SHAPES})
       INSERT INTO response_uncounted (territory_id, response_id, campaign_id) SELECT territory_id, id, campaign_id FROM stored`,
      [territoryId, campaignId, JSON.stringify(rows.slice(start, start + BATCH))],
    );
}
