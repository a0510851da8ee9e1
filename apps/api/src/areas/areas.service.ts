import { Injectable } from '@nestjs/common';
import type { AreaKind, AreaOutlines, AreaQuery, LocatedPoint } from '@belvedere/contracts/areas';
import type { Point } from '@belvedere/contracts/geography';
import { AreaNotFound } from './areas.errors.ts';
import { AreasQueries, type AreaRow, type PlaceRow } from './areas.queries.ts';

export { AreaNotFound } from './areas.errors.ts';

const FRENCH = new Intl.Collator('fr', { numeric: true });

/** Where a point lies; `area` is null unless it is inside of one, and has its row number besides. */
export type Location = Pick<LocatedPoint, 'standing'> & Pick<PlaceRow, 'area'>;

/**
 * The areas of a territory, under the boundaries of a day: today, unless another one is given. `territoryId` is what
 * `TerritoriesService.idOf` answers.
 */
@Injectable()
export class AreasService {
  constructor(private readonly queries: AreasQueries) {}

  /** By kind, then by name as French sorts it: databases do not agree on where an É goes. */
  async all(territoryId: number, query: AreaQuery = {}): Promise<AreaRow[]> {
    const areas = await this.queries.all(territoryId, query);
    return areas.sort(
      (one, other) => one.kind.localeCompare(other.kind) || FRENCH.compare(one.name, other.name),
    );
  }

  /** @throws AreaNotFound when no area had this code on that day */
  async byCode(territoryId: number, code: string, on?: string): Promise<AreaRow> {
    const area = await this.queries.byCode(territoryId, code, on);
    if (!area) throw new AreaNotFound();
    return area;
  }

  /** Other boundaries of the same place: earlier, later, or of another kind; those that hold today first. */
  related(areaId: number): Promise<AreaRow[]> {
    return this.queries.related(areaId);
  }

  /** Simplified for drawing; never to be measured or compared. */
  async outlines(territoryId: number, query: AreaQuery = {}): Promise<AreaOutlines> {
    return { type: 'FeatureCollection', features: await this.queries.outlines(territoryId, query) };
  }

  async locate(territoryId: number, point: Point, kind: AreaKind, on?: string): Promise<Location> {
    return (await this.locateAll(territoryId, [point], kind, on))[0]!;
  }

  /** Where each of several points lies, in the order given. */
  async locateAll(
    territoryId: number,
    points: readonly Point[],
    kind: AreaKind,
    on?: string,
  ): Promise<Location[]> {
    const places = await this.queries.locate(territoryId, kind, points, on);
    return places.map(({ known, area }) => ({
      standing: area ? 'inside' : known ? 'outside' : 'unknown',
      area,
    }));
  }
}
