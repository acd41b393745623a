import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { FilesModule } from '../files/index.js';
import { UsersModule } from '../users/index.js';
import { AcceptDeputy } from './accept-deputy.js';
import { AddPicture } from './add-picture.js';
import { CreateProject } from './create-project.js';
import { CoversController } from './covers.controller.js';
import { EraseInvitations } from './erase-invitations.js';
import { InviteDeputy } from './invite-deputy.js';
import { PicturesController } from './pictures.controller.js';
import { Gazetteer } from './places/gazetteer.js';
import { PlacesController } from './places/places.controller.js';
import { ProjectNews } from './project-news.js';
import { ProjectTexts } from './project-texts.repository.js';
import { ProjectsController } from './projects.controller.js';
import { Projects } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';
import { ReadProjects } from './read-projects.js';
import { Recipients } from './recipients.repository.js';
import { SetCover } from './set-cover.js';
import { StoryPictures } from './story-pictures.js';

/**
 * Owns projects, their texts in several languages, where they are, their pictures, the deputy, and the recipients of what
 * is raised. Knows where places lie, and asks nobody for it.
 * Guarantees that a project has one owner, and a deputy only who accepted with their own verified address; that it is
 * private until a campaign of it was live; and that a recipient's state changes only with a history row.
 * Emits `project.deputy_invited`, `project.deputy_accepted` and `recipient.moved`.
 * Onboarding recipients at the provider is the business of `payouts`.
 */
@Module({
  imports: [FilesModule, AuditModule, UsersModule],
  controllers: [ProjectsController, CoversController, PicturesController, PlacesController],
  providers: [
    AcceptDeputy,
    AddPicture,
    CreateProject,
    EraseInvitations,
    Gazetteer,
    InviteDeputy,
    ProjectNews,
    Projects,
    ProjectsService,
    ProjectTexts,
    ReadProjects,
    Recipients,
    SetCover,
    StoryPictures,
  ],
  exports: [
    AddPicture,
    CreateProject,
    Gazetteer,
    SetCover,
    Projects,
    Recipients,
    ReadProjects,
    ProjectsService,
    InviteDeputy,
    AcceptDeputy,
  ],
})
export class ProjectsModule {}
