import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Unsubscription } from '@belvedere/contracts/notifications';
import { ServerSecret } from '../../config/secret.ts';
import { isSame } from '../../config/tokens.ts';
import { UnsubscribeLinkUnknown } from './unsubscribe.errors.ts';

export type Stops = Unsubscription['stops'];

const Token = z.templateLiteral([z.uuid(), '.', z.string(), '.', z.string()]);

/** Links by which whoever holds a mail stops mails like it, without signing in. They do not expire: mails are kept. */
@Injectable()
export class UnsubscribeLinks {
  constructor(private readonly secret: ServerSecret) {}

  of(personId: string, stops: Stops): { post: string; page: string } {
    const token = `${personId}.${stops}.${this.signature(personId, stops)}`;
    return { post: `/api/unsubscribe?token=${token}`, page: `/desinscription?token=${token}` };
  }

  /** @throws UnsubscribeLinkUnknown unless the token is one of ours */
  read(token: string): { personId: string; stops: Stops } {
    if (!Token.safeParse(token).success) throw new UnsubscribeLinkUnknown();
    const [personId = '', stops = '', signature = ''] = token.split('.');
    const known = Unsubscription.safeParse({ stops });
    if (!known.success || !isSame(signature, this.signature(personId, stops)))
      throw new UnsubscribeLinkUnknown();
    return { personId, stops: known.data.stops };
  }

  private signature(personId: string, stops: string): string {
    return this.secret.sign('unsubscribe', `${personId}.${stops}`);
  }
}
