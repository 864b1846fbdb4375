import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from './parse-decimal.ts';
import { valueText } from './value-text.ts';

const parse = (text: string) => parseDecimal(new TextEncoder().encode(text), 0, text.length);

test('numbers are read as JavaScript reads them, to the bit', () => {
  const forms = [(x: number) => String(x), (x: number) => x.toExponential(), (x: number) => x.toPrecision(9)];
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(...forms), (x, form) => {
      expect(Object.is(parse(form(x)), Number(form(x)))).toBe(true);
    }),
  );
  for (const text of [
    '0.1',
    '-0.0',
    '+.5',
    '5.',
    '0.000000000000000000000000001',
    '123456789012345678',
    '1E5',
  ]) {
    expect(Object.is(parse(text), Number(text)), text).toBe(true);
  }
});

test.each([
  '',
  '-',
  '.',
  '-.',
  '1.2.3',
  '0x10',
  '1e',
  'nan',
  'inf',
  'Infinity',
  '--1',
  '1_0',
  ' 1',
  '1'.repeat(401),
])('%j is no number', (text) => expect(parse(text)).toBeNaN());

test('the text of a 32-bit value reads back as that value', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Object.is(Math.fround(parse(valueText(value))), value)).toBe(true);
    }),
  );
});
