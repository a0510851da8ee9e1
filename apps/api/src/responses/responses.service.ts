import { Injectable } from '@nestjs/common';
import type { CollectionMode, Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { campaignState, today } from '@belvedere/domain/campaigns';
import { type CompiledSurvey, NO_ANSWER, OTHER_AREA } from '@belvedere/domain/survey';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { receiptCode } from './receipt-code.ts';
import { ResponseWriter } from './response-writer.ts';
import { CampaignNotOpen, InvalidAnswers, WrongSurveyVersion } from './responses.errors.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

/** What is needed to read the answers to one campaign. */
interface Reception {
  campaign: CampaignRow;
  reader: CompiledSurvey;
  areas: ReadonlyMap<string, { id: number; code: string; name: string }>;
  codes: ReadonlySet<string>;
}

/** Campaigns and boundaries change rarely, answers arrive by hundreds: what was read is trusted for that long. */
const TRUSTED_FOR_MS = 2000;

@Injectable()
export class ResponsesService {
  private readonly receptions = new Map<string, Promise<Reception>>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly surveys: SurveysService,
    private readonly writer: ResponseWriter,
  ) {}

  /**
   * Reads, locates and stores one person's answers. The same answers sent again under the same id, even at the same
   * moment, are one response with one receipt.
   * @throws TerritoryNotFound, CampaignNotFound, CampaignNotOpen, WrongSurveyVersion, InvalidAnswers, ResponseAlreadyGiven
   */
  async accept(
    territory: string,
    campaign: string,
    sent: SubmitResponse,
    mode: CollectionMode,
  ): Promise<{ created: boolean; receipt: Receipt }> {
    const reception = await this.reception(territory, campaign);
    const state = campaignState(reception.campaign, today());
    if (state !== 'open') throw new CampaignNotOpen(state);
    if (sent.surveyVersion !== reception.campaign.surveyVersion)
      throw new WrongSurveyVersion(reception.campaign.surveyVersion);

    const read = reception.reader.read(sent.answers, {
      areas: reception.codes,
      leastAge: reception.campaign.notice.leastAge,
    });
    if (!read.ok) throw new InvalidAnswers(read.problems, sent.language);
    const area = reception.areas.get(read.area) ?? null;

    const { created, receipt } = await this.writer.write({
      territory_id: reception.campaign.territoryId,
      id: sent.id.toLowerCase(),
      campaign_id: reception.campaign.id,
      area_id: area?.id ?? null,
      area_answer: area ? 'area' : read.area === OTHER_AREA ? OTHER_AREA : NO_ANSWER,
      answers: read.answers,
      yields: read.yields,
      mode,
      language: sent.language,
      receipt: receiptCode(),
      notice_version: shownNotice(sent, reception.campaign),
    });
    return { created, receipt: { id: sent.id.toLowerCase(), code: receipt, area } };
  }

  private reception(territory: string, campaign: string): Promise<Reception> {
    const key = `${territory}/${campaign}`;
    const known = this.receptions.get(key);
    if (known) return known;
    const reading = this.read(territory, campaign);
    this.receptions.set(key, reading);
    const forget = () => this.receptions.delete(key);
    reading.then(() => setTimeout(forget, TRUSTED_FOR_MS).unref(), forget);
    return reading;
  }

  private async read(territory: string, campaignSlug: string): Promise<Reception> {
    const campaign = await this.campaigns.find(territory, campaignSlug);
    const [reader, areas] = await Promise.all([
      this.surveys.reader(campaign.surveyVersionId),
      this.campaigns.answerAreas(campaign),
    ]);
    const byCode = new Map(areas.map((area) => [area.code, area]));
    return { campaign, reader, areas: byCode, codes: new Set(byCode.keys()) };
  }
}

/** The version of the notice that was shown; one that is not there yet says nothing. */
function shownNotice({ noticeVersion }: SubmitResponse, { notice }: CampaignRow): number | null {
  return noticeVersion !== undefined && noticeVersion <= notice.version ? noticeVersion : null;
}
