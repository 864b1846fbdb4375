import { expect, test } from 'vitest';
import { escapeMarkup, markup } from './markup.ts';

test('a word from a corpus cannot leave its element, its attribute or the line', () => {
  const word = `"><script>alert('x')</script>\u001b[2J\u202e`;
  expect(markup`<b title="${word}">${word}</b>`.source).toBe(
    '<b title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\\x1b[2J\\u202e">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\\x1b[2J\\u202e</b>',
  );
});

test('what XML does not allow at all becomes the replacement character', () => {
  expect(escapeMarkup('a\ud800\uffff')).toBe('a\ufffd\ufffd');
});

test('markup in markup is not escaped again, and nothing stands for nothing', () => {
  const items = ['a&b', 'c'].map((text) => markup`<i>${text}</i>`);
  expect(markup`<p>${items}${undefined}${false}${-0.0001}</p>`.source).toBe('<p><i>a&amp;b</i><i>c</i>0</p>');
});
