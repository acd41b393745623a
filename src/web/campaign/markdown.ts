import MarkdownIt from 'markdown-it';

/**
 * Stories as HTML. What people write is text with marks, never HTML: tags are shown as they were typed, links lead
 * only to http, https and mailto, and pictures are left out, so that no page loads anything from elsewhere.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false }).disable([
  'image',
  'table',
]);

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

export const renderMarkdown = (text: string): string => markdown.render(text);
