import MarkdownIt from 'markdown-it';
import { addressOf, fileName, markAt, type PictureMark, widthsOf } from '../../files/index.js';

/**
 * Stories as HTML. What people write is text with marks, never HTML: tags are shown as they were typed, and links lead
 * only to http, https and mailto. Of pictures only those are shown that were sent to us and are described, so that no page
 * loads anything from elsewhere; any other address stays a link.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false }).disable([
  'image',
  'table',
]);

/** How wide a picture is in a text, for browsers to choose a copy by. */
const sizes = '(min-width: 44rem) 40rem, 100vw';

markdown.inline.ruler.before('link', 'picture', (state, silent) => {
  const mark = markAt(state.src, state.pos);
  if (!mark || mark.description === '') return false;
  if (!silent) state.push('picture', 'img', 0).content = state.src.slice(state.pos, state.pos + mark.length);
  state.pos += mark.length;
  return true;
});

markdown.renderer.rules['picture'] = (tokens, index, _options, env) => {
  const mark = markAt(tokens[index]?.content ?? '', 0);
  return mark ? drawn(mark, typeof env?.['home'] === 'string' ? env['home'] : '') : '';
};

function drawn({ description, ...picture }: PictureMark, home: string): string {
  const { digest, width, height } = picture;
  const copies = widthsOf(width).map((each) => `${home}/files/${fileName(digest, each)} ${each}w`);
  const alt = markdown.utils.escapeHtml(description);
  return `<img src="${home}${addressOf(picture)}" srcset="${copies.join(', ')}" sizes="${sizes}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
}

/** The page has h1 and h2 of its own: the highest level that a story uses is its third, whatever the writer called it. */
markdown.core.ruler.push('levels', (state) => {
  const headings = state.tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const highest = Math.min(...headings.map(levelOf));
  for (const token of headings) token.tag = `h${Math.min(6, levelOf(token) - highest + 3)}`;
});

const levelOf = ({ tag }: { tag: string }): number => Number(tag.slice(1));

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc noopener');
  return self.renderToken(tokens, index, options);
};

/** `home` stands before the addresses of pictures where the text is read elsewhere. */
export const renderMarkdown = (text: string, home = ''): string => markdown.render(text, { home });
