import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ServerSecret } from '../../config/secret.ts';
import { isSame } from '../../config/tokens.ts';
import { ProposalLinkUnknown } from '../moderation.errors.ts';

/** Links by which whoever proposed something answers a question about it, with or without an account. */
@Injectable()
export class ProposalLinks {
  constructor(private readonly secret: ServerSecret) {}

  of(territory: string, id: string): string {
    return `/t/${territory}/proposer/suite?jeton=${id}.${this.signature(id)}`;
  }

  /** @returns the number of the proposal @throws ProposalLinkUnknown unless the token is one of ours */
  read(token: string): string {
    const [id = '', signature = ''] = token.split('.');
    if (!z.uuid().safeParse(id).success || !isSame(signature, this.signature(id)))
      throw new ProposalLinkUnknown();
    return id;
  }

  private signature(id: string): string {
    return this.secret.sign('own-proposal', id);
  }
}
