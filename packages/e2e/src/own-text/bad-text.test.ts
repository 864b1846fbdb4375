import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OwnTextProject } from './own-text-project.ts';

test('an empty text and a blank one are refused with what to do', () => {
  using empty = new OwnTextProject('');
  expect(empty.wordloom('run', 'own')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/there is no text in .*text\.txt \[datasets\/empty\].*what to do/s),
  });
  using blank = new OwnTextProject(' \n\n \t\n');
  expect(blank.wordloom('run', 'own')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/tokenize\/empty-text.*stage tokenize.*white space only/s),
  });
});

test('a vocabulary of one word is refused by the stage that cannot use it', () => {
  using project = new OwnTextProject('word word word word\nword word\n');
  const { code, err } = project.wordloom('run', 'own');
  expect(code).toBe(1);
  expect(err).toMatch(/the vocabulary has one word.*word2vec\/few-words.*stage train/s);
});

test('a minimum frequency above every count says so', () => {
  using project = new OwnTextProject('one two two\n');
  const { code, err } = project.wordloom('run', 'own', '--set', 'vocabulary.minFrequency=3');
  expect(code).toBe(1);
  expect(err).toMatch(/vocab\/empty.*stage vocabulary/s);
});

test('invalid UTF-8 is replaced and counted, or refused with --strict by line and byte', () => {
  using project = new OwnTextProject(Buffer.from('one two\nthree \xff\xc3 one\nof two words\n', 'latin1'));
  const mended = project.wordloom('run', 'own');
  expect(mended.code).toBe(0);
  expect(mended.out).toContain('2 invalid UTF-8 sequences were replaced by U+FFFD');
  const { code, err } = project.wordloom('run', 'own', '--strict');
  expect(code).toBe(1);
  expect(err).toMatch(/UTF-8.*line 2/s);
});

test('words that are markup and terminal escapes reach terminal and report as text', () => {
  const hostile = '<script>alert(1)</script>';
  const line = `${hostile} \u001b[2J\u001b]0;owned\u0007 <img/onerror=alert(1)> \u202ereversed plain\n`;
  using project = new OwnTextProject(line.repeat(50));
  const { code, out, err } = project.wordloom('run', 'own');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(hostile);
  expect(out).toContain('\\x1b[2J');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  const [report] = globSync(join(project.root, 'artifacts/runs/*/report.html'));
  const page = readFileSync(report!, 'utf8');
  expect(page).toContain('&lt;script&gt;');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(page).not.toMatch(/<script|<img|\x1b|\u202e/);
});

test('a text that is gone is named, with where it was looked for', () => {
  using project = new OwnTextProject('one two\n');
  rmSync(join(project.root, 'text.txt'));
  const { code, err } = project.wordloom('run', 'own');
  expect(code).toBe(1);
  expect(err).toContain('there is no file or folder text.txt [datasets/missing]');
});
