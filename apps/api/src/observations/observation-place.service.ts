import { Injectable } from '@nestjs/common';
import type { ObservationValues } from '@belvedere/contracts/proposals';
import { roughPlace } from '@belvedere/domain/observations';
import { AreasService } from '../areas/areas.service.ts';
import { SeenElsewhere } from './observations.errors.ts';

/** Says where something was seen, before anything of it is stored. */
@Injectable()
export class ObservationPlaceService {
  constructor(private readonly areas: AreasService) {}

  /**
   * With a position, the area is the one around it today: a neighbourhood, or else a commune. It is looked for under the
   * exact place, which is then made rough and forgotten.
   * @throws SeenElsewhere when the territory knows its boundaries and the place is outside of them
   */
  async placed(territoryId: number, values: ObservationValues): Promise<ObservationValues> {
    if (!values.position) return values;
    const [lon, lat] = values.position;
    let known = false;
    for (const kind of ['neighbourhood', 'commune'] as const) {
      const { standing, area } = await this.areas.locate(territoryId, { lon, lat }, kind);
      if (area) return { ...values, area: area.code, position: roughPlace([lon, lat]) };
      known ||= standing === 'outside';
    }
    if (known) throw new SeenElsewhere();
    return { ...values, position: roughPlace([lon, lat]) };
  }
}
