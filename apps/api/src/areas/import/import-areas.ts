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
  source: string;
  licence: string;
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
  /** Earlier boundaries that end where the new ones begin. */
  closed: { code: string; name: string; validFrom: string }[];
}
