/** The kinds of pictures that are taken, under the names that the decoder gives them. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif';

/** What is asked of a picture. Pixels are counted from its head, before anything is decoded. */
export const pictureLimits = {
  bytes: 10 * 1024 * 1024,
  pixels: 50_000_000,
  leastWidth: 480,
  leastHeight: 240,
  /** How often the shorter side may go into the longer. */
  ratio: 4,
} as const;

/** The widths in which a picture is kept; one that is narrower is kept in its own width as well. */
const usualWidths = [480, 960, 1600] as const;

/** The box that the largest copy fits in. */
export const largest = { width: 1600, height: 2000 } as const;

/** The size that services ask for which show links as cards. */
export const sharedSize = { width: 1200, height: 630 } as const;

const startsWith = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * What a file is by its first 32 bytes, never by its name; undefined for everything that is not taken. Asked before a
 * decoder sees the file, so that no other decoder (SVG, GIF, TIFF, PDF) is ever reached from outside.
 */
export function formatOf(head: Uint8Array): PictureFormat | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(head, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(head, ascii('RIFF')) && startsWith(head, ascii('WEBP'), 8)) return 'webp';
  if (startsWith(head, ascii('ftypavif'), 4)) return 'avif';
  return undefined;
}

export type SizeFault = 'too_many_pixels' | 'too_small' | 'too_long';

/** What is wrong with a size, as its picture is seen; undefined for one that is taken. */
export function sizeFault({ width, height }: { width: number; height: number }): SizeFault | undefined {
  if (width * height > pictureLimits.pixels) return 'too_many_pixels';
  if (width < pictureLimits.leastWidth || height < pictureLimits.leastHeight) return 'too_small';
  return Math.max(width, height) > pictureLimits.ratio * Math.min(width, height) ? 'too_long' : undefined;
}

/** The widths that a picture is kept in, ascending, none of them wider than itself. */
export const widthsOf = (width: number): number[] => [
  ...new Set([...usualWidths.filter((usual) => usual < width), Math.min(width, largest.width)]),
];

/** The file of a picture in one width. */
export const fileName = (digest: string, width: number): string => `${digest}-${width}.webp`;

/** The file that is shown beside a link elsewhere. */
export const sharedFileName = (digest: string): string => `${digest}-shared.jpg`;

export const namesOf = ({ digest, widths }: { digest: string; widths: readonly number[] }): string[] => [
  ...widths.map((width) => fileName(digest, width)),
  sharedFileName(digest),
];

/** The file behind a name that also says the height of the picture, as texts give it; any other name as it is. */
export const fileBehind = (name: string): string => name.replace(/^([0-9a-f]{32}-\d{3,4})x\d{3,4}(\.webp)$/, '$1$2');

/** The digest in a name of ours; undefined for any other name. */
export const digestIn = (name: string): string | undefined =>
  /^([0-9a-f]{32})-(?:\d{2,4}\.webp|shared\.jpg)$/.exec(name)?.[1];
