import { z } from 'zod';
import { textCheck, urlCheck } from '../../platform/http/index.js';

const isText = (max: number, lines: boolean) => (value: string) =>
  value === '' || textCheck({ max, lines })(value) === undefined;

/** One line of text as the API takes it: no control characters, nothing that turns its direction, no card number. */
export const line = (max: number) => z.string().trim().min(1).max(max).refine(isText(max, false));

/** As `line`, where nothing may be written too. */
export const optionalLine = (max: number) => z.string().trim().max(max).refine(isText(max, false));

/** Several lines, with the line breaks that we keep instead of those that browsers send. */
export const optionalLines = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max).refine(isText(max, true)));

export const lines = (max: number) => optionalLines(max).pipe(z.string().min(1));

/** Whether it may be shown as a link. */
export const isLink = (url: string): boolean => urlCheck(url) === undefined;
