import { type Action, COLLEGES, POLICY, ROLES } from '@belvedere/domain/access';
import { z } from 'zod';
import { Language, Line, Slug } from './text.ts';

export const Role = z.enum(ROLES);
export const College = z.enum(COLLEGES);
export type College = z.infer<typeof College>;
const AllowedAction = z.enum(Object.keys(POLICY) as [Action, ...Action[]]);

/** What a person is in one territory. */
export const Membership = z
  .object({
    territory: z.object({ slug: Slug, name: z.string() }),
    role: Role,
    college: College.nullable(),
    since: z.iso.datetime(),
    /** The territory asks a second factor of whoever administers it: until they have one, they act as members. */
    lacksSecondFactor: z.boolean(),
    /** What the person may do there. */
    may: z.array(AllowedAction),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

/** Who I am. */
export const Me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.email(),
    language: Language,
    /** Whether a code is asked for after the password. */
    secondFactor: z.boolean(),
    memberships: z.array(Membership),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** A device on which I am signed in, known by when it began: nothing else is kept of it. */
export const Session = z
  .object({
    id: z.uuid(),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    /** The one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export const SessionList = z.object({ sessions: z.array(Session) });
export type SessionList = z.infer<typeof SessionList>;

export const Password = z.string().min(10).max(128);

/** The one that a person has, to prove who they are: whatever they typed is compared, not judged. */
export const CurrentPassword = z.string().min(1).max(128);

export const PersonName = Line(120).min(1);

/** What makes an account. */
export const SignUp = z.strictObject({
  name: PersonName,
  email: z.email().max(254),
  password: Password,
  language: Language.optional(),
});

/** What a person changes of theirs without further proof. */
export const UpdatePerson = z.strictObject({ name: PersonName });

/** How whoever asks proves once more who they are: by their password, or, without one, by having signed in just now. */
export const Confirmation = z.enum(['password', 'signed-in-lately', 'sign-in-again']);
export type Confirmation = z.infer<typeof Confirmation>;

/** What would be asked of me before an important change of my account. */
export const AskedConfirmation = z.object({ confirmation: Confirmation });
export type AskedConfirmation = z.infer<typeof AskedConfirmation>;

/** Another address for my account: it changes once a link sent to the new one is followed. */
export const ChangeEmail = z.strictObject({
  newEmail: z.email().max(254),
  /** Needed by whoever has one. */
  password: CurrentPassword.optional(),
});
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/** The first account of an observatory, made with the link that its console shows. */
export const SetUp = z.object({
  key: z.string().min(1).max(200),
  name: PersonName,
  email: z.email().max(254),
  password: Password,
  language: Language,
});
export type SetUp = z.infer<typeof SetUp>;

/** That something was done, when there is nothing else to say. */
export const Done = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;

/** What the sign-in page offers. */
export const SignInWays = z.object({
  signUp: z.enum(['open', 'invitation']),
  /** Name of the provider of identities; null without one. */
  provider: z.string().nullable(),
  /** Accounts of the demonstration, which anybody may use; empty outside of it. */
  demonstration: z.array(z.object({ name: z.string(), email: z.email(), role: Role, password: z.string() })),
});
export type SignInWays = z.infer<typeof SignInWays>;
