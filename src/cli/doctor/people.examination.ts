import { type Role } from '../../users/index.js';
import { onDatabase } from './database.examination.js';
import { type Examination, missing, unless } from './finding.js';

/** How many people each role needs before money can leave: whoever prepares does not approve. */
const needed: readonly [Role, number, string][] = [
  ['owner', 2, 'one proposes a role, another approves it'],
  ['finance', 2, 'one prepares a payout, another approves it'],
  ['moderator', 1, 'campaigns wait for a review'],
];

/** Whether there are enough people for what needs two of them. */
export const examinePeople = (url: string): Examination => ({
  area: 'people',
  run: () =>
    onDatabase(url, async (database) => {
      const found = await database.read<{ role: Role; people: number }>(
        `select role, count(distinct user_id)::integer as people from role_grants where approved_at is not null and revoked_at is null group by role`,
      );
      const peopleOf = new Map(found.map(({ role, people }) => [role, people]));
      return needed.map(([role, least, why]) => {
        const people = peopleOf.get(role) ?? 0;
        return unless(
          people >= least,
          `${people} with the role ${role}`,
          missing(`${people} with the role ${role}, ${least} needed: ${why}`, 'BOOTSTRAP_OWNERS, then /staff/roles'),
        );
      });
    }),
});
