import { money, type MoneyJson, toJson } from '../../../money/index.js';

/** Minor units, as the database or a view gives them, with their currency. */
export const sumOf = (amount: bigint | string, currency: string): MoneyJson => toJson(money(BigInt(amount), currency));
