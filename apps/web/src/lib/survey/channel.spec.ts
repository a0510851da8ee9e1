import { expect, test } from 'vitest';
import { channelIn, keepingChannel } from './channel.ts';

const at = (address: string) => new URL(address, 'https://observatoire.example');

test.each([
  ['/x?canal=ACDEFGHJ', 'ACDEFGHJ', '/x?canal=ACDEFGHJ', '/x?canal=ACDEFGHJ&commencer'],
  ['/x?commencer&canal=acde-fghj&y=1', 'ACDEFGHJ', '/x?canal=ACDEFGHJ', '/x?canal=ACDEFGHJ&commencer'],
  ['/x?canal=<script>', undefined, '/x', '/x?commencer'],
  ['/x?canal=', undefined, '/x', '/x?commencer'],
  ['/x', undefined, '/x', '/x?commencer'],
])('%s', (address, channel, kept, starting) => {
  expect(channelIn(at(address))).toBe(channel);
  expect(keepingChannel(at(address))).toBe(kept);
  expect(keepingChannel(at(address), true)).toBe(starting);
});
