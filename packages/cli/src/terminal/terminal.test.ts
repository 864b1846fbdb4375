import { expect, test } from 'vitest';
import { pad, truncate, widthOf } from './fit.ts';
import { paintFor } from './paint.ts';
import { terminalOf } from './terminal.ts';
import { textTable } from './text-table.ts';
import { wrap } from './wrap.ts';

const plain = paintFor(false);

test('wide characters take two columns, and a cut never goes over the width', () => {
  expect(widthOf('語彙')).toBe(4);
  expect(truncate('語彙の構築', 6)).toBe('語彙…');
  expect(truncate('vocabulary', 6)).toBe('vocab…');
  expect(truncate('vocab', 5)).toBe('vocab');
  expect(pad('語', 4)).toBe('語  ');
  expect(pad('7', 3, 'right')).toBe('  7');
});

test('a table aligns numbers to the right and cuts its widest column to fit', () => {
  const lines = textTable(
    [{ name: 'word' }, { name: 'nearest' }, { name: 'cosine', digits: 3 }],
    [
      ['chip', 'intel desktop laptop microprocessor semiconductor', 0.7541],
      ['bank', 'banks', 0.6],
    ],
    40,
    plain,
  );
  expect(lines).toEqual([
    'word  nearest                     cosine',
    'chip  intel desktop laptop micr…   0.754',
    'bank  banks                        0.600',
  ]);
});

test('words stay whole where they fit a line; wide characters that do not fit go to the next', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a 0123456789 b', 4)).toEqual(['a', '0123', '4567', '89 b']);
  expect(wrap('語彙の構築', 5)).toEqual(['語彙', 'の構', '築']);
  expect(wrap('語彙', 1)).toEqual(['語', '彙']);
  expect(wrap('', 10)).toEqual(['']);
});

test('text in the last column goes on below itself', () => {
  const columns = [{ name: 'word' }, { name: 'nearest' }];
  expect(
    textTable(
      columns,
      [
        ['chip', 'intel, desktop, laptop, microprocessor'],
        ['語彙', 'words'],
      ],
      30,
      plain,
    ),
  ).toEqual(['word  nearest', 'chip  intel, desktop, laptop,', '      microprocessor', '語彙  words']);
});

test('a word that holds terminal escapes and markup is printed as text', () => {
  const lines = textTable(
    [{ name: 'word' }],
    [['\x1b[2Jevil'], ['<script>'], ['a\nb'], ['x\u202ey']],
    80,
    plain,
  );
  expect(lines).toEqual(['word', '\\x1b[2Jevil', '<script>', 'a\\x0ab', 'x\\u202ey']);
});

test('color follows the flag, then NO_COLOR and FORCE_COLOR, then whether it is a terminal', () => {
  const colored = (stream: { isTTY?: boolean }, environment: Record<string, string>, flag?: boolean) =>
    terminalOf(stream, environment, flag).paint('red', 'x') !== 'x';
  expect(colored({ isTTY: true }, {})).toBe(true);
  expect(colored({}, {})).toBe(false);
  expect(colored({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(colored({}, { FORCE_COLOR: '1' })).toBe(true);
  expect(colored({ isTTY: true }, { NO_COLOR: '1' }, true)).toBe(true);
  expect(colored({ isTTY: true }, {}, false)).toBe(false);
});

test('what cannot be redrawn is not interactive: a pipe, a log of CI, a dumb terminal, one of no size', () => {
  expect(terminalOf({ isTTY: true, columns: 80, rows: 24 }, {}).interactive).toBe(true);
  expect(terminalOf({}, {}).interactive).toBe(false);
  expect(terminalOf({ isTTY: true }, { CI: 'true' }).interactive).toBe(false);
  expect(terminalOf({ isTTY: true }, { TERM: 'dumb' }).interactive).toBe(false);
  expect(terminalOf({ isTTY: true, columns: 0, rows: 0 }, {})).toMatchObject({
    interactive: false,
    columns: 80,
    rows: 24,
  });
});
