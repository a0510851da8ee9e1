import { expect, test } from 'vitest';
import { readReceiptCode, receiptCode } from './receipt-code.ts';

test('codes differ, and are read as they are written', () => {
  const codes = Array.from({ length: 1000 }, receiptCode);
  expect(new Set(codes).size).toBe(1000);
  for (const code of codes) expect(readReceiptCode(code)).toBe(code);
});

test.each([
  'K7QF-2MXR-9TBH',
  'k7qf-2mxr-9tbh',
  ' K7QF 2MXR 9TBH\n',
  'K7QF2MXR9TBH',
  'K7QF–2MXR—9TBH',
  'K7QF\u00a02MXR.9TBH',
])('%j is the code that somebody copied', (typed) => {
  expect(readReceiptCode(typed)).toBe('K7QF-2MXR-9TBH');
});

test.each(['', 'K7QF-2MXR', 'K7QF-2MXR-9TBHK', 'K7QF-2MXR-9TB0', 'K7QF-2MXR-9TB%', "' OR 1=1 --"])(
  '%j cannot be a code',
  (typed) => {
    expect(readReceiptCode(typed)).toBeNull();
  },
);
