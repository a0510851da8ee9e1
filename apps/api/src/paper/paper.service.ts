import { Injectable } from '@nestjs/common';
import type { PaperRun } from '@belvedere/contracts/paper';
import { type BatchReceipt, type EachOf, PaperResponse } from '@belvedere/contracts/responses';
import { type Author, AuditService } from '../audit/audit.service.ts';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { Sql } from '../database/sql.ts';
import { BatchService } from '../responses/batch.service.ts';
import { ResponsesService } from '../responses/responses.service.ts';
import {
  PaperAlreadyEntered,
  PaperNumberUnknown,
  PlacesNotOnPaper,
  ResponseOfAnotherForm,
} from './paper.errors.ts';
import { type Form, PaperQueries } from './paper.queries.ts';

/** Questionnaires on paper: numbered when they are printed, typed in once each. */
@Injectable()
export class PaperService {
  constructor(
    private readonly queries: PaperQueries,
    private readonly campaigns: CampaignsService,
    private readonly batches: BatchService,
    private readonly responses: ResponsesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** What was printed for a campaign. @throws TerritoryNotFound, CampaignNotFound */
  async runs(territory: string, campaign: string): Promise<PaperRun[]> {
    return this.queries.runs((await this.campaigns.find(territory, campaign)).id);
  }

  /** Numbers that no form of the campaign has yet. @throws TerritoryNotFound, CampaignNotFound, PlacesNotOnPaper */
  async print(territory: string, slug: string, count: number, author: Author): Promise<PaperRun> {
    const campaign = await this.campaigns.find(territory, slug);
    const { id, territoryId } = campaign;
    if ((await this.campaigns.present(campaign)).survey.asksForPlaces) throw new PlacesNotOnPaper();
    return this.sql.transaction(async (manager) => {
      const run = await this.queries.print(id, count, manager);
      const { first, last } = run;
      const entry = { ...author, territoryId, action: 'paper.print', subject: `campaign:${slug}` };
      await this.audit.record({ ...entry, after: { first, last } }, manager);
      return run;
    });
  }

  /** Takes forms that were typed in, each by itself. @throws TerritoryNotFound */
  accept(territory: string, sent: EachOf<PaperResponse>, enteredBy: string): Promise<BatchReceipt> {
    return this.batches.each(
      territory,
      sent,
      PaperResponse,
      ({ campaign, paperNumber: number, ...response }) =>
        this.responses.accept(territory, campaign, response, {
          ...{ mode: 'paper', late: 'held' },
          prepare: async (read) => {
            const { territory_id: territoryId, campaign_id: campaignId, id: responseId } = read;
            const notice = await this.claim({ territoryId, campaignId, number, responseId, enteredBy });
            return { ...read, notice_version: notice };
          },
        }),
    );
  }

  /**
   * Makes a form the one of a response, before that is stored: of two that come at once with one number, one is refused.
   * @returns the version of the notice that is printed on it
   * @throws PaperNumberUnknown, PaperAlreadyEntered, ResponseOfAnotherForm when the response is of another form
   */
  private async claim(form: Form): Promise<number> {
    const notice = await this.queries.printed(form.campaignId, form.number);
    if (notice === null) throw new PaperNumberUnknown(form.number);
    await this.queries.claim(form);
    const entered = await this.queries.entered(form.campaignId, form.number);
    if (!entered) throw new ResponseOfAnotherForm();
    if (entered.responseId !== form.responseId)
      throw new PaperAlreadyEntered(form.number, entered.by, entered.at);
    return notice;
  }
}
