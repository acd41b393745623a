/** A picture in Markdown, as the page of pictures gives its line: `![What it shows](/files/…-1600x1067.webp)`. */
export interface PictureMark {
  /** What is to be seen; empty where nobody has said it. */
  readonly description: string;
  readonly digest: string;
  /** Of the largest copy, in pixels. */
  readonly width: number;
  readonly height: number;
}

// The address says by itself how a picture is drawn, so that a text is shown without asking for its pictures.
const pattern = String.raw`!\[([^[\]\n]{0,300})\]\(\/files\/([0-9a-f]{32})-(\d{3,4})x(\d{3,4})\.webp\)`;

/** The mark that begins at this place of a text, with its length; undefined where none does. */
export function markAt(text: string, at: number): (PictureMark & { readonly length: number }) | undefined {
  const sticky = new RegExp(pattern, 'y');
  sticky.lastIndex = at;
  const found = sticky.exec(text);
  return found ? { ...markOf(found), length: found[0].length } : undefined;
}

/** All marks of a text, in order. */
export const marksIn = (text: string): PictureMark[] => [...text.matchAll(new RegExp(pattern, 'g'))].map(markOf);

/** The line to paste into a text. Brackets would end the description. */
export const lineOf = ({ description, digest, width, height }: PictureMark): string =>
  `![${description.replace(/\[/g, '(').replace(/\]/g, ')')}](${addressOf({ digest, width, height })})`;

/** Where a picture is seen by itself, in its largest copy. */
export const addressOf = ({ digest, width, height }: Omit<PictureMark, 'description'>): string =>
  `/files/${digest}-${width}x${height}.webp`;

function markOf([, description = '', digest = '', width, height]: RegExpExecArray): PictureMark {
  return { description: description.trim(), digest, width: Number(width), height: Number(height) };
}
