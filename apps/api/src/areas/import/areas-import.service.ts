import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProblemDetail } from '@belvedere/contracts/problem';
import { readAreas, type AreaFile, type ReadArea, UnreadableAreas } from '@belvedere/domain/geography';
import { Sql } from '../../database/sql.ts';
import { AreaCodeTaken, AreasRefused, AreasUnreadable } from './areas-import.errors.ts';
import { AreasImportQueries, type Boundaries, type Examined } from './areas-import.queries.ts';
import type { AreaRepair, AreasImported, ImportAreas } from './import-areas.ts';

/** Making an outline valid may change its surface by this share; more, and nobody knows what was meant. */
const MOST_CHANGED = 0.01;

interface SoundArea extends ReadArea {
  /** Hexadecimal EWKB. */
  sound: string;
  outside: boolean;
  allRepairs: AreaRepair[];
}

/** Ends a transaction whose result is wanted, and whose effects are not. */
class DryRun extends Error {
  constructor(readonly result: AreasImported) {
    super('dry run');
  }
}

/** Brings outlines into a territory: all those of a file, or none. */
@Injectable()
export class AreasImport {
  constructor(
    private readonly queries: AreasImportQueries,
    private readonly sql: Sql,
  ) {}

  /**
   * Imports in a transaction of its own. With `dryRun`, everything is tried and nothing is kept.
   * @throws AreasUnreadable, AreasRefused, AreaCodeTaken
   */
  async import(territoryId: number, request: ImportAreas, dryRun = false): Promise<AreasImported> {
    try {
      return await this.sql.transaction(async (manager) => {
        const result = await this.importWithin(manager, territoryId, request);
        if (dryRun) throw new DryRun(result);
        return result;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.result;
      throw error;
    }
  }

  /** Imports as a part of a transaction, which has to be given up when this throws. */
  async importWithin(
    manager: EntityManager,
    territoryId: number,
    request: ImportAreas,
  ): Promise<AreasImported> {
    const file = read(request);
    const refused = file.refused.map(({ label, reason, message }) => refusal(label, reason, message));
    const examined = await this.examine(manager, territoryId, file.areas, request, refused);
    const areas = examined.filter(({ outside }) => !outside);
    const outside = examined.filter((area) => area.outside);
    if (!request.onlyInside) refused.push(...outside.map(elsewhere));
    const codes = areas.map(({ code }) => code);
    const closed = request.closePrevious
      ? await this.queries.closePrevious(territoryId, request.kind, codes, request.validFrom, manager)
      : [];
    for (const taken of await this.queries.conflicts(territoryId, codes, request, manager))
      refused.push(conflict(taken));
    if (refused.length > 0) throw new AreasRefused(refused);
    const repairs = await this.store(manager, territoryId, request, areas);
    await this.queries.linkCommunes(territoryId, manager);
    const stored = await this.queries.stored([...repairs.keys()], manager);
    return {
      fields: file.fields,
      outside: outside.map(({ code, name }) => ({ code, name })),
      imported: stored.map((area) => ({ ...area, repairs: repairs.get(area.id) ?? [] })),
      closed,
    };
  }

  /** What PostGIS makes of each outline; what it cannot use is added to `refused`. */
  private async examine(
    manager: EntityManager,
    territoryId: number,
    areas: readonly ReadArea[],
    request: ImportAreas,
    refused: ProblemDetail[],
  ): Promise<SoundArea[]> {
    const sound: SoundArea[] = [];
    for (const [index, area] of areas.entries()) {
      const examined = await this.queries.examine(area.geometry, territoryId, request, manager);
      request.progress?.(index + 1, areas.length);
      if (examined.sound === null || examined.change > MOST_CHANGED) refused.push(unsound(area, examined));
      else
        sound.push({
          ...area,
          sound: examined.sound,
          outside: examined.outside,
          allRepairs: examined.valid ? area.repairs : [...area.repairs, 'made-valid'],
        });
    }
    return sound;
  }

  /** Repairs by the row number of each stored area. */
  private async store(
    manager: EntityManager,
    territoryId: number,
    { kind, source, licence, validFrom, validTo }: ImportAreas,
    areas: readonly SoundArea[],
  ): Promise<Map<number, AreaRepair[]>> {
    const repairs = new Map<number, AreaRepair[]>();
    for (const { code, name, population, sound, allRepairs } of areas) {
      const row = {
        territoryId,
        kind,
        code,
        name,
        population,
        geometry: sound,
        source,
        licence,
        validFrom,
        validTo,
      };
      repairs.set(await this.queries.store(row, manager).catch(explainConflict), allRepairs);
    }
    return repairs;
  }
}

function read({ content, fields, only }: ImportAreas): AreaFile {
  try {
    return readAreas(content, fields, only);
  } catch (error) {
    if (error instanceof UnreadableAreas) throw new AreasUnreadable(error.code, error.message);
    throw error;
  }
}

const refusal = (label: string, code: string, reason: string): ProblemDetail => ({
  path: label,
  code,
  message: `« ${label} » : ${reason}.`,
});

function unsound({ name }: ReadArea, { sound, reason, change }: Examined): ProblemDetail {
  if (sound === null) return refusal(name, 'no-surface', 'il n’a pas de surface');
  const percent = change.toLocaleString('fr-FR', { style: 'percent' });
  return refusal(
    name,
    'invalid-outline',
    `son contour se croise (${reason}), et le réparer changerait ${percent} de sa surface`,
  );
}

const elsewhere = ({ name }: ReadArea): ProblemDetail =>
  refusal(name, 'outside-territory', 'il est hors des communes de ce territoire');

function conflict({ code, name, kind, validFrom, validTo }: Boundaries): ProblemDetail {
  const period = validTo === null ? `depuis le ${validFrom}` : `du ${validFrom} au ${validTo}`;
  return refusal(
    name,
    'area-code-taken',
    `le code « ${code} » existe déjà dans ce territoire (${kind}, ${period})`,
  );
}

/** An exclusion constraint has the last word. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function explainConflict(error: unknown): never {
  const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
  if (code === '23P01') throw new AreaCodeTaken();
  throw error;
}
