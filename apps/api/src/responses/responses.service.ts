import { Injectable } from '@nestjs/common';
import type { CollectionMode, HeldReason, Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { campaignState, today } from '@belvedere/domain/campaigns';
import { Places } from '@belvedere/domain/geography/rough';
import { readCode } from '@belvedere/domain/groups';
import { asksForPlaces, type CompiledSurvey, NO_ANSWER, OTHER_AREA } from '@belvedere/domain/survey';
import { AreasService } from '../areas/areas.service.ts';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { CapsService } from '../campaigns/caps/caps.service.ts';
import { ChannelsService } from '../channels/channels.service.ts';
import { CollectingService, type SessionOfResponse } from '../collecting/collecting.service.ts';
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
  state: ReturnType<typeof campaignState>;
  reader: CompiledSurvey;
  areas: ReadonlyMap<string, { id: number; code: string; name: string }>;
  codes: ReadonlySet<string>;
  /** Where places may lie; absent when the survey asks for none. */
  places: Places | undefined;
  /** By their codes. */
  channels: ReadonlyMap<string, number>;
  /** Areas of which no more answers are wanted. */
  fullAreas: ReadonlySet<number>;
}

/** What became of answers that nothing is wrong with. */
export interface Accepted {
  outcome: 'received' | 'known' | 'held';
  receipt: Receipt;
}

/**
 * Campaigns and boundaries change rarely, answers arrive by hundreds: what was read is trusted for that long. So a cap is
 * passed by what comes in that time, which does no harm.
 */
const TRUSTED_FOR_MS = 2000;

@Injectable()
export class ResponsesService {
  private readonly receptions = new Map<string, Promise<Reception>>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly caps: CapsService,
    private readonly surveys: SurveysService,
    private readonly areas: AreasService,
    private readonly collecting: CollectingService,
    private readonly channels: ChannelsService,
    private readonly writer: ResponseWriter,
    private readonly queries: ResponsesQueries,
  ) {}

  /**
   * Reads, locates and stores one person's answers. The same answers sent again under the same id, even at the same
   * moment, are one response with one receipt, and stay so after the campaign has closed.
   * Answers of a collecting session have its mode. They may have been given before somebody ended it: then they are held.
   * So are those beyond a cap, however they come.
   * @param late whether answers that come after the campaign has closed are refused, or held for somebody to decide
   * @param prepare what is done once the answers are read, before they are stored: it may refuse, or know more of them
   * @throws TerritoryNotFound, CampaignNotFound, CampaignNotOpen, WrongSurveyVersion, InvalidAnswers, ResponseAlreadyGiven,
   * CollectingSessionNotFound
   */
  async accept(
    territory: string,
    campaign: string,
    sent: SubmitResponse,
    {
      mode,
      late,
      prepare,
    }: {
      mode: CollectionMode;
      late: 'refused' | 'held';
      prepare?: (response: NewResponse) => Promise<NewResponse>;
    },
  ): Promise<Accepted> {
    const reception = await this.reception(territory, campaign);
    const { state } = reception;
    if (state === 'upcoming') throw new CampaignNotOpen(state);
    const session =
      sent.session === undefined ? null : await this.collecting.ofResponse(sent.session, reception.campaign);
    const { area, response: read } = this.locate(reception, sent, { mode, session }, state);
    const response = prepare ? await prepare(read) : read;
    const reason = reasonToHold(reception, response, state, session);
    if (reason === null) {
      const { created, receipt } = await this.writer.write(response);
      return { outcome: created ? 'received' : 'known', receipt: { id: response.id, code: receipt, area } };
    }
    const known = await this.known(response, area);
    if (known) return known;
    if (reason === 'closed' && late === 'refused' && !session) throw new CampaignNotOpen('closed');
    const held = (code: string): Accepted => ({
      outcome: 'held',
      receipt: { id: response.id, code, area, held: reason },
    });
    if (await this.queries.hold(response, reason)) return held(response.receipt);
    // It is held already, or was being stored when we looked.
    return (await this.known(response, area)) ?? held(codeOf((await this.queries.held(response))[0]));
  }

  /** What becomes of answers that are stored already; null when they are not. @throws ResponseAlreadyGiven */
  private async known(response: NewResponse, area: Receipt['area']): Promise<Accepted | null> {
    const [known] = await this.queries.known([response]);
    return known ? { outcome: 'known', receipt: { id: response.id, code: codeOf(known), area } } : null;
  }

  /** What is to be stored, once it is read and has its area. */
  private locate(
    reception: Reception,
    sent: SubmitResponse,
    { mode, session }: { mode: CollectionMode; session: SessionOfResponse | null },
    state: 'open' | 'closed',
  ) {
    const { campaign } = reception;
    if (sent.surveyVersion !== campaign.surveyVersion)
      throw state === 'closed' ? new CampaignNotOpen(state) : new WrongSurveyVersion(campaign.surveyVersion);
    const read = reception.reader.read(sent.answers, {
      areas: reception.codes,
      leastAge: campaign.notice.leastAge,
      ...(reception.places && { places: reception.places }),
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
      mode: session?.mode ?? mode,
      language: sent.language,
      receipt: receiptCode(),
      notice_version: shownNotice(sent, campaign),
      collecting_session_id: session?.id ?? null,
      has_shapes: reception.places !== undefined,
      channel_id: reception.channels.get(readCode(sent.channel ?? '') ?? '') ?? null,
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
    const [reader, areas, channels, fullAreas] = await Promise.all([
      this.surveys.reader(campaign.surveyVersionId),
      this.campaigns.answerAreas(campaign),
      this.channels.byCode(campaign.id),
      this.caps.fullAreas(campaign.id),
    ]);
    const byCode = new Map(areas.map((area) => [area.code, area]));
    const places = asksForPlaces(reader.definition) ? await this.places(campaign) : undefined;
    const state = campaignState(campaign, today());
    return {
      campaign,
      state,
      reader,
      areas: byCode,
      codes: new Set(byCode.keys()),
      places,
      channels,
      fullAreas,
    };
  }

  /** The very outlines that the map shows: whoever sees a place within them is not told otherwise here. */
  private async places({ territoryId, areaKind }: CampaignRow): Promise<Places> {
    const { features } = await this.areas.outlines(territoryId);
    const outlines = features.map(({ properties: { code, kind }, geometry }) => ({ code, kind, geometry }));
    return new Places(outlines, areaKind);
  }
}

/** Why a response is not simply counted; null when it is. */
function reasonToHold(
  { campaign, fullAreas }: Reception,
  { area_id: area }: NewResponse,
  state: 'open' | 'closed',
  session: SessionOfResponse | null,
): HeldReason | null {
  if (state === 'closed') return 'closed';
  if (session?.ended) return 'session-ended';
  return campaign.full || (area !== null && fullAreas.has(area)) ? 'full' : null;
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
