/** Outlines of letters on a square of 1,000 units: how far each moves on, and its path with y upwards. */
export type Glyphs = Readonly<Record<string, readonly [advance: number, path: string]>>;

export interface Box {
  readonly x: number;
  /** Of the first line's foot. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly lines: number;
}

const unitsPerEm = 1_000;
const lineHeight = 1.08;

/**
 * A text as shapes, so that it is drawn alike where no font is installed. Letters that the font lacks lose their marks or
 * are left out; what does not fit into the lines ends with an ellipsis.
 */
export function typeset(text: string, box: Box, glyphs: Glyphs): string {
  const scale = box.size / unitsPerEm;
  const lines = linesOf(text, { ...box, width: box.width / scale }, glyphs);
  return lines
    .map((line, index) => {
      let x = box.x / scale;
      const letters = [...line].map((letter) => {
        const [advance, path] = glyphs[letter] ?? [0, ''];
        const drawn = path === '' ? '' : `<path transform="translate(${Math.round(x)} 0)" d="${path}"/>`;
        x += advance;
        return drawn;
      });
      const y = box.y + index * box.size * lineHeight;
      return `<g transform="translate(0 ${y}) scale(${scale} ${-scale})">${letters.join('')}</g>`;
    })
    .join('');
}

/** The lines of a text in a width of units; words longer than a line are cut. */
export function linesOf(text: string, { width, lines }: Pick<Box, 'width' | 'lines'>, glyphs: Glyphs): string[] {
  const length = (part: string): number => [...part].reduce((sum, letter) => sum + (glyphs[letter]?.[0] ?? 0), 0);
  const fit = (part: string, end = ''): string => {
    let cut = part;
    while (cut !== '' && length(cut + end) > width) cut = cut.slice(0, -1);
    return cut.trimEnd() + end;
  };
  const made: string[] = [];
  let open = '';
  for (const word of known(text, glyphs).split(' ').filter(Boolean)) {
    const longer = open === '' ? word : `${open} ${word}`;
    if (length(longer) <= width) open = longer;
    else {
      if (open !== '') made.push(open);
      open = word;
    }
  }
  if (open !== '') made.push(open);
  const shown = made.slice(0, lines).map((line) => (length(line) > width ? fit(line, '…') : line));
  if (made.length > lines) shown[lines - 1] = fit(shown[lines - 1] ?? '', '…');
  return shown;
}

const known = (text: string, glyphs: Glyphs): string =>
  [...text.normalize('NFC').replace(/\s+/g, ' ')]
    .map((letter) => (glyphs[letter] ? letter : [...letter.normalize('NFKD')].filter((part) => glyphs[part]).join('')))
    .join('');
