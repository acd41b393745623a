/** 13 to 19 digits, alone or in groups, that begin as the numbers of card schemes do (ISO/IEC 7812). */
const candidates = /(?<![\p{L}\p{N}])[2-6]\d(?:[ -]?\d){11,17}(?![\p{L}\p{N}])/gu;

/** Whether somebody typed a card number: it must then be neither stored nor logged (PCI DSS 3.3). */
export const holdsCardNumber = (text: string): boolean =>
  [...text.matchAll(candidates)].some(([digits]) => hasLuhnDigit(digits));

export const maskCardNumbers = (text: string): string =>
  text.replace(candidates, (digits) => (hasLuhnDigit(digits) ? '[card number]' : digits));

/** The check digit that every card number ends in. */
function hasLuhnDigit(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 0 ? digit : luhnDouble(digit)), 0);
  return sum % 10 === 0;
}

const luhnDouble = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);
