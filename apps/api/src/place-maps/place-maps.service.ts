import { Injectable } from '@nestjs/common';
import type { Bounds } from '@belvedere/contracts/geography';
import type { Figure } from '@belvedere/contracts/indicators';
import type {
  MapQuestion,
  MapQuestionList,
  PlaceCell,
  PlaceMap,
  SaidOfPlaces,
} from '@belvedere/contracts/place-maps';
import { shareOf } from '@belvedere/domain/indicators';
import { type Disclosed, disclosePlaces } from '@belvedere/domain/privacy';
import { type MapDefinition, NO_ANSWER, questionsOf } from '@belvedere/domain/survey';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { Kept } from '../kept.ts';
import { TallyService } from '../responses/tally.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { MapQuestionNotFound } from './place-maps.errors.ts';
import { PlaceMapsQueries } from './place-maps.queries.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

/**
 * The edge of a hexagon, in metres, larger than what places are moved by. One size a question: grids of several sizes, or a
 * grid and the neighbourhoods, laid over each other, would tell what each of them withholds.
 */
const EDGES = { '200m': 250, '50m': 150, exact: 150 } as const;

/** A cell with its raw count, which does not leave. */
type Counted = { cell: Omit<PlaceCell, 'figure'>; respondents: number };

/** What is told of a question: where its places are, and what was said of them. */
type Told = Pick<PlaceMap, 'figures' | 'said'>;

@Injectable()
export class PlaceMapsService {
  /** Disclosed maps, kept as long as the responses that they count are the same. */
  private readonly kept = new Kept<Told>(200);

  constructor(
    private readonly queries: PlaceMapsQueries,
    private readonly campaigns: CampaignsService,
    private readonly territories: TerritoriesService,
    private readonly surveys: SurveysService,
    private readonly tally: TallyService,
  ) {}

  /** @throws TerritoryNotFound, CampaignNotFound */
  async all(territory: string, campaign: string): Promise<MapQuestionList> {
    const row = await this.campaigns.find(territory, campaign);
    const questions = await this.mapQuestions(row);
    return { campaign: await this.campaigns.present(row), questions: questions.map(presented) };
  }

  /** @throws TerritoryNotFound, CampaignNotFound, MapQuestionNotFound */
  async read(territory: string, campaign: string, name: string): Promise<PlaceMap> {
    const row = await this.campaigns.find(territory, campaign);
    const question = (await this.mapQuestions(row)).find((one) => one.name === name);
    if (!question) throw new MapQuestionNotFound();
    const { disclosureThreshold: threshold, bounds } = await this.territories.bySlug(territory);
    const stateNow = () => this.tally.state(row.territoryId, row.id);
    const [state, collection] = await Promise.all([
      stateNow(),
      this.tally.collection(row.territoryId, row.id, threshold),
    ]);
    const key = [row.id, name, threshold, bounds.join(), state].join('|');
    const make = () => {
      const making = this.told(row, question, threshold, bounds);
      return this.kept.keep(
        key,
        making,
        making.then(async () => (await stateNow()) === state),
      );
    };
    const told = this.kept.get(key) ?? make();
    return { question: presented(question), threshold, ...collection, ...(await told) };
  }

  private async told(
    row: CampaignRow,
    question: MapDefinition,
    threshold: number,
    bounds: Bounds,
  ): Promise<Told> {
    const [figures, said] = await Promise.all([
      this.figures(row, question, threshold, bounds),
      this.said(row, question, threshold),
    ]);
    return { figures, said };
  }

  /** The closed questions about each place, over the whole territory: what is written freely stays unread here. */
  private async said(
    { territoryId, id }: CampaignRow,
    question: MapDefinition,
    threshold: number,
  ): Promise<SaidOfPlaces[]> {
    const asked = question.shapeQuestions.filter((one) => one.type !== 'comment');
    if (asked.length === 0) return [];
    const names = asked.map(({ name }) => name);
    const counts = await this.queries.said(territoryId, id, question.name, names);
    return asked.map(({ name, title, choices }) => {
      const here = counts.filter((count) => count.name === name);
      const given = new Map(here.map(({ value, respondents }) => [value, respondents]));
      const told = choices.filter(({ value }) => value !== NO_ANSWER);
      const disclosed = disclosePlaces({
        ...{ respondents: given.get(null) ?? 0, threshold },
        cells: told.map(({ value }) => ({ id: value, respondents: given.get(value) ?? 0 })),
      });
      if (disclosed.disclosure === 'withheld') return { name, title, figures: disclosed };
      const { base, cells } = disclosed;
      const values = told.map(({ value, text }) => ({
        choice: { value, label: text ?? { fr: value, en: value } },
        // Of a choice that nobody gave, there is nothing to withhold.
        figure: figureOf(cells.get(value) ?? { disclosure: 'shown', count: 0 }, base),
      }));
      return { name, title, figures: { disclosure: 'shown', base, values } };
    });
  }

  private async figures(
    row: CampaignRow,
    { name, precision }: MapDefinition,
    threshold: number,
    [, south, , north]: Bounds,
  ): Promise<PlaceMap['figures']> {
    const placed =
      precision === 'neighbourhood'
        ? await this.neighbourhoods(row, name)
        : await this.hexagons(row, name, EDGES[precision], (south + north) / 2);
    const total = await this.queries.total(row.territoryId, row.id, name);
    const unplaced: Counted = { cell: { kind: 'area-only', id: 'area-only' }, respondents: total.unplaced };
    const counted = precision === 'neighbourhood' ? placed : [...placed, unplaced];
    // Somebody may have erased their answers in between; those of the next reading are right again.
    const respondents = Math.max(total.respondents, ...counted.map((one) => one.respondents));
    const disclosed = disclosePlaces({
      ...{ respondents, threshold },
      cells: counted.map((one) => ({ id: one.cell.id, respondents: one.respondents })),
    });
    if (disclosed.disclosure === 'withheld') return disclosed;
    const { base, cells } = disclosed;
    const all = counted.flatMap(({ cell }) => {
      const told = cells.get(cell.id);
      return told ? [{ ...cell, figure: figureOf(told, base) }] : [];
    });
    const isHidden = ({ kind, figure }: (typeof all)[number]) =>
      kind === 'hexagon' && figure.disclosure === 'withheld';
    return {
      ...{ disclosure: 'shown', base },
      cells: [
        ...all.filter((one) => !isHidden(one)),
        ...(all.some(isHidden)
          ? [{ kind: 'elsewhere', id: 'elsewhere', figure: { disclosure: 'withheld', reason: 'cell' } }]
          : []),
      ] as PlaceCell[],
    };
  }

  private async hexagons(
    { territoryId, id }: CampaignRow,
    question: string,
    edge: number,
    latitude: number,
  ): Promise<Counted[]> {
    // Web Mercator stretches what is far from the equator.
    const stretched = edge / Math.cos((latitude * Math.PI) / 180);
    const cells = await this.queries.hexagons(territoryId, id, question, stretched);
    return cells.map(({ respondents, ...cell }) => ({ cell: { kind: 'hexagon', ...cell }, respondents }));
  }

  private async neighbourhoods({ territoryId, id }: CampaignRow, question: string): Promise<Counted[]> {
    const cells = await this.queries.neighbourhoods(territoryId, id, question);
    return cells.map(({ area, respondents }) => ({
      cell: area ? { kind: 'neighbourhood', id: area.code, area } : { kind: 'outside', id: 'outside' },
      respondents,
    }));
  }

  private async mapQuestions(row: CampaignRow): Promise<MapDefinition[]> {
    const { definition } = await this.surveys.reader(row.surveyVersionId);
    return questionsOf(definition).filter((question) => question.type === 'map');
  }
}

const figureOf = (told: Disclosed, base: number): Figure =>
  told.disclosure === 'shown' ? { ...told, share: shareOf(told.count, base) } : told;

function presented({ name, title, precision }: MapDefinition): MapQuestion {
  if (precision === 'neighbourhood') return { name, title, cells: { kind: 'neighbourhood' } };
  // From side to side.
  const metres = Math.round((EDGES[precision] * Math.sqrt(3)) / 10) * 10;
  return { name, title, cells: { kind: 'hexagon', metres } };
}
