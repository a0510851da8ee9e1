import { Injectable } from '@nestjs/common';
import type { CollectionMode, Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { campaignState, today } from '@belvedere/domain/campaigns';
import { type CompiledSurvey, NO_ANSWER, OTHER_AREA } from '@belvedere/domain/survey';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { receiptCode } from './receipt-code.ts';
import { ResponseWriter } from './response-writer.ts';
import {
  CampaignNotOpen,
  InvalidAnswers,
  ResponseAlreadyGiven,
  WrongSurveyVersion,
} from './responses.errors.ts';
import { type NewResponse, ResponsesQueries } from './responses.queries.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

/** What is needed to read the answers to one campaign. */
interface Reception {
  campaign: CampaignRow;
  reader: CompiledSurvey;
  areas: ReadonlyMap<string, { id: number; code: string; name: string }>;
  codes: ReadonlySet<string>;
}

/** What became of answers that nothing is wrong with. */
export interface Accepted {
  outcome: 'received' | 'known' | 'held';
  receipt: Receipt;
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
    private readonly queries: ResponsesQueries,
  ) {}

  /**
   * Reads, locates and stores one person's answers. The same answers sent again under the same id, even at the same
   * moment, are one response with one receipt, and stay so after the campaign has closed.
   * @param late whether answers that come after the campaign has closed are refused, or held for somebody to decide
   * @throws TerritoryNotFound, CampaignNotFound, CampaignNotOpen, WrongSurveyVersion, InvalidAnswers, ResponseAlreadyGiven
   */
  async accept(
    territory: string,
    campaign: string,
    sent: SubmitResponse,
    { mode, late }: { mode: CollectionMode; late: 'refused' | 'held' },
  ): Promise<Accepted> {
    const reception = await this.reception(territory, campaign);
    const state = campaignState(reception.campaign, today());
    if (state === 'upcoming') throw new CampaignNotOpen(state);
    const { area, response } = this.locate(reception, sent, mode, state);
    if (state === 'open') {
      const { created, receipt } = await this.writer.write(response);
      return { outcome: created ? 'received' : 'known', receipt: { id: response.id, code: receipt, area } };
    }
    const [known] = await this.queries.known([response]);
    if (known) return { outcome: 'known', receipt: { id: response.id, code: codeOf(known), area } };
    if (late === 'refused') throw new CampaignNotOpen(state);
    if (await this.queries.hold(response))
      return { outcome: 'held', receipt: { id: response.id, code: response.receipt, area } };
    const [held] = await this.queries.held(response);
    return { outcome: 'held', receipt: { id: response.id, code: codeOf(held), area } };
  }

  /** What is to be stored, once it is read and has its area. */
  private locate(reception: Reception, sent: SubmitResponse, mode: CollectionMode, state: 'open' | 'closed') {
    const { campaign } = reception;
    if (sent.surveyVersion !== campaign.surveyVersion)
      throw state === 'closed' ? new CampaignNotOpen(state) : new WrongSurveyVersion(campaign.surveyVersion);
    const read = reception.reader.read(sent.answers, {
      areas: reception.codes,
      leastAge: campaign.notice.leastAge,
    });
    if (!read.ok) throw new InvalidAnswers(read.problems, sent.language);
    const area = reception.areas.get(read.area) ?? null;
    const response: NewResponse = {
      territory_id: campaign.territoryId,
      id: sent.id.toLowerCase(),
      campaign_id: campaign.id,
      area_id: area?.id ?? null,
      area_answer: area ? 'area' : read.area === OTHER_AREA ? OTHER_AREA : NO_ANSWER,
      answers: read.answers,
      yields: read.yields,
      mode,
      language: sent.language,
      receipt: receiptCode(),
      notice_version: shownNotice(sent, campaign),
    };
    return { area, response };
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

/** The receipt that was given first. @throws ResponseAlreadyGiven when it was for other answers */
function codeOf(before: { same: boolean; receipt: string } | undefined): string {
  if (!before?.same) throw new ResponseAlreadyGiven();
  return before.receipt;
}
