import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure } from '../users/index.js';
import { Projects } from './projects.repository.js';

/** The address of a person who is erased stands in no invitation; projects stay, as others have backed them. */
@Injectable()
export class EraseInvitations implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly projects: Projects,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ erase: (tx, { emails }) => this.projects.forgetInvited(tx, emails) });
  }
}
