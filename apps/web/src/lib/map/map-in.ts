import 'maplibre-gl/dist/maplibre-gl.css';
import './controls.css';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

interface MapOf<Drawn> {
  make: (container: HTMLElement) => Drawn;
  /** This device cannot draw maps. */
  onfail: () => void;
  /** What follows once the map is there; drawn anew when what this reads changes. @returns how to stop it */
  begin: (drawn: Drawn) => () => void;
}

/** An attachment that draws a map in an element, for as long as the element is there. */
export const mapIn =
  <Drawn extends { remove: () => void }>({ make, onfail, begin }: MapOf<Drawn>): Attachment<HTMLElement> =>
  (container) => {
    const drawn = untrack(() => {
      try {
        return make(container);
      } catch {
        // No WebGL.
        onfail();
        return undefined;
      }
    });
    if (!drawn) return;
    const stop = begin(drawn);
    return () => {
      stop();
      drawn.remove();
    };
  };
