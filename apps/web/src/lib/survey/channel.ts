import { readCode } from '@belvedere/domain/groups';

/** An address, the page's own or any other. */
interface Address {
  readonly pathname: string;
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

/** The channel by which a page was opened: in its address, so that it outlives a reload and the person before. */
export function channelIn({ searchParams }: Address): string | undefined {
  return readCode(searchParams.get('canal') ?? '') ?? undefined;
}

/** The address of the page with its channel and nothing else. @param starting it is to start at once */
export function keepingChannel(url: Address, starting = false): string {
  const channel = channelIn(url);
  const parts = [...(channel ? [`canal=${channel}`] : []), ...(starting ? ['commencer'] : [])];
  return parts.length > 0 ? `${url.pathname}?${parts.join('&')}` : url.pathname;
}
