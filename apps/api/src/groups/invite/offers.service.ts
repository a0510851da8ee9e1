import { Injectable } from '@nestjs/common';
import type {
  AcceptInvitation,
  InvitationAccepted,
  InvitationOffer,
  SignedUpInvited,
  SignUpInvited,
} from '@belvedere/contracts/groups';
import { readCode } from '@belvedere/domain/groups';
import { InvitedSignUp } from '../../accounts/sign-up/invited-sign-up.service.ts';
import { AuditService } from '../../audit/audit.service.ts';
import { hashOf } from '../../config/tokens.ts';
import { Sql } from '../../database/sql.ts';
import { WelcomeService } from '../join/welcome.service.ts';
import { InvitationUseless } from './invite.errors.ts';
import { type OfferRow, OffersQueries } from './offers.queries.ts';

/** What whoever holds an invitation, or a code, does with it. */
@Injectable()
export class OffersService {
  constructor(
    private readonly queries: OffersQueries,
    private readonly welcome: WelcomeService,
    private readonly signUps: InvitedSignUp,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws InvitationUseless */
  async read(token: string): Promise<InvitationOffer> {
    const { kind, email, college, territory, territoryName, slug, name, purpose } = await this.find(token);
    return {
      kind: kind === 'code' ? 'code' : 'personal',
      territory: { slug: territory, name: territoryName },
      group: { slug, name, purpose },
      // A poster may be read by others than the one for whom it is meant.
      email: kind === 'mailed' ? email : null,
      college: kind === 'mailed' ? college : null,
    };
  }

  /** Makes an account, whether or not anybody may. @throws InvitationUseless, AddressKnown */
  async signUp(token: string, person: SignUpInvited): Promise<SignedUpInvited> {
    const { kind, email } = await this.find(token);
    const verified = kind === 'mailed' && email === person.email.toLowerCase();
    await (verified ? this.signUps.proven(person) : this.signUps.unproven(person));
    return { verified };
  }

  /**
   * Joins. Whoever is in the group already is only shown the way, and the invitation stays good.
   * @throws InvitationUseless, also for the second of two who use a personal one at once
   */
  async accept(token: string, personId: string, { college }: AcceptInvitation): Promise<InvitationAccepted> {
    return this.sql.transaction(async (manager) => {
      const code = readCode(token);
      const offer = await (code
        ? this.queries.byCodeLocked(code, manager)
        : this.queries.byHashLocked(hashOf(token), manager));
      if (!offer) throw new InvitationUseless();
      const author = { personId, role: 'member' };
      const newcomer = { personId, role: offer.role, college };
      if (await this.welcome.welcome(offer, newcomer, author, manager)) {
        await this.queries.use(offer, manager);
        await this.audit.record(
          {
            ...author,
            territoryId: offer.territoryId,
            action: 'invitation.accept',
            subject: `${offer.kind === 'code' ? 'group-code' : 'invitation'}:${offer.offer}`,
            after: { group: offer.slug },
          },
          manager,
        );
      }
      return { territory: offer.territory, group: offer.slug };
    });
  }

  private async find(token: string): Promise<OfferRow> {
    const code = readCode(token);
    const offer = await (code ? this.queries.byCode(code) : this.queries.byHash(hashOf(token)));
    if (!offer) throw new InvitationUseless();
    return offer;
  }
}
