// Guarantee: what happens on a shortfall is declared before launch, fits the model, and never half declared.
import fc from 'fast-check';
import { campaignModels, shortfallPolicies } from './campaign.entity.js';
import { campaignTransitions, type CampaignState } from './campaign.state.js';
import { CampaignNotEditable, PolicyNotForModel, ToleranceMismatch } from './draft.errors.js';
import { assertEditable, decideShortfall, missingForReview } from './draft.rules.js';

describe('the shortfall policy', () => {
  it.each([
    ['all_or_nothing', {}, 'require_goal', null],
    ['keep_it_all', {}, 'pay_anyway', null],
    ['all_or_nothing', { policy: 'pay_anyway' }, 'pay_anyway', null],
    ['all_or_nothing', { policy: 'tolerance', toleranceBps: 9_500 }, 'tolerance', 9_500],
  ] as const)('%s with %j is %s', (model, wish, policy, toleranceBps) => {
    expect(decideShortfall(model, wish)).toEqual({ policy, toleranceBps });
  });

  it.each([
    ['keep_it_all', { policy: 'require_goal' }, PolicyNotForModel],
    ['keep_it_all', { policy: 'tolerance', toleranceBps: 9_000 }, PolicyNotForModel],
    ['all_or_nothing', { policy: 'tolerance' }, ToleranceMismatch],
    ['all_or_nothing', { policy: 'tolerance', toleranceBps: null }, ToleranceMismatch],
    ['all_or_nothing', { toleranceBps: 9_500 }, ToleranceMismatch],
    ['keep_it_all', { toleranceBps: 9_500 }, ToleranceMismatch],
  ] as const)('%s with %j is refused', (model, wish, error) => {
    expect(() => decideShortfall(model, wish)).toThrow(error);
  });

  it('stays when an edit does not name it, and falls back when the model changes', () => {
    const before = { model: 'all_or_nothing', policy: 'tolerance', toleranceBps: 9_200 } as const;
    expect(decideShortfall('all_or_nothing', {}, before)).toEqual({ policy: 'tolerance', toleranceBps: 9_200 });
    expect(decideShortfall('all_or_nothing', { policy: 'pay_anyway' }, before)).toEqual({
      policy: 'pay_anyway',
      toleranceBps: null,
    });
    expect(decideShortfall('keep_it_all', {}, before)).toEqual({ policy: 'pay_anyway', toleranceBps: null });
    expect(() => decideShortfall('all_or_nothing', { toleranceBps: null }, before)).toThrow(ToleranceMismatch);
  });

  it('is whole after any sequence of edits that was taken', () => {
    const wish = fc.record(
      {
        policy: fc.constantFrom(...shortfallPolicies),
        toleranceBps: fc.option(fc.integer({ min: 9_000, max: 10_000 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...campaignModels), wish)), (edits) => {
        let held: (ReturnType<typeof decideShortfall> & { model: (typeof campaignModels)[number] }) | undefined;
        for (const [model, edit] of edits) {
          try {
            held = { ...decideShortfall(model, edit, held), model };
          } catch {
            continue;
          }
          expect((held.policy === 'tolerance') === (held.toleranceBps !== null)).toBe(true);
          if (held.model === 'keep_it_all') expect(held.policy).toBe('pay_anyway');
        }
      }),
    );
  });
});

describe('a draft', () => {
  it('is edited in two states only', () => {
    const editable = (Object.keys(campaignTransitions) as CampaignState[]).filter((state) => {
      try {
        assertEditable(state);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(CampaignNotEditable);
        return false;
      }
    });
    expect(editable).toEqual(['draft', 'changes_requested']);
  });

  it.each([
    [{}, []],
    [{ target: 0n }, ['needs']],
    [{ deputyNamed: false }, ['deputy']],
    [{ target: 0n, deputyNamed: false, hasText: false }, ['text', 'needs', 'deputy']],
    [{ model: 'two_rounds', optimum: 2n }, []],
    [{ model: 'two_rounds', optimum: 1n }, ['needs']],
    [{ model: 'two_rounds', target: 0n, optimum: 2n }, ['needs']],
  ] as const)('%# lacks what it lacks', (over, items) => {
    const draft = { model: 'all_or_nothing', target: 1n, optimum: 1n, deputyNamed: true, hasText: true } as const;
    expect(missingForReview({ ...draft, ...over }).map(({ item }) => item)).toEqual(items);
  });
});
