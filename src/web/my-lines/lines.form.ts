import { z } from 'zod';
import {
  type BudgetInput,
  type CampaignResponse,
  maxTranches,
  needKinds,
  type RewardInput,
  withdrawalRights,
} from '../../campaigns/index.js';
import { type Locale } from '../../users/index.js';
import { parseAmount, typedAmount } from '../forms/amount.rules.js';
import { formWords } from '../forms/form.words.js';
import { type FieldErrors, type FormRead, readForm, type Typed } from '../forms/read-form.js';
import { fieldsOf, rowsIn } from '../forms/rows.rules.js';
import { line, lines, optionalLines } from '../forms/texts.js';
import { readQuestions, typedQuestions } from './questions.form.js';
import { readShipping, typedShipping } from './shipping.form.js';

export const mostNeeds = 50;
export const mostRewards = 50;
export const mostParts = maxTranches;

const needNames = ['label', 'kind', 'amount', 'required', 'tranche'];
const partNames = ['evidence', 'dueOn'];
const rewardNames = ['title', 'description', 'price', 'stock', 'month', 'addOn', 'shipping', 'questions', 'withdrawal'];

export const needsIn = (typed: Typed): Typed[] => rowsIn(typed, needNames);
export const partsIn = (typed: Typed): Typed[] => rowsIn(typed, partNames);
export const rewardsIn = (typed: Typed): Typed[] => rowsIn(typed, rewardNames);

const sum = (currency: string, locale: Locale) =>
  z.string().transform((typed, context) => {
    const amount = parseAmount(typed, currency);
    if (amount !== undefined && amount > 0n) return amount;
    const message =
      typed.trim() === '' ? formWords[locale].issue({ code: 'custom', input: '' } as never) : formWords[locale].amount;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const needForm = (currency: string, locale: Locale) =>
  z.strictObject({
    label: line(200),
    kind: z.enum(needKinds),
    amount: sum(currency, locale),
    required: z.literal('yes').optional(),
    tranche: z.string().regex(/^([1-9])?$/).optional(),
  }); // prettier-ignore

const partForm = z.strictObject({
  evidence: optionalLines(1_000),
  dueOn: z.union([z.literal(''), z.iso.date()]),
});

const rewardForm = (currency: string, locale: Locale) =>
  z.strictObject({
    title: line(120),
    description: lines(2_000),
    price: sum(currency, locale),
    stock: z.union([z.literal(''), z.coerce.number().int().min(1).max(1_000_000)]),
    month: z.union([z.literal(''), z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)]),
    addOn: z.literal('yes').optional(),
    withdrawal: z.enum(withdrawalRights).default('not_a_trader'),
    questions: optionalLines(8_000)
      .default('')
      .transform((text, context) => {
        const read = readQuestions(text, locale);
        if (read.ok) return read.questions;
        context.addIssue({ code: 'custom', message: read.message });
        return z.NEVER;
      }),
    shipping: optionalLines(6_000)
      .default('')
      .transform((text, context) => {
        const read = readShipping(text, currency, locale);
        if (read.ok) return read.rates;
        context.addIssue({ code: 'custom', message: read.message });
        return z.NEVER;
      }),
  });

/** Every row by its schema, and what is wrong under the names that the fields have on the page. */
function readRows<S extends z.ZodType>(schema: S, rows: readonly Typed[], locale: Locale) {
  const values: z.output<S>[] = [];
  const errors: Record<string, string> = {};
  rows.forEach((row, at) => {
    const read = readForm(schema, row, locale);
    if (read.ok) values.push(read.value);
    else for (const [name, message] of Object.entries(read.errors)) errors[`${name}-${at}`] = message;
  });
  return { values, errors: errors as FieldErrors };
}

/** Lines in which nothing was written are no lines. */
const written = (rows: readonly Typed[], names: readonly string[]): Typed[] =>
  rows.filter((row) => names.some((name) => row[name]?.trim()));

/** The budget as it was typed; a line without a word or a sum is left out. */
export function readBudget(typed: Typed, currency: string, locale: Locale): FormRead<BudgetInput> {
  const [needs, parts] = [written(needsIn(typed), ['label', 'amount']), partsIn(typed)];
  const shown = { ...fieldsOf(needs), ...fieldsOf(parts) };
  const [readNeeds, readParts] = [
    readRows(needForm(currency, locale), needs, locale),
    readRows(partForm, parts, locale),
  ];
  const errors = { ...readNeeds.errors, ...readParts.errors };
  if (Object.keys(errors).length > 0) return { ok: false, errors, typed: shown };
  const value = {
    needs: readNeeds.values.map(({ required, tranche, ...need }) => ({
      ...need,
      currency,
      required: required === 'yes',
      tranche: parts.length > 0 && tranche ? Number(tranche) : null,
    })),
    tranches: readParts.values.map(({ evidence, dueOn }) => ({ evidence: evidence || null, dueOn: dueOn || null })),
  };
  return { ok: true, value, typed: shown };
}

export function readRewards(typed: Typed, currency: string, locale: Locale): FormRead<RewardInput[]> {
  const rows = written(rewardsIn(typed), ['title', 'description', 'price']);
  const { values, errors } = readRows(rewardForm(currency, locale), rows, locale);
  if (Object.keys(errors).length > 0) return { ok: false, errors, typed: fieldsOf(rows) };
  const value = values.map(({ stock, month, addOn, ...reward }) => ({
    ...reward,
    isAddOn: addOn === 'yes',
    currency,
    stock: stock === '' ? null : stock,
    promisedMonth: month || null,
  }));
  return { ok: true, value, typed: fieldsOf(rows) };
}

/** The budget of a campaign as its form shows it. */
export const typedBudget = ({ needs, tranches, currency }: CampaignResponse): Typed => ({
  ...fieldsOf(
    needs.map(({ label, kind, amount, required, tranche }) => ({
      ...{ label, kind, amount: typedAmount(amount.amount, currency) },
      ...(required && { required: 'yes' }),
      ...(tranche && { tranche: String(tranche) }),
    })),
  ),
  ...fieldsOf(tranches.map(({ evidence, dueOn }) => ({ evidence: evidence ?? '', dueOn: dueOn ?? '' }))),
});

export const typedRewards = ({ rewards, currency }: CampaignResponse, locale: Locale): Typed =>
  fieldsOf(
    rewards.map(({ title, description, price, stock, promisedMonth, isAddOn, shipping, questions, withdrawal }) => ({
      ...{ title, description, price: typedAmount(price.amount, currency) },
      ...{ stock: stock == null ? '' : String(stock), month: promisedMonth?.slice(0, 7) ?? '' },
      ...(isAddOn && { addOn: 'yes' }),
      ...{ shipping: typedShipping(shipping, currency, locale), questions: typedQuestions(questions), withdrawal },
    })),
  );

/** The budget after a button that adds or takes away a line; what was typed stays. Undefined for another button. */
export function budgetAfter(button: string, typed: Typed): Typed | undefined {
  const [needs, parts] = [needsIn(typed), partsIn(typed)];
  const [, what, number] = /^(add|remove)-(?:need|part)(?:-(\d{1,2}))?$/.exec(button) ?? [];
  const at = Number(number ?? -1);
  if (what === 'add') {
    const isNeed = button === 'add-need';
    const after = isNeed ? [...needs, { label: '', amount: '', kind: 'task', required: 'yes' }] : needs;
    const partsAfter = isNeed ? parts : [...parts, { evidence: '', dueOn: '' }];
    return { ...fieldsOf(after.slice(0, mostNeeds)), ...fieldsOf(partsAfter.slice(0, mostParts)) };
  }
  if (what !== 'remove') return undefined;
  if (button.startsWith('remove-need')) return { ...fieldsOf(needs.filter((_, i) => i !== at)), ...fieldsOf(parts) };
  const moved = needs.map((need) => withoutPart(need, at + 1));
  return { ...fieldsOf(moved), ...fieldsOf(parts.filter((_, i) => i !== at)) };
}

/** The later parts move up by one; what was paid with the one that is gone has to be told anew. */
function withoutPart({ tranche = '', ...need }: Typed, gone: number): Typed {
  const number = Number(tranche);
  if (number === gone) return { ...need, tranche: '' };
  return { ...need, tranche: number > gone ? String(number - 1) : tranche };
}

export function rewardsAfter(button: string, typed: Typed): Typed | undefined {
  const rows = rewardsIn(typed);
  const [, number] = /^remove-reward-(\d{1,2})$/.exec(button) ?? [];
  if (number !== undefined) return fieldsOf(rows.filter((_, at) => at !== Number(number)));
  if (button !== 'add-reward') return undefined;
  const blank = { title: '', description: '', price: '', stock: '', month: '', shipping: '', questions: '' };
  // All rewards have one seller: the next one begins with what the last one says.
  const withdrawal = rows.at(-1)?.['withdrawal'] ?? 'not_a_trader';
  return fieldsOf([...rows, { ...blank, withdrawal }].slice(0, mostRewards));
}
