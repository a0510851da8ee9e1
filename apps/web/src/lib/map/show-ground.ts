import type { AreaKind, AreaOutlines } from '@belvedere/contracts/areas';
import type { StyleSpecification } from 'maplibre-gl';
import { readBackground } from './background.ts';
import { fetchPlan } from './remote-plan.ts';

/** A map that stands without what lies under its points. */
interface OnGround {
  showOutlines(outlines: AreaOutlines): void;
  showPlan(plan: StyleSpecification): void;
}

/** Shows outlines and streets under a map once they are there; neither is waited for. @returns how to stop */
export function showGround(map: OnGround, territory: string, areaKinds: readonly AreaKind[]): () => void {
  let there = true;
  readBackground(fetch, territory, areaKinds).then(
    (outlines) => there && map.showOutlines(outlines),
    () => undefined,
  );
  void fetchPlan().then((plan) => plan && there && map.showPlan(plan));
  return () => void (there = false);
}
