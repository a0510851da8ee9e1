import { z } from 'zod';

/** What kind of organisation or collective an actor is. */
export const ActorKind = z.enum([
  'social-centre',
  'neighbourhood-association',
  'digital-space',
  'neighbourhood-enterprise',
  'employment-agency',
  'integration-organisation',
  'youth-information',
  'prevention',
  'local-authority',
  'state-or-social-body',
  'school-or-training',
  'library',
  'cooperative',
  'residents-collective',
]);
export type ActorKind = z.infer<typeof ActorKind>;

/** The three subjects that the observatory watches. */
export const Theme = z.enum(['employment', 'education', 'citizenship']);
export type Theme = z.infer<typeof Theme>;

/**
 * What a place of digital help offers, after the national schema of such places.
 * @see https://github.com/LaMednum/standard-mediation-num
 */
export const Service = z.enum([
  'administrative-help',
  'everyday-digital-skills',
  'employment-through-digital',
  'safe-use',
  'parenting-and-education',
  'leisure-and-creation',
  'understanding-digital',
  'internet-and-equipment',
  'affordable-equipment',
]);
export type Service = z.infer<typeof Service>;
