import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { RoleGrantsRepository } from './role-grants.repository.js';
import { type RoleGrantResponse, toRoleGrant } from './role-grants.dto.js';

/** Every grant there ever was, newest first. */
@Injectable()
export class ListRoleGrants {
  constructor(private readonly grants: RoleGrantsRepository) {}

  async execute({ after, limit }: PageQuery): Promise<Page<RoleGrantResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.grants.list(before as string | undefined, limit + 1);
    return toPage(found, limit, ({ id }) => [id], toRoleGrant);
  }
}
