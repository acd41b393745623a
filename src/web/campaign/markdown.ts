import MarkdownIt from 'markdown-it';

/**
 * Stories as HTML. What people write is text with marks, never HTML: tags are shown as they were typed, links lead
 * only to http, https and mailto, and pictures are left out, so that no page loads anything from elsewhere.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false }).disable([
  'image',
  'table',
]);

/** The page has h1 and h2 of its own: what a story calls its first level is the third. */
markdown.core.ruler.push('levels', (state) => {
  for (const token of state.tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
  }
});

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc noopener');
  return self.renderToken(tokens, index, options);
};

export const renderMarkdown = (text: string): string => markdown.render(text);
