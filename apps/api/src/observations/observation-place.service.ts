import { Injectable } from '@nestjs/common';
import type { ObservationValues } from '@belvedere/contracts/proposals';
import { roughPosition } from '@belvedere/domain/geography/rough';
import { AreasService } from '../areas/areas.service.ts';
import { SeenElsewhere } from './observations.errors.ts';

/** Says where something was seen, before anything of it is stored. */
@Injectable()
export class ObservationPlaceService {
  constructor(private readonly areas: AreasService) {}

  /**
   * With a position, the area is the one around it today: a neighbourhood, or else a commune. The place is made
   * rough first, as our page does before it sends it: what is exact is forgotten, and the same place has one area.
   * @throws SeenElsewhere when the territory knows its boundaries and the place is outside of them
   */
  async placed<Some extends Partial<ObservationValues>>(territoryId: number, values: Some): Promise<Some> {
    if (!values.position) return values;
    const position = roughPosition(values.position, '50m');
    const [lon, lat] = position;
    let known = false;
    for (const kind of ['neighbourhood', 'commune'] as const) {
      const { standing, area } = await this.areas.locate(territoryId, { lon, lat }, kind);
      if (area) return { ...values, area: area.code, position };
      known ||= standing === 'outside';
    }
    if (known) throw new SeenElsewhere();
    return { ...values, position };
  }
}
