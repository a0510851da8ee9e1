import type { Role } from './roles.ts';

/** What binds a person to the very thing that they act on, whatever their role. */
export type Relation = 'self' | 'same-group' | 'facilitates-group';

/** Who may do something. */
export interface Rule {
  /** `site`: it belongs to no territory; otherwise the role is the one held in the territory acted on. */
  readonly in: 'site' | 'territory';
  /** The least role; `account`: whoever is signed in, whatever their role. */
  readonly least: Role | 'account';
  /** Also allowed, whatever the role, to whoever stands in this relation to what is acted on. */
  readonly or?: Relation;
  /** `told`: "sign in" or "not for you"; `hidden`: as if there were nothing. */
  readonly refusal: 'told' | 'hidden';
}

const anyone = (where: Rule['in']): Rule => ({ in: where, least: 'visitor', refusal: 'told' });
const signedIn: Rule = { in: 'site', least: 'account', refusal: 'told' };
/** Within a working group: its own people and whoever administers the territory; to others there is nothing. */
const inGroup = (or: Relation): Rule => ({ in: 'territory', least: 'administrator', or, refusal: 'hidden' });

/**
 * The one access policy: every action of the API, who may do it, and how everybody else is refused. The API's guard and
 * the pages read this table; a route names its action, and the application does not start when one does not.
 */
export const POLICY = {
  // Pages that everybody reads, and what is answered without an account.
  'site.read': anyone('site'),
  'survey.read': anyone('site'),
  'territory.read': anyone('territory'),
  'area.read': anyone('territory'),
  'area.locate': anyone('territory'),
  'campaign.read': anyone('territory'),
  'indicator.read': anyone('territory'),
  'actor.read': anyone('territory'),
  'action.read': anyone('territory'),
  'observation.read': anyone('territory'),
  'response.submit': anyone('territory'),
  // Whoever holds the code of a receipt may see and erase the response; nobody else can.
  'receipt.use': anyone('territory'),

  // Whoever scans a poster is brought to its campaign; how many did is for those who run the territory.
  'channel.follow': anyone('site'),
  'channel.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'channel.create': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'channel.change': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // What people are told before the first question of a campaign.
  'notice.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'notice.change': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // How many responses a campaign wants at most.
  'cap.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'cap.change': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // Questionnaires on paper: facilitators print them, members type in what comes back.
  'paper.read': { in: 'territory', least: 'member', refusal: 'told' },
  'paper.print': { in: 'territory', least: 'facilitator', refusal: 'told' },
  'paper.enter': { in: 'territory', least: 'member', refusal: 'told' },

  // Who wants to be written to after a survey: apart from any answer, for those who run the territory.
  'contact.leave': anyone('territory'),
  'contact.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'contact.remove': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // Accounts: signing in and up is for strangers; better-auth asks for the session where one is needed.
  'account.use': anyone('site'),
  'set-up.use': anyone('site'),
  'me.read': signedIn,
  'me.write': signedIn,
  'me.erase': signedIn,
  'membership.end': { in: 'territory', least: 'administrator', or: 'self', refusal: 'hidden' },

  // Working groups. What everybody reads never holds a private group: members come in by another door.
  'group.read': anyone('territory'),
  'group.create': { in: 'territory', least: 'facilitator', refusal: 'told' },
  'group.enter': inGroup('same-group'),
  'group.leave': inGroup('same-group'),
  'group.manage': inGroup('facilitates-group'),
  // Asking to join: with an account, or with an address to which an invitation can be sent.
  'group.ask': { in: 'territory', least: 'account', refusal: 'told' },
  'group.ask-by-mail': anyone('territory'),
  // Whoever holds an invitation may look at it, make an account with it, and once signed in use it.
  'invitation.use': anyone('site'),
  'invitation.accept': signedIn,
  // Whatever anybody proposes waits for those who run the territory; nobody else knows of it, its proposer by a link.
  'proposal.make': anyone('territory'),
  'proposal.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'proposal.decide': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // The outbox: it holds addresses of persons.
  'mail.read': { in: 'territory', least: 'administrator', refusal: 'hidden' },
  'mail.resend': { in: 'territory', least: 'administrator', refusal: 'hidden' },
  // Whoever holds a link out of a mail may stop such mails.
  'unsubscribe.use': anyone('site'),

  // Late answers to a closed campaign, of which nobody reads any before it is counted.
  'held-response.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'held-response.decide': { in: 'territory', least: 'facilitator', refusal: 'hidden' },

  // Collecting sessions: those who facilitate make them; whoever holds the link opens one on a device.
  'collecting-session.read': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'collecting-session.create': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'collecting-session.end': { in: 'territory', least: 'facilitator', refusal: 'hidden' },
  'collecting-session.open': anyone('site'),

  // How the territory is run, and what of its data goes by itself.
  'settings.read': { in: 'territory', least: 'administrator', refusal: 'hidden' },
  'settings.change': { in: 'territory', least: 'administrator', refusal: 'hidden' },

  // Traces of who did what.
  'audit.read': { in: 'territory', least: 'administrator', refusal: 'hidden' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;
