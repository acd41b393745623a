import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TextPictures } from '../files/index.js';
import { ProjectTexts } from './project-texts.repository.js';

/** A picture stays while a story of its project shows it, in whichever language. */
@Injectable()
export class StoryPictures implements OnModuleInit {
  constructor(
    private readonly textPictures: TextPictures,
    private readonly content: ProjectTexts,
  ) {}

  onModuleInit(): void {
    this.textPictures.register((tx, pictures) => this.content.showing(tx, pictures));
  }
}
