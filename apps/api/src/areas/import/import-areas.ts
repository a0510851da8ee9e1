import type { AreaKind } from '@belvedere/contracts/areas';
import type { AreaFields, OutlineRepair } from '@belvedere/domain/geography';
import type { Period } from './areas-import.queries.ts';

/** What an administrator asks for. */
export interface ImportAreas extends Period {
  kind: AreaKind;
  /** The parsed content of a GeoJSON file. */
  content: unknown;
  /** Properties to read, where the usual names will not do. */
  fields?: Partial<Record<keyof AreaFields, string | undefined>>;
  /** Codes of the areas to take from the file; without it, all. */
  only?: readonly string[] | undefined;
  source: string;
  licence: string;
  /** Leave aside what lies outside of the communes of the territory; without it, that is a reason to refuse. */
  onlyInside?: boolean;
  /** End the boundaries that the same codes had until then; without it, they are a reason to refuse. */
  closePrevious?: boolean;
  /** Told after each area. */
  progress?: (done: number, total: number) => void;
}

/** What was put right in an outline; `made-valid`: it crossed or touched itself. */
export type AreaRepair = OutlineRepair | 'made-valid';

/** What an import did. `commune` is the name of the one that contains the area, if one does. */
export interface AreasImported {
  fields: AreaFields;
  imported: {
    id: number;
    code: string;
    name: string;
    hectares: number;
    commune: string | null;
    repairs: AreaRepair[];
  }[];
  /** Left aside, because they lie elsewhere. */
  outside: { code: string; name: string }[];
  /** Earlier boundaries that end where the new ones begin. */
  closed: { code: string; name: string; validFrom: string }[];
}
