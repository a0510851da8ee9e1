import { Body, Controller, Header, Post } from '@nestjs/common';
import { Done, SetUp } from '@belvedere/contracts/accounts';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { SetUpService } from './set-up.service.ts';

@Controller('set-up')
export class SetUpController {
  constructor(private readonly setUp: SetUpService) {}

  /** Makes the first administrator, with the key of the link in the console. */
  @Post()
  @Header('cache-control', 'no-store')
  @Access('set-up.use')
  @Returns(Done, 201)
  async use(@Body({ schema: SetUp }) sent: SetUp): Promise<Done> {
    await this.setUp.use(sent);
    return { done: true };
  }
}
