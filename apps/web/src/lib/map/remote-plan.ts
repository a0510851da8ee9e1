import { Site } from '@belvedere/contracts/territories';
import type { StyleSpecification } from 'maplibre-gl';
import { request } from '#lib/api/client.ts';

const PATIENCE_MS = 8000;

/**
 * The street plan of this installation, if there is one and it answers in time. Nothing waits for it and nobody is
 * told when it is missing: the map stands without it.
 */
export async function fetchPlan(): Promise<StyleSpecification | undefined> {
  try {
    const { basemapStyle } = await request(fetch, Site, '/api/site');
    if (!basemapStyle) return undefined;
    const answer = await fetch(basemapStyle, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const style: unknown = answer.ok ? await answer.json() : undefined;
    return isStyle(style) ? attributed(style, new URL(basemapStyle).hostname) : undefined;
  } catch {
    return undefined;
  }
}

/** The default plan's style does not say whose it is, and its licence asks for that. */
function attributed(style: StyleSpecification, host: string): StyleSpecification {
  const owner = host === 'data.geopf.fr' ? '© IGN – Géoplateforme' : host;
  const isSaid = Object.values(style.sources).some((source) => 'attribution' in source && source.attribution);
  if (isSaid) return style;
  const sources = Object.entries(style.sources).map(([name, source]) => [
    name,
    { ...source, attribution: owner },
  ]);
  return { ...style, sources: Object.fromEntries(sources) as StyleSpecification['sources'] };
}

function isStyle(value: unknown): value is StyleSpecification {
  if (typeof value !== 'object' || value === null) return false;
  const { version, sources, layers } = value as Partial<StyleSpecification>;
  return version === 8 && typeof sources === 'object' && Array.isArray(layers);
}
