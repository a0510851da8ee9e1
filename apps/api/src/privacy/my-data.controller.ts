import { Controller, Get, Header, Query } from '@nestjs/common';
import { MyData, ReadableData } from '@belvedere/contracts/my-data';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import type { Person } from '../http/persons.ts';
import { Returns, ReturnsBytes } from '../http/returns.decorator.ts';
import { MyDataService } from './my-data.service.ts';

@Controller('me')
export class MyDataController {
  constructor(private readonly data: MyDataService) {}

  /** Everything that the observatory holds about me, for programs. */
  @Get('data')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="belvedere.json"')
  @Access('me.read')
  @Returns(MyData)
  read(@CurrentPerson() { id }: Person): Promise<MyData> {
    return this.data.read(id);
  }

  /** The same, to be read and printed: a page that stands alone. */
  @Get('data.html')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="belvedere.html"')
  @Header('content-type', 'text/html; charset=utf-8')
  @Access('me.read')
  @ReturnsBytes('text/html')
  page(
    @Query({ schema: ReadableData }) { language }: ReadableData,
    @CurrentPerson() { id }: Person,
  ): Promise<string> {
    return this.data.page(id, language);
  }
}
