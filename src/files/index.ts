export { FilesModule } from './files.module.js';
export { type Picture } from './picture.entity.js';
export {
  FileMissing,
  PictureBroken,
  PictureNotHere,
  PictureNotTaken,
  PictureSizeUnusable,
  PictureUndescribed,
  TooManyPictures,
} from './picture.errors.js';
export { addressOf, lineOf, markAt, type PictureMark } from './picture-mark.rules.js';
export { fileName, sharedFileName, sharedSize, widthsOf } from './picture.rules.js';
export { Pictures } from './pictures.repository.js';
export { ReceiveUpload, type Upload } from './receive-upload.js';
export { StorePicture } from './store-picture.js';
export { TextPictures } from './text-pictures.js';
