import { ActorKind, Service, Theme } from '@belvedere/domain/actors';
import { CONTENTS, PROPOSAL_KINDS, REPORT_REASONS } from '@belvedere/domain/moderation';
import { Audience, canBeSeenOn, LARGEST_PHOTO } from '@belvedere/domain/observations';
import { z } from 'zod';
import { ActionState } from './actors.ts';
import { AreaCode, AreaName } from './areas.ts';
import { Day, Language, Line, Lines, Slug } from './text.ts';

/** An empty text is none. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

/** Longitude, latitude. */
const Place = z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)]);

/**
 * A telephone number as people write it, of 3 to 15 digits: from a short number to the longest there is.
 * @see https://www.itu.int/rec/T-REC-E.164
 */
const Phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[ .()-]*\d(?:[ .()-]*\d){2,14}[ .()-]*$/);

/** An actor, as far as the public may propose it: see FIELDS of `@belvedere/domain/moderation`. */
export const ActorValues = z.object({
  name: Line(160).min(1),
  kind: ActorKind,
  otherNames: z.array(Line(160).min(1)).max(10),
  presentation: Lines(3000),
  themes: z.array(Theme).max(3),
  services: z.array(Service).max(9),
  areas: z.array(AreaCode).max(60),
  address: orNothing(Line(200).min(1)),
  postcode: orNothing(z.string().regex(/^\d{5}$/)),
  commune: Line(120).min(1),
  position: orNothing(Place),
  access: orNothing(Lines(500).min(1)),
  phone: orNothing(Phone),
  email: orNothing(z.email().max(254)),
  website: orNothing(z.url({ protocol: /^https?$/ }).max(300)),
});
export type ActorValues = z.infer<typeof ActorValues>;

const ActionFields = z.object({
  title: Line(160).min(1),
  theme: Theme,
  summary: Lines(1000).min(1),
  audience: Line(160).min(1),
  place: orNothing(Line(160).min(1)),
  startsOn: orNothing(Day),
  endsOn: orNothing(Day),
  state: ActionState,
  /** Names in addresses of the actors that hold it. */
  holders: z.array(Slug).min(1).max(20),
  areas: z.array(AreaCode).max(60),
});
const inOrder = ({
  startsOn,
  endsOn,
}: {
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}) => !startsOn || !endsOn || startsOn <= endsOn;
const ORDER = { path: ['endsOn'], error: 'before the first day' };

/** An action, as far as the public may propose it. */
export const ActionValues = ActionFields.refine(inOrder, ORDER);
export type ActionValues = z.infer<typeof ActionValues>;

const ObservationFields = z.object({
  practice: Line(160).min(1),
  tool: orNothing(Line(160).min(1)),
  audiences: z.array(Audience).min(1).max(Audience.options.length),
  theme: Theme,
  seenOn: Day.refine((day) => canBeSeenOn(day, new Date()), 'to come, or too long ago'),
  area: orNothing(AreaCode),
  position: orNothing(Place),
});
/** What a correction leaves out stays as it is. */
const somewhere = ({ area, position }: { area?: unknown; position?: unknown }) =>
  area !== null || position !== null;
const SOMEWHERE = { path: ['area'], error: 'an area or a position' };

/** Something seen in the field; the server makes the place rough, and finds the area by it. */
export const ObservationValues = ObservationFields.refine(somewhere, SOMEWHERE);
export type ObservationValues = z.infer<typeof ObservationValues>;

/** A photo as it is sent: a JPEG, PNG or WebP picture in base64. The server keeps its pixels, and nothing else of it. */
export const SentPhoto = z.object({
  data: z
    .base64()
    .min(1)
    .max(Math.ceil(LARGEST_PHOTO / 3) * 4),
  /** What it shows, for whoever does not see it. */
  text: Line(300).min(1),
});
export type SentPhoto = z.infer<typeof SentPhoto>;

const changes = <Shape extends z.ZodRawShape>(values: z.ZodObject<Shape>) =>
  values
    .partial()
    .strict()
    .refine((value) => Object.keys(value).length > 0, 'nothing changes');

export const ReportValues = z.object({ reason: z.enum(REPORT_REASONS), text: Lines(3000) });
export const ContentKind = z.enum(CONTENTS);
export type ContentKind = z.infer<typeof ContentKind>;

/** An answer to a challenge, by which many proposals at once cost their sender many seconds. */
export const Proof = z.object({
  salt: z.string().max(120),
  number: z.int().min(0).max(10_000_000),
  signature: z.string().max(120),
});
export type Proof = z.infer<typeof Proof>;

/** What comes with every proposal, beside what is proposed. */
const Beside = {
  /** For whoever reviews it: how one knows, what does not fit into a field. */
  note: Lines(3000).default(''),
  /** Only to be told what became of it. */
  email: orNothing(z.email().max(254)).default(null),
  language: Language.default('fr'),
  /** Without it the proposal waits longer. */
  proof: Proof.nullable().default(null),
  /** Nobody sees this field, so that only a program fills it in. */
  trap: z.string().max(0).default(''),
};

const OnContent = { content: ContentKind, slug: Slug };

/** Something that is proposed. Nothing of it shows before a moderator has accepted it. */
export const Propose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new-actor'), values: ActorValues, ...Beside }),
  z.object({ kind: z.literal('new-action'), values: ActionValues, ...Beside }),
  z.object({
    kind: z.literal('new-observation'),
    /** Drawn by the sender: sent again under the same id, it is the same observation. */
    id: z.uuid().optional(),
    values: ObservationValues,
    photo: orNothing(SentPhoto).default(null),
    ...Beside,
  }),
  z.object({ kind: z.literal('actor-correction'), slug: Slug, values: changes(ActorValues), ...Beside }),
  z.object({
    kind: z.literal('action-correction'),
    slug: Slug,
    values: changes(ActionFields).refine(inOrder, ORDER),
    ...Beside,
  }),
  z.object({
    kind: z.literal('observation-correction'),
    slug: Slug,
    /** Its photo may be taken away. */
    values: changes(ObservationFields.extend({ photo: z.null() })).refine(somewhere, SOMEWHERE),
    ...Beside,
  }),
  z.object({ kind: z.literal('report'), ...OnContent, values: ReportValues, ...Beside }),
]);
export type Propose = z.infer<typeof Propose>;

/** That a proposal waits to be reviewed, or shows already. */
export const ProposalReceipt = z.object({
  /** Whether its proposer will hear of it. */
  told: z.boolean(),
  /** Within how many days it should be reviewed. */
  days: z.int(),
  /** Whether its proposer may also review it. */
  mayReview: z.boolean(),
  /** Whether it shows already, since its proposer may publish what they note. */
  published: z.boolean(),
});
export type ProposalReceipt = z.infer<typeof ProposalReceipt>;

/** Find the number between 0 and `most` for which the SHA-256 of `salt` followed by it, in hexadecimal, is `challenge`. */
export const ProofChallenge = z.object({
  salt: z.string(),
  challenge: z.string(),
  most: z.int(),
  signature: z.string(),
});
export type ProofChallenge = z.infer<typeof ProofChallenge>;

/** Values as they are stored and shown, whatever their content. */
export const Values = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.array(z.number()), z.null()]),
);

/** What may be corrected of something, as it is. */
export const Correctable = z.object({ ...OnContent, name: z.string(), values: Values });
export type Correctable = z.infer<typeof Correctable>;

/** What a form to propose something offers to choose from. */
export const ProposalChoices = z.object({
  areas: z.array(AreaName),
  actors: z.array(z.object({ slug: Slug, name: z.string() })),
});
export type ProposalChoices = z.infer<typeof ProposalChoices>;

/** One's own proposal, about which a moderator asked for more. */
export const AskedProposal = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  name: z.string(),
  /** What the moderator asked. */
  word: z.string(),
  note: z.string(),
});
export type AskedProposal = z.infer<typeof AskedProposal>;

/** More about one's own proposal; what is proposed stays as it is. */
export const CompleteProposal = z.object({ note: Lines(3000).min(1) });
export type CompleteProposal = z.infer<typeof CompleteProposal>;

/** Actors that are called nearly as a new one would be. */
export const SimilarActors = z.object({ actors: ProposalChoices.shape.actors });
export type SimilarActors = z.infer<typeof SimilarActors>;
