import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TerritoryExists, TerritoryNotFound } from './territories.errors.ts';
import { TerritoriesQueries, type TerritoryRow } from './territories.queries.ts';

// Told here for slices that look a territory up in a query of their own.
export { TerritoryNotFound };

@Injectable()
export class TerritoriesService {
  constructor(private readonly queries: TerritoriesQueries) {}

  all(): Promise<TerritoryRow[]> {
    return this.queries.all();
  }

  /** @throws TerritoryNotFound */
  async bySlug(slug: string): Promise<TerritoryRow> {
    const territory = await this.queries.bySlug(slug);
    if (!territory) throw new TerritoryNotFound();
    return territory;
  }

  /** The number by which other tables know a territory. @throws TerritoryNotFound */
  async idOf(slug: string): Promise<number> {
    const id = await this.queries.idOf(slug);
    if (id === null) throw new TerritoryNotFound();
    return id;
  }

  /**
   * Founds a territory, without areas yet.
   * @returns the number by which other tables know it
   * @throws TerritoryExists
   */
  async create(
    territory: { slug: string; name: string; demonstration: boolean },
    manager?: EntityManager,
  ): Promise<number> {
    const id = await this.queries.create(territory, manager);
    if (id === null) throw new TerritoryExists(territory.slug);
    return id;
  }
}
