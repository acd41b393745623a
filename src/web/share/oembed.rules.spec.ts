// Guarantee: oEmbed speaks of our campaigns only, never larger than asked for, and whatever a title is, what is pasted
// into another page stays one frame.
import { oEmbedOf, pageIn } from './oembed.rules.js';
import { xmlText } from './xml.rules.js';

const home = 'https://tally.example';

test('only pages of campaigns of ours are found', () => {
  expect(pageIn(`${home}/fr/campaigns/a-barge-1`, home)).toEqual({ slug: 'a-barge-1', locale: 'fr' });
  expect(pageIn(`${home}/campaigns/a-barge-1?x=1#y`, home)).toEqual({ slug: 'a-barge-1', locale: 'en' });
  for (const other of [
    'https://tally.example.evil/en/campaigns/a',
    `${home}/de/campaigns/a`,
    `${home}/en/campaigns/a/money`,
    `${home}/en/projects/a`,
    'javascript:alert(1)',
    undefined,
    ['x'],
  ]) {
    expect(pageIn(other, home)).toBeUndefined();
  }
});

test('the frame is no larger than asked for, and no title breaks out of it', () => {
  const shared = { home, locale: 'en', slug: 'a', title: '"><script>x</script>', ownerName: 'Ada' } as const;
  const answer = oEmbedOf(shared, { maxwidth: '200', maxheight: 'x' }) as { html: string; width: number };
  expect(answer.width).toBe(200);
  expect(answer.html).toContain('width="200"');
  expect(answer.html).not.toContain('<script');
  expect(answer.html.match(/</g)).toHaveLength(2);
});

test('what XML cannot write is left out', () => {
  expect(xmlText('a\u0001<b> & "c" \uD800\uFFFF😀')).toBe('a&lt;b&gt; &amp; &quot;c&quot; 😀');
});
