import { Module } from '@nestjs/common';
import { Projects } from './projects.repository.js';
import { Recipients } from './recipients.repository.js';

/**
 * Owns projects, their texts in several languages, the deputy, and the recipients of what is raised.
 * Guarantees that a project has one owner, and a deputy only who accepted with their own verified address; that it is
 * private until a campaign of it was live; and that a recipient's state changes only with a history row.
 * Emits `project.deputy_invited`, `project.deputy_accepted` and `recipient.moved`.
 * Onboarding recipients at the provider is the business of `payouts`.
 */
@Module({ providers: [Projects, Recipients], exports: [Projects, Recipients] })
export class ProjectsModule {}
