import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type PdfDocument from 'pdfkit';
import { type Locale } from '../../users/index.js';
import { assetFolder } from '../frame/assets.js';

type Document = InstanceType<typeof PdfDocument>;
type Structure = ReturnType<Document['struct']>;

/** What a paper says of itself. */
export interface PaperHead {
  readonly title: string;
  readonly author: string;
  readonly locale: Locale;
}

/** A cell; sums stand at the right. */
export interface Column {
  readonly title: string;
  /** Parts of the width; they need not add up to anything. */
  readonly width: number;
  readonly isSum?: boolean;
}

const margin = 56;
const ink = '#10333a';
const pale = '#44595e';
const line = '#b9c8c4';

let fonts: Promise<{ text: Buffer; title: Buffer }> | undefined;

const readFonts = async () => {
  const [text, title] = await Promise.all(
    ['paper-text.ttf', 'paper-title.ttf'].map((name) => readFile(join(assetFolder, name))),
  );
  return { text: text as Buffer, title: title as Buffer };
};

/**
 * A PDF whose parts are tagged (PDF/UA): it can be read aloud, has a language and a title, and embeds its fonts. It is sent
 * while it is drawn. What draws it is loaded with the first one.
 */
export class Paper {
  private readonly root: Structure;

  private constructor(
    private readonly pdf: Document,
    private readonly characters: ReadonlySet<number>,
  ) {
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  static async begin({ title, author, locale }: PaperHead): Promise<Paper> {
    fonts ??= readFonts();
    const { text, title: titles } = await fonts;
    const { default: Pdf } = await import('pdfkit');
    // More than its types know: they are older than PDF/UA.
    const options: object = {
      ...{ size: 'A4', margin, lang: locale, tagged: true, displayTitle: true, pdfVersion: '1.7', subset: 'PDF/UA' },
      info: { Title: title, Author: author, Creator: 'Tally' },
    };
    const pdf = new Pdf(options);
    pdf.registerFont('text', text).registerFont('title', titles).font('text');
    const { font } = (pdf as unknown as { _font: { font: { characterSet: number[] } } })._font;
    return new Paper(pdf, new Set(font.characterSet));
  }

  heading(text: string, level: 1 | 2 = 2): void {
    this.pdf.moveDown(level === 1 ? 0 : 1.2);
    this.keepTogether(80);
    this.add(`H${level}`, () => this.write('title', level === 1 ? 24 : 14, ink).text(this.known(text)));
    this.pdf.moveDown(0.4);
  }

  paragraph(text: string, { small = false }: { readonly small?: boolean } = {}): void {
    this.add('P', () => this.write('text', small ? 9 : 11, small ? pale : ink).text(this.known(text), { lineGap: 2 }));
    this.pdf.moveDown(0.5);
  }

  /** Names with what they stand for; the names are the heads of their rows. */
  pairs(rows: readonly (readonly [string, string])[]): void {
    const table = this.table();
    for (const [name, value] of rows) this.row(table, [cell(name, 1, 'TH', 'Row'), cell(value, 2.4)]);
    this.endTable(table);
  }

  /** Rows under a head that says what each column is. `strong` rows are sums. */
  grid(columns: readonly Column[], rows: readonly { readonly cells: readonly string[]; readonly strong?: boolean }[]) {
    const table = this.table();
    const at = (cells: readonly string[], type: 'TH' | 'TD', strong: boolean) =>
      columns.map(({ width, isSum }, i) => ({
        ...cell(cells[i] ?? '', width, type, 'Column'),
        ...{ isSum: isSum === true, strong },
      }));
    const titles = columns.map(({ title }) => title);
    this.row(table, at(titles, 'TH', false));
    for (const { cells, strong = false } of rows) this.row(table, at(cells, 'TD', strong));
    this.endTable(table);
  }

  /** The whole, to be sent. Nothing can be added after it. */
  end(): Readable {
    this.root.end();
    this.pdf.end();
    return this.pdf;
  }

  private table(): Structure {
    const table = this.pdf.struct('Table');
    this.root.add(table);
    return table;
  }

  private endTable(table: Structure): void {
    table.end();
    this.pdf.x = margin;
    this.pdf.moveDown(0.6);
  }

  private row(table: Structure, cells: readonly Cell[]): void {
    const whole = this.pdf.page.width - 2 * margin;
    const parts = cells.reduce((sum, { width }) => sum + width, 0);
    const widths = cells.map(({ width }) => (whole * width) / parts);
    const heights = cells.map((one, i) =>
      this.styled(one).heightOfString(this.known(one.text), { width: inner(widths, i) }),
    );
    const height = Math.max(...heights);
    this.keepTogether(height + 12);
    const top = this.pdf.y;
    const row = this.pdf.struct('TR');
    table.add(row);
    let left = margin;
    for (const [i, one] of cells.entries()) {
      const x = left;
      const draw = () => {
        this.styled(one).text(this.known(one.text), x, top + 4, {
          width: inner(widths, i),
          align: one.isSum ? 'right' : 'left',
        });
      };
      const scope: object = one.type === 'TH' ? { scope: one.scope } : {};
      row.add(this.pdf.struct(one.type, scope, draw));
      left += widths[i] ?? 0;
    }
    row.end();
    this.pdf.y = top + height + 10;
    this.rule();
  }

  /** A line that readers aloud pass over. */
  private rule(): void {
    const { y, page } = this.pdf;
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.pdf
      .lineWidth(0.5)
      .strokeColor(line)
      .moveTo(margin, y)
      .lineTo(page.width - margin, y)
      .stroke();
    this.pdf.endMarkedContent();
  }

  private add(type: string, draw: () => void): void {
    this.root.add(this.pdf.struct(type, {}, draw));
  }

  private styled({ type, strong }: Cell): Document {
    return strong ? this.write('title', 11, ink) : this.write('text', 10.5, type === 'TH' ? pale : ink);
  }

  private write(font: 'text' | 'title', size: number, color: string): Document {
    return this.pdf.font(font).fontSize(size).fillColor(color);
  }

  private keepTogether(height: number): void {
    if (this.pdf.y + height > this.pdf.page.height - margin) this.pdf.addPage();
  }

  /** What the fonts have; people write in every script, and a question mark is better than an empty box. */
  private known(text: string): string {
    const plain = text
      .normalize('NFC')
      .replace(/[\u202f\u2009]/g, '\u00a0')
      .replace(/\s*\n\s*/g, ' ');
    return [...plain].map((one) => (this.characters.has(one.codePointAt(0) ?? 0) ? one : '?')).join('');
  }
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly type: 'TH' | 'TD';
  readonly scope: 'Row' | 'Column';
  readonly isSum?: boolean;
  readonly strong?: boolean;
}

const cell = (text: string, width: number, type: Cell['type'] = 'TD', scope: Cell['scope'] = 'Row'): Cell => ({
  ...{ text, width, type, scope },
});

const inner = (widths: readonly number[], i: number): number => (widths[i] ?? 0) - 8;
