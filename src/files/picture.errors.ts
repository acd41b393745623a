import { problem } from '../platform/http/index.js';

export class FileMissing extends problem(
  'invalid',
  'file-missing',
  'There is no picture yet, and the form holds none. Send one in `file`.',
) {}

export class PictureNotTaken extends problem(
  'invalid',
  'picture-not-taken',
  'The file is not a JPEG, PNG, WebP or AVIF picture, by what is in it. Save it as one of these and send it again.',
) {}

export class PictureBroken extends problem(
  'invalid',
  'picture-broken',
  'The picture is cut short or damaged. Save it anew and send it again.',
) {}

export class PictureSizeUnusable extends problem(
  'invalid',
  'picture-size-unusable',
  'The picture needs at least 480 by 240 pixels, has at most 50 million, and is at most four times as long as wide.',
) {}

export class PictureUndescribed extends problem(
  'invalid',
  'picture-undescribed',
  'A picture in the text says nothing between its square brackets. Say there what it shows: not everybody sees it.',
) {}

export class PictureNotHere extends problem(
  'invalid',
  'picture-not-here',
  'A picture in the text is none of this project’s, or no longer there. Send it again, and paste its new line.',
) {}

export class TooManyPictures extends problem(
  'too_many',
  'too-many-pictures',
  'This member has sent 60 pictures within a day. Send the next one tomorrow.',
) {}

export class FileNotFound extends problem('not_found', 'file-not-found', 'There is no such file.') {}
