import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../users/index.js';
import { FollowsRepository } from './follows.repository.js';

/** Whoever is erased follows nothing any more; updates that they wrote for a project stay with it. */
@Injectable()
export class EraseFollows implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly follows: FollowsRepository,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, leaving) => this.follows.forget(tx, leaving) });
  }
}
