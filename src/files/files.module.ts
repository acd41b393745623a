import { Module } from '@nestjs/common';
import { DrawPicture } from './draw-picture.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FilesJobs } from './files.jobs.js';
import { Pictures } from './pictures.repository.js';
import { ReceiveUpload } from './receive-upload.js';
import { RemoveForgotten } from './remove-forgotten.js';
import { StorePicture } from './store-picture.js';
import { TextPictures } from './text-pictures.js';

/**
 * Owns pictures that people send, and the folder that holds them.
 * Guarantees that what is served was drawn by us from pixels alone, so that nothing else of what was sent, such as the
 * place it was taken at or a script, is left; that no upload is ever held in memory, nor decoded before its size is
 * known; that a row never points to a file that is not there; that a text shows no picture but its project's; and that what is
 * refused or forgotten leaves no file.
 */
@Module({
  controllers: [FilesController],
  providers: [DrawPicture, FilesJobs, FileStore, Pictures, ReceiveUpload, RemoveForgotten, StorePicture, TextPictures],
  exports: [Pictures, ReceiveUpload, StorePicture, TextPictures],
})
export class FilesModule {}
