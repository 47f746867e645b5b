import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlText } from './html-text.ts';

test.each([
  ['<p>a</p><p>b</p>', 'a\n\nb'],
  ['a<br>b<br/>c', 'a\nb\nc'],
  ['<div>a<div>b</div></div>c', 'a\nb\nc'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a | b\nc | d'],
  ['<ul><li>a<li>b</ul>', '- a\n- b'],
  ['<blockquote>a<blockquote>b</blockquote></blockquote>c', '> a\n> > b\nc'],
  ['<pre>a\n  b</pre>', 'a\n  b'],
  ['a <!-- b --> c', 'a c'],
  ['a <style>b</style><script>if (1 < 2) "</p>"</script>c', 'a c'],
  [
    '&lt;b&gt; &amp;amp; &eacute;&#233;&#xe9; &#150; &unknown; &constructor;',
    '<b> &amp; ééé – &unknown; &constructor;',
  ],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['<a href="https://example.org/a">there</a>', 'there <https://example.org/a>'],
  ['<a href="https://example.org/a">example.org/a</a>', 'example.org/a'],
  ['<a href="mailto:d@example.org">d@example.org</a>', 'd@example.org'],
  ['<a href="javascript:alert(1)">x</a>', 'x'],
  ['<img alt="a map" src="cid:1">', '[picture: a map]'],
  ['<b title="a > b">x</b>', 'x'],
  ['<p>a', 'a'],
  ['<span style="display:none">a<span>b</span></span>c', 'c'],
])('[IN123] %s', (html, text) => {
  expect(htmlText(html).text).toBe(text);
});

test('[IN123] pictures of the network are counted, those nobody can see apart', () => {
  expect(
    htmlText(
      '<img src="https://x.example/a.png"><img src=//x.example/b width="1" height="1"><img src="http://x.example/c" style="width:0px;height:0"><img src="cid:2" width=1>',
    ),
  ).toMatchObject({ remote: 3, trackers: 2 });
});

test('[IN123] any characters are read, without markup where there was none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (html) => {
      expect(() => htmlText(html)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9 ]{0,80}$/), (words) => {
      expect(htmlText(`<p>${words}</p>`).text).toBe(words.replace(/ +/g, ' ').trim());
    }),
  );
});
