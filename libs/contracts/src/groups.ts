import { GROUP_ROLES, MODULES, VISIBILITIES, WAYS_TO_JOIN } from '@belvedere/domain/groups';
import { z } from 'zod';
import { College, Password, PersonName } from './accounts.ts';
import { Day, Language, Line, Lines, Slug } from './text.ts';

export const GroupRole = z.enum(GROUP_ROLES);
export type GroupRole = z.infer<typeof GroupRole>;
export const Visibility = z.enum(VISIBILITIES);
export const WayToJoin = z.enum(WAYS_TO_JOIN);
export const GroupModule = z.enum(MODULES);

const Email = z.email().max(254);
const Days = (most: number) => z.int().min(1).max(most);

/** What a group is for: in French, and in English if somebody wrote it. */
const Purpose = z.object({ fr: z.string(), en: z.string().nullable() });

/** When and where a group meets next. */
const NextMeeting = z.object({ on: Day, place: z.string() });

/** A working group in a list. */
const GroupCard = z.object({
  slug: Slug,
  name: z.string(),
  purpose: Purpose,
  visibility: Visibility,
  joining: WayToJoin,
  /** How many people are in it; never who. */
  size: z.int(),
  nextMeeting: NextMeeting.nullable(),
});
export type GroupCard = z.infer<typeof GroupCard>;
export const GroupList = z.object({ groups: z.array(GroupCard) });
export type GroupList = z.infer<typeof GroupList>;

/** A working group as everybody may see it: nobody's name. */
export const Group = GroupCard.extend({
  modules: z.array(GroupModule),
  colleges: z.array(College),
  missingColleges: z.array(College),
});
export type Group = z.infer<typeof Group>;

/** Somebody in a group, as the others in it see them. */
const GroupMember = z.object({
  person: z.uuid(),
  name: z.string(),
  role: GroupRole,
  college: College.nullable(),
  /** The organisation for which they act. */
  organisation: z.string().nullable(),
  since: z.iso.datetime(),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** A working group as its members see it. */
export const GroupInside = Group.extend({
  people: z.array(GroupMember),
  /** What the asker is in it; null for an administrator who is no member. */
  mine: GroupRole.nullable(),
});
export type GroupInside = z.infer<typeof GroupInside>;

/** The groups of whoever asks, everywhere. */
export const MyGroups = z.object({
  groups: z.array(
    GroupCard.pick({ slug: true, name: true, visibility: true }).extend({ territory: Slug, role: GroupRole }),
  ),
});
export type MyGroups = z.infer<typeof MyGroups>;

/** What facilitators settle. */
export const GroupSettings = z.object({
  name: Line(120).min(1),
  purpose: z.object({ fr: Lines(2000).min(1), en: Lines(2000).min(1).nullable() }),
  visibility: Visibility,
  joining: WayToJoin,
  modules: z.array(GroupModule).max(MODULES.length),
  nextMeeting: z.object({ on: Day, place: Line(200).min(1) }).nullable(),
});
export type GroupSettings = z.infer<typeof GroupSettings>;

/** A group was founded: the address that it was given. */
export const GroupCreated = z.object({ slug: Slug });
export type GroupCreated = z.infer<typeof GroupCreated>;

/** What is left out stays as it is. */
export const ChangeGroupMember = z.object({
  role: GroupRole.optional(),
  /** Address of the sheet of an actor of the territory. */
  organisation: Slug.nullable().optional(),
});
export type ChangeGroupMember = z.infer<typeof ChangeGroupMember>;

/** Asks to join, for somebody who is signed in. */
export const AskToJoin = z.object({ reason: Lines(2000).min(1), college: College });
export type AskToJoin = z.infer<typeof AskToJoin>;

/** Asks to join without an account: once approved, an invitation is sent to the address. */
export const AskToJoinByMail = AskToJoin.extend({ name: PersonName, email: Email, language: Language });
export type AskToJoinByMail = z.infer<typeof AskToJoinByMail>;

/** A request was received, now or before. */
export const JoinRequestReceipt = z.object({ waiting: z.literal(true) });
export type JoinRequestReceipt = z.infer<typeof JoinRequestReceipt>;

export const DecideRequest = z.object({ approve: z.boolean(), word: Lines(1000).min(1).optional() });
export type DecideRequest = z.infer<typeof DecideRequest>;

export const Invite = z.object({
  email: Email,
  message: Lines(1000).min(1).optional(),
  role: GroupRole.default('member'),
  language: Language.default('fr'),
  days: Days(90).default(14),
});
export type Invite = z.infer<typeof Invite>;

export const CreateCode = z.object({
  /** For whom: "Régie de quartier". */
  label: Line(120).min(1),
  days: Days(365).default(90),
  mostUses: z.int().min(1).max(1000).nullable().default(null),
});
export type CreateCode = z.infer<typeof CreateCode>;

/** How an invitation or a code stands. */
const Standing = z.enum(['good', 'used', 'expired', 'stopped']);

/** What facilitators act on. */
export const GroupManagement = z.object({
  requests: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      /** Only of who has no account. */
      email: z.string().nullable(),
      reason: z.string(),
      college: College,
      at: z.iso.datetime(),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      email: z.string(),
      role: GroupRole,
      at: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      standing: Standing,
      /** Where its poster leads. */
      address: z.string(),
    }),
  ),
  codes: z.array(
    z.object({
      id: z.int(),
      /** "ACDE-FGHJ" */
      code: z.string(),
      label: z.string(),
      uses: z.int(),
      mostUses: z.int().nullable(),
      expiresAt: z.iso.datetime(),
      standing: Standing,
      address: z.string(),
    }),
  ),
});
export type GroupManagement = z.infer<typeof GroupManagement>;

/** What an invitation that still works says to whoever holds it. */
export const InvitationOffer = z.object({
  kind: z.enum(['personal', 'code']),
  territory: z.object({ slug: Slug, name: z.string() }),
  group: z.object({ slug: Slug, name: z.string(), purpose: Purpose }),
  /** To whom a mailed invitation went. */
  email: z.string().nullable(),
  /** What the person said when they asked to join. */
  college: College.nullable(),
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

export const AcceptInvitation = z.object({ college: College });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** Where an accepted invitation leads. */
export const InvitationAccepted = z.object({ territory: Slug, group: Slug });
export type InvitationAccepted = z.infer<typeof InvitationAccepted>;

/** Makes an account with an invitation in hand. */
export const SignUpInvited = z.object({
  name: PersonName,
  email: Email,
  password: Password,
  language: Language,
});
export type SignUpInvited = z.infer<typeof SignUpInvited>;

/** Whether the address needs no further proof: the invitation was mailed to it. */
export const SignedUpInvited = z.object({ verified: z.boolean() });
export type SignedUpInvited = z.infer<typeof SignedUpInvited>;
