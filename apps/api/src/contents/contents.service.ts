import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { slugOf } from '@belvedere/domain/actors';
import { type Content, NAME_FIELD, type Values } from '@belvedere/domain/moderation';
import {
  ContentNotFound,
  ContentUsed,
  DaysInDisorder,
  PlaceInDisorder,
  UnknownNames,
} from './contents.errors.ts';
import { ContentsQueries } from './contents.queries.ts';

export { PlaceInDisorder } from './contents.errors.ts';

/** An actor, an action or an observation as it can be written. */
export interface Written {
  id: number;
  slug: string;
  name: string;
  values: Values;
}

/** More actors of one name than a territory has. */
const MOST_NAMESAKES = 1000;

/**
 * Writes what may be proposed, for whoever decides that they may change. Maps and search follow by themselves: triggers
 * and generated columns keep them.
 */
@Injectable()
export class ContentsService {
  constructor(private readonly queries: ContentsQueries) {}

  /** @throws ContentNotFound */
  async read(content: Content, territoryId: number, slug: string, manager?: EntityManager): Promise<Written> {
    const found = await this.queries.found(content, territoryId, { slug }, manager);
    if (!found) throw new ContentNotFound();
    return found as Written;
  }

  /** By row number; null when it is no more. With `hold`, nobody changes it until the transaction ends. */
  async current(
    content: Content,
    territoryId: number,
    id: number,
    { manager, hold = false }: { manager?: EntityManager; hold?: boolean } = {},
  ): Promise<Written | null> {
    if (hold && manager) await this.queries.lock(content, territoryId, id, manager);
    return (await this.queries.found(content, territoryId, { id }, manager)) as Written | null;
  }

  /** @throws UnknownNames */
  async create(
    content: Content,
    territoryId: number,
    values: Values,
    manager: EntityManager,
  ): Promise<Written> {
    await this.check(territoryId, values, manager);
    const name = String(values[NAME_FIELD[content]]);
    const { id, slug } = await this.insert(content, territoryId, name, values, manager);
    await this.link(content, territoryId, id, values, manager);
    return { id, slug, name, values };
  }

  /** Changes the fields that are given. @throws UnknownNames, DaysInDisorder, PlaceInDisorder */
  async change(
    content: Content,
    territoryId: number,
    { id, values: before }: Written,
    values: Values,
    manager: EntityManager,
  ): Promise<void> {
    await this.check(territoryId, values, manager);
    const { startsOn, endsOn } = { ...before, ...values } as Record<string, string | null>;
    if (startsOn && endsOn && endsOn < startsOn) throw new DaysInDisorder();
    this.checkPlace(content, before, values);
    await this.queries.update(content, territoryId, id, values, manager);
    await this.link(content, territoryId, id, values, manager);
  }

  /** @throws ContentUsed */
  async remove(content: Content, territoryId: number, id: number, manager: EntityManager): Promise<void> {
    if (content === 'actor' && (await this.queries.used(territoryId, id, manager))) throw new ContentUsed();
    await this.queries.remove(content, territoryId, id, manager);
  }

  /** Whether all areas and actors that are named exist. @throws UnknownNames */
  async check(territoryId: number, { area, areas, holders }: Values, manager?: EntityManager): Promise<void> {
    const one = area ? [area] : [];
    const unknown = [
      ...missing('area', one, await this.known('areas', territoryId, one, manager)),
      ...missing('areas', areas, await this.known('areas', territoryId, areas, manager)),
      ...missing('holders', holders, await this.known('actors', territoryId, holders, manager)),
    ];
    if (unknown.length > 0) throw new UnknownNames(unknown);
  }

  /** Whether an observation is still somewhere, and nowhere else. @throws PlaceInDisorder */
  checkPlace(content: Content, before: Values, values: Values): void {
    if (content !== 'observation') return;
    const { area, position } = { ...before, ...values };
    // The position that is there lies in the area that was there.
    const moved = values['area'] !== undefined && values['area'] !== before['area'];
    const elsewhere = moved && values['position'] === undefined && position;
    if (elsewhere || (!area && !position)) throw new PlaceInDisorder();
  }

  /** Names for the codes and slugs that occur among values. */
  async names(territoryId: number, all: readonly Values[]): Promise<Record<string, string>> {
    const keys = (field: string) => [
      ...new Set(all.flatMap((values) => [values[field] ?? []].flat().map(String))),
    ];
    const named = [
      ...(await this.queries.areas(territoryId, [...keys('area'), ...keys('areas')])),
      ...(await this.queries.actors(territoryId, keys('holders'))),
    ];
    return Object.fromEntries(named.map(({ key, name }) => [key, name]));
  }

  /** What a form offers to choose from. */
  async choices(territoryId: number) {
    const areas = await this.queries.areas(territoryId, null);
    const actors = await this.queries.actors(territoryId, null);
    return {
      areas: areas.map(({ key, name }) => ({ code: key, name })),
      actors: actors.map(({ key, name }) => ({ slug: key, name })),
    };
  }

  /** Actors that are called nearly so. */
  async similar(territoryId: number, name: string): Promise<{ slug: string; name: string }[]> {
    const found = await this.queries.similar(territoryId, name);
    return found.map(({ key, name }) => ({ slug: key, name }));
  }

  private async known(
    what: 'areas' | 'actors',
    territoryId: number,
    keys: unknown,
    manager?: EntityManager,
  ): Promise<Set<string>> {
    if (!Array.isArray(keys) || keys.length === 0) return new Set();
    return new Set((await this.queries[what](territoryId, keys as string[], manager)).map(({ key }) => key));
  }

  private async insert(
    content: Content,
    territoryId: number,
    name: string,
    values: Values,
    manager: EntityManager,
  ): Promise<{ id: number; slug: string }> {
    const wanted = slugOf(name) || { actor: 'acteur', action: 'action', observation: 'observation' }[content];
    for (let namesakes = 1; namesakes <= MOST_NAMESAKES; namesakes += 1) {
      const slug = namesakes === 1 ? wanted : `${wanted}-${String(namesakes)}`;
      const id = await this.queries.create(content, territoryId, slug, values, manager);
      if (id !== null) return { id, slug };
    }
    throw new Error(`more than ${String(MOST_NAMESAKES)} called ${wanted}`);
  }

  private async link(
    content: Content,
    territoryId: number,
    id: number,
    values: Values,
    manager: EntityManager,
  ) {
    for (const detail of ['areas', 'holders'] as const)
      if (values[detail] !== undefined)
        await this.queries.link(
          content,
          detail,
          territoryId,
          id,
          (values[detail] ?? []) as string[],
          manager,
        );
  }
}

const missing = (field: string, keys: unknown, known: ReadonlySet<string>) =>
  ((keys ?? []) as string[]).flatMap((key, index) => (known.has(key) ? [] : [{ field, index }]));
