import { problem } from '../platform/http/index.js';

export class ProjectNotFound extends problem('not_found', 'project-not-found', 'There is no such project.') {}

export class DeputyIsOwner extends problem(
  'invalid',
  'deputy-is-owner',
  'The deputy takes over when the owner cannot, so it has to be somebody else.',
) {}

export class DefaultTextMissing extends problem(
  'invalid',
  'default-text-missing',
  'The project has no text in that language yet. Write it first, then make it the default.',
) {}

export class TextMoved extends problem(
  'conflict',
  'text-moved',
  'This text was changed since it was read, so nothing was written over it. Read it again.',
) {}

export class AltTextMissing extends problem(
  'invalid',
  'alt-text-missing',
  'Say what the picture shows, at least in the main language of the project: not everybody sees it.',
) {}

export class PictureWordsMissing extends problem(
  'invalid',
  'picture-words-missing',
  'Say what the picture shows, in `description`: not everybody sees it.',
) {}

export class RecipientExists extends problem(
  'conflict',
  'recipient-exists',
  'This member already has a recipient of payouts.',
) {}

export class RecipientMoved extends problem(
  'conflict',
  'recipient-moved',
  'The account changed while this was decided. Read it again.',
) {}
