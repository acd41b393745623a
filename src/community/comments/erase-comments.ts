import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../../users/index.js';
import { CommentsRepository } from './comments.repository.js';

/** Whoever is erased has taken back all that they wrote, as if they had deleted each. */
@Injectable()
export class EraseComments implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly comments: CommentsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { ids }) => this.comments.takeBackAll(tx, ids) });
  }
}
