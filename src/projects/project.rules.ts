import { createHash } from 'node:crypto';
import { type Caller } from '../platform/http/index.js';
import { staffRoles } from '../users/index.js';
import { type Location } from './places/place.rules.js';
import { type Project } from './project.entity.js';
import { type ProjectText } from './project-text.entity.js';

type Parties = Pick<Project, 'ownerId' | 'deputyId'>;
type Asking = Pick<Caller, 'userId' | 'roles'>;

/** Whether the caller has a staff role; which one, decides the table of permissions. */
export const isStaff = ({ roles }: Asking): boolean => staffRoles.some((role) => roles.includes(role));

export const isOwnerOf = ({ ownerId }: Parties, { userId }: Asking): boolean => userId === ownerId;

/** Owner and deputy: they never judge or approve what is theirs. */
export const isPartyOf = ({ ownerId, deputyId }: Parties, { userId }: Asking): boolean =>
  userId !== null && (userId === ownerId || userId === deputyId);

/** Whether the caller may read what is not public yet: owner, deputy and staff. To others it does not exist. */
export const mayReadPrivate = (project: Parties, caller: Asking): boolean =>
  isPartyOf(project, caller) || isStaff(caller);

/** What a text is told apart by from what it was before or is after; a language without one has its own. */
export const textVersion = (text: Pick<ProjectText, 'title' | 'summary' | 'story'> | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(text ? [text.title, text.summary, text.story] : []))
    .digest('hex')
    .slice(0, 32);

/** Where its place lies, for maps and searches; null while nobody said it. */
export const locationOf = ({ latitude, longitude }: Pick<Project, 'latitude' | 'longitude'>): Location | null =>
  latitude === null || longitude === null ? null : { latitude, longitude };

/** A new project's address: what can be read of its title, and random characters so that two never collide. */
export function slugOf(title: string, random: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return words === '' ? `project-${random}` : `${words}-${random}`;
}
