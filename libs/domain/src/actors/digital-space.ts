import type { ActorKind, Service } from './vocabulary.ts';

/** What makes an actor a digital public space: being one, or giving access to the internet and computers. */
export const DIGITAL_SPACE = {
  kind: 'digital-space',
  service: 'internet-and-equipment',
} as const satisfies { kind: ActorKind; service: Service };

/** Whether people find the internet and a computer there, whatever the place calls itself. */
export const isDigitalSpace = (actor: { kind: ActorKind; services: readonly Service[] }): boolean =>
  actor.kind === DIGITAL_SPACE.kind || actor.services.includes(DIGITAL_SPACE.service);
