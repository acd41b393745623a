import { problem } from '../platform/http/index.js';

export class MailedCodeWrong extends problem(
  'invalid',
  'mailed-code-wrong',
  'This code is wrong, was used already, is older than ten minutes, or was tried too often. Only the newest one counts: ask for another.',
) {}
