import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import { baseStyle, OUTLINE_FILL } from './base-style.ts';

/** Seen through, but still a thing to tap; the chosen one stands out. */
const OVER_STREETS: ExpressionSpecification = [
  'case',
  ['boolean', ['feature-state', 'chosen'], false],
  0.55,
  0.3,
];

/**
 * Areas to pick from: the outlines of the base style, over streets when there is a plan.
 * @param plan a street plan from elsewhere
 */
export function pickerStyle(
  outlines: AreaOutlines,
  plan: StyleSpecification | undefined,
): StyleSpecification {
  const ours = baseStyle(outlines);
  if (!plan) return ours;
  // Without the plan's glyph server every label is drawn from local fonts, ours included.
  const { glyphs: _, ...streets } = plan;
  return {
    ...streets,
    sources: { ...streets.sources, ...ours.sources },
    layers: [
      ...streets.layers,
      ...ours.layers
        .filter((layer) => layer.type !== 'background')
        .map((layer) =>
          layer.id === OUTLINE_FILL && layer.type === 'fill'
            ? { ...layer, paint: { ...layer.paint, 'fill-opacity': OVER_STREETS } }
            : layer,
        ),
    ],
  };
}
