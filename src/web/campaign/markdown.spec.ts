// Guarantee: a text shows no picture but those that were sent to us and are described; nothing that is written loads
// anything from elsewhere, and nothing of it becomes markup of ours.
import { renderMarkdown } from './markdown.js';

const digest = '0123456789abcdef0123456789abcdef';
const address = `/files/${digest}-1200x800.webp`;

it('a picture of ours is drawn in its widths, described, and only when it is come to', () => {
  expect(renderMarkdown(`Look:\n\n![A "chair" & <b>more</b>](${address})`)).toBe(
    `<p>Look:</p>\n<p><img src="${address}" srcset="/files/${digest}-480.webp 480w, /files/${digest}-960.webp 960w, /files/${digest}-1200.webp 1200w" sizes="(min-width: 44rem) 40rem, 100vw" alt="A &quot;chair&quot; &amp; &lt;b&gt;more&lt;/b&gt;" width="1200" height="800" loading="lazy" decoding="async"></p>\n`,
  );
});

it('read elsewhere, its addresses say where they are', () => {
  const html = renderMarkdown(`![A chair](${address})`, 'https://tally.example');
  expect(html.match(/https:\/\/tally\.example\/files\//g)).toHaveLength(4);
});

it.each([
  ['another host', '![A chair](https://evil.example/x.png)', '<p>!<a href="https://evil.example/x.png" rel="nofollow ugc noopener">A chair</a></p>\n'],
  ['another path', '![A chair](/covers/x.svg)', '<p>!<a href="/covers/x.svg" rel="nofollow ugc noopener">A chair</a></p>\n'],
  ['a script', '![A chair](javascript:alert(1))', '<p>![A chair](javascript:alert(1))</p>\n'],
  ['data', '![A chair](data:image/png;base64,AAAA)', '<p>!<a href="data:image/png;base64,AAAA" rel="nofollow ugc noopener">A chair</a></p>\n'],
  ['code', `\`![A chair](${address})\``, `<p><code>![A chair](${address})</code></p>\n`],
  ['an escape', `\\![A chair](${address})`, `<p>!<a href="${address}" rel="nofollow ugc noopener">A chair</a></p>\n`],
  ['HTML', '<img src="https://evil.example/x.png">', '<p>&lt;img src=&quot;https://evil.example/x.png&quot;&gt;</p>\n'],
])('%s is no picture', (_, text, html) => expect(renderMarkdown(text)).toBe(html)); // prettier-ignore

it.each([
  `![](${address})`,
  `![ ](${address})`,
  `![A chair][1]\n\n[1]: https://evil.example/x.png`,
  `![A chair][1]\n\n[1]: ${address}`,
  `![A chair](<https://evil.example/x.png>)`,
  `![A chair](//evil.example${address})`,
  `![A chair](${address}"onload="alert(1))`,
])('%s draws nothing', (text) => expect(renderMarkdown(text)).not.toContain('<img'));

it('a picture within a link or among words is one all the same', () => {
  for (const text of [`[![A chair](${address})](https://a.example)`, `Here ![A chair](${address}) it is`])
    expect(renderMarkdown(text).match(/<img /g)).toHaveLength(1);
});
