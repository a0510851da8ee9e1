import { Injectable } from '@nestjs/common';
import type { OwnResponse } from '@belvedere/contracts/responses';
import { answersInWords, asksForPlaces } from '@belvedere/domain/survey';
import { Sql } from '../../database/sql.ts';
import { SurveysService } from '../../surveys/surveys.service.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { readReceiptCode } from '../receipt-code.ts';
import { TallyQueries } from '../tally.queries.ts';
import { ReceiptUnknown } from './own-response.errors.ts';
import { OwnResponseQueries } from './own-response.queries.ts';

/** What whoever holds a receipt does with their response: nobody else can tell which one it is. */
@Injectable()
export class OwnResponseService {
  constructor(
    private readonly queries: OwnResponseQueries,
    private readonly tally: TallyQueries,
    private readonly territories: TerritoriesService,
    private readonly surveys: SurveysService,
    private readonly sql: Sql,
  ) {}

  /** @throws TerritoryNotFound, ReceiptUnknown */
  async read(territory: string, typed: string): Promise<OwnResponse> {
    const territoryId = await this.territories.idOf(territory);
    const found = await this.queries.byReceipt(territoryId, codeOf(typed));
    if (!found) throw new ReceiptUnknown();
    const { campaign, title, receivedOn, mode, language, noticeVersion, answers, area } = found;
    const { definition } = await this.surveys.reader(found.surveyVersionId);
    const placed = asksForPlaces(definition) ? await this.queries.placed(territoryId, found.id) : [];
    const nameOf = (question: string, index: number) =>
      placed.find((one) => one.question === question && one.number === index + 1)?.area ?? null;
    return {
      ...{ campaign: { slug: campaign, title }, receivedOn, mode, language, noticeVersion },
      lines: answersInWords(definition, answers, area, nameOf),
    };
  }

  /**
   * Erases the response and whatever it counted for, at once, and with it whatever is held under its id: nobody could
   * count it later. Its place in the queue decides: whoever takes it, this or a fold, is the one whose act counts; a fold
   * under way is waited for, and what it added is then taken off.
   * @throws TerritoryNotFound, ReceiptUnknown
   */
  async erase(territory: string, typed: string): Promise<void> {
    const territoryId = await this.territories.idOf(territory);
    const code = codeOf(typed);
    await this.sql.transaction(async (manager) => {
      // Statement after statement, so that each sees what was committed while the one before waited.
      const held = await this.queries.removeHeld(territoryId, code, manager);
      const stored = await this.queries.locked(territoryId, code, held, manager);
      if (stored !== null) {
        if (!(await this.queries.unqueue(territoryId, stored, manager)))
          await this.tally.subtract(territoryId, stored, manager);
        await this.queries.remove(territoryId, stored, manager);
      }
      const id = stored ?? held;
      if (id === null) throw new ReceiptUnknown();
      await this.queries.forgetForm(territoryId, id, manager);
    });
  }
}

function codeOf(typed: string): string {
  const code = readReceiptCode(typed);
  if (code === null) throw new ReceiptUnknown();
  return code;
}
