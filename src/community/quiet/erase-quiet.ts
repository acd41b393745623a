import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../../users/index.js';
import { QuietBackers } from './quiet-backers.repository.js';

/** Nothing is written to whoever is erased, so that nothing needs to be kept of what they did not want. */
@Injectable()
export class EraseQuiet implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly quiet: QuietBackers,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { ids }) => this.quiet.forget(tx, ids) });
  }
}
