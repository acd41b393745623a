// Guarantee: what is not public is read by owner, deputy and staff only, and every title gives an address.
import fc from 'fast-check';
import { isPartyOf, mayReadPrivate, slugOf } from './project.rules.js';

const project = { ownerId: 'owner', deputyId: 'deputy' };

describe('who may read a private project', () => {
  it.each([
    ['owner', [], true, true],
    ['deputy', [], true, true],
    ['stranger', [], false, false],
    [null, [], false, false],
    ['stranger', ['moderator'], true, false],
    ['stranger', ['auditor'], true, false],
    ['stranger', ['gardener'], false, false],
  ] as const)('%s with roles %j: %s', (userId, roles, reads, isParty) => {
    expect(mayReadPrivate(project, { userId, roles })).toBe(reads);
    expect(isPartyOf(project, { userId, roles })).toBe(isParty);
  });

  it('nobody is not the deputy of a project without one', () => {
    expect(isPartyOf({ ownerId: 'owner', deputyId: null }, { userId: null, roles: [] })).toBe(false);
  });
});

describe('the address of a project', () => {
  it.each([
    ['A repair café in the old tram depot', 'a-repair-cafe-in-the-old-tram-depot-x1'],
    ['  --- ', 'project-x1'],
    ['共有の図書館', 'project-x1'],
    ['Straße & Co.', 'stra-e-co-x1'],
  ])('%s', (title, slug) => expect(slugOf(title, 'x1')).toBe(slug));

  it('is always a path segment of at most 80 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
        expect(slugOf(title, 'a1b2c3')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(title, 'a1b2c3').length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
