export { AcceptDeputy } from './accept-deputy.js';
export { AddPicture } from './add-picture.js';
export { CreateProject } from './create-project.js';
export { InviteDeputy } from './invite-deputy.js';
export { type Project } from './project.entity.js';
export { LocaleParam } from './locale-param.js';
export { ProjectNotFound, RecipientExists, RecipientMoved } from './project.errors.js';
export { isOwnerOf, isPartyOf, isStaff, mayReadPrivate, textVersion } from './project.rules.js';
export { deputyAccepted, deputyInvited, recipientMoved } from './project.events.js';
export { type Centre, Gazetteer } from './places/gazetteer.js';
export {
  isLocation,
  kilometresBetween,
  largestRadius,
  type Location,
  type Place,
  placeText,
  readPlaceText,
  usualRadius,
} from './places/place.rules.js';
export { PlaceUnknown } from './places/place.errors.js';
export { type ProjectResponse } from './projects.dto.js';
export { ProjectsModule } from './projects.module.js';
export { pictureResponse, type PictureResponse } from './pictures.dto.js';
export { ReadProjects } from './read-projects.js';
export { Projects, type ProjectParties, type ProjectTitle } from './projects.repository.js';
export { type Recipient } from './recipient.entity.js';
export { recipientTransitions, type RecipientState } from './recipient.state.js';
export { Recipients } from './recipients.repository.js';
export { type AltTexts, SetCover } from './set-cover.js';
export { ProjectsService } from './projects.service.js';
