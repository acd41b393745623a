/**
 * One line of a table as RFC 4180 has it. What a spreadsheet would take for a formula begins with an apostrophe, which
 * shows it as text: names and titles are what people typed, and run nothing on the creator's machine.
 */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};
