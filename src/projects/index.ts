export { type Project } from './project.entity.js';
export { ProjectNotFound, RecipientExists, RecipientMoved } from './project.errors.js';
export { isOwnerOf, isPartyOf, isStaff, mayReadPrivate } from './project.rules.js';
export { deputyAccepted, deputyInvited, recipientMoved } from './project.events.js';
export { ProjectsModule } from './projects.module.js';
export { Projects, type ProjectParties, type ProjectTitle } from './projects.repository.js';
export { type Recipient } from './recipient.entity.js';
export { recipientTransitions, type RecipientState } from './recipient.state.js';
export { Recipients } from './recipients.repository.js';
