export { FilesModule } from './files.module.js';
export { type Picture } from './picture.entity.js';
export { FileMissing, PictureBroken, PictureNotTaken, PictureSizeUnusable, TooManyPictures } from './picture.errors.js';
export { fileName, sharedFileName, sharedSize } from './picture.rules.js';
export { Pictures } from './pictures.repository.js';
export { ReceiveUpload, type Upload } from './receive-upload.js';
export { StorePicture } from './store-picture.js';
