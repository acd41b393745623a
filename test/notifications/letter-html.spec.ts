// Guarantee: the HTML of a letter says what its text says, loads nothing, and what people wrote in it stays text.
import { letterHtml } from '../../src/notifications/letters/letter-html.js';

const body =
  'Hello <b>Zoë</b>,\n\nOne line\nand another.\n\nhttps://tally.example/en/pledges/1?link=abc&x=1\n\n-- \nSent by Tally\nA & B\n';

it('shows paragraphs, makes a button of an address, and writes it out below', () => {
  const html = letterHtml({ subject: 'It is "done" & paid', body, locale: 'fr' });
  expect(html).toContain('<html lang="fr">');
  expect(html).toContain('Hello &lt;b>Zoë&lt;/b>,');
  expect(html).toContain('One line<br/>and another.');
  expect(html.match(/href="https:\/\/tally\.example\/en\/pledges\/1\?link=abc&amp;x=1"/g)).toHaveLength(2);
  expect(html).toContain('Ouvrir la page');
  expect(html).toContain('A &amp; B');
  expect(html).not.toMatch(/<(img|script|link|iframe)/);
});

it.each(['javascript:alert(1)', 'https://a b', 'data:text/html,x'])('%s is no address to open', (text) => {
  expect(letterHtml({ subject: 's', body: `${text}\n\n-- \nx`, locale: 'en' })).not.toContain('<a ');
});
