import { expect, test } from 'vitest';
import { replaceSection } from './replace-section.ts';

test('what stands between the markers is replaced, and nothing else', () => {
  const document = '# Title\n\n<!-- a -->\nold\n<!-- /a -->\n\n<!-- b -->\nkept\n<!-- /b -->\n';
  expect(replaceSection(document, 'a', 'new\n')).toBe(
    '# Title\n\n<!-- a -->\n\nnew\n\n<!-- /a -->\n\n<!-- b -->\nkept\n<!-- /b -->\n',
  );
});

test('a document without the markers is refused', () => {
  expect(() => replaceSection('# Title\n<!-- /a -->\n', 'a', 'new')).toThrow('<!-- a -->');
});
