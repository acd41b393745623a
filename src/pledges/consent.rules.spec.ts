// Guarantee: the sentence of consent names sum, last date and condition, in the backer's language and the campaign's zone.
import { money } from '../money/index.js';
import { composeConsent } from './consent.rules.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const terms = {
  total: money(4150n, 'EUR'),
  deadline: new Date('2026-10-20T18:00:00Z'),
  zone: 'Europe/Brussels',
  target: money(500_000n, 'EUR'),
};

describe('the consent', () => {
  it.each([
    [
      'en',
      'I pledge €41.50. This sum is charged to the card or bank account that I save, after 20 October 2026 at 20:00, at the latest on 27 October 2026, and only if €5,000.00 is reached by then.',
    ],
    [
      'fr',
      'Je m’engage pour 41,50 €. Cette somme est débitée de la carte ou du compte bancaire que j’enregistre, après le 20 octobre 2026 à 20:00, au plus tard le 27 octobre 2026, et seulement si 5 000,00 € sont atteints d’ici là.',
    ],
    [
      'nl',
      'Ik zeg € 41,50 toe. Dit bedrag wordt afgeschreven van de kaart of bankrekening die ik opsla, na 20 oktober 2026 om 20:00, uiterlijk op 27 oktober 2026, en alleen als € 5.000,00 dan is bereikt.',
    ],
  ] as const)('in %s', (locale, sentence) => {
    const consent = composeConsent({ ...terms, locale });
    expect(plain(consent.sentence)).toBe(sentence);
    expect(consent.latestDate).toBe('2026-10-27');
  });

  it('has no condition where the card is charged whatever the sum', () => {
    const { total, deadline, zone } = terms;
    expect(plain(composeConsent({ total, deadline, zone, locale: 'en' }).sentence)).toContain(
      'whatever sum is reached',
    );
  });

  it('names the end of a window that a suspension made longer, and no earlier day', () => {
    const day = (collectingEndsAt: string) =>
      composeConsent({ ...terms, locale: 'en', collectingEndsAt: new Date(collectingEndsAt) }).latestDate;
    expect(day('2026-11-05T18:30:00Z')).toBe('2026-11-05');
    // A charge that begins in its last ten minutes may reach the bank on the next day.
    expect(day('2026-11-05T22:55:00Z')).toBe('2026-11-06');
    expect(day('2026-10-22T18:30:00Z')).toBe('2026-10-27');
  });

  it('counts 168 hours, not seven calendar days, across the end of summer time', () => {
    const late = { ...terms, deadline: new Date('2026-10-24T21:45:00Z'), locale: 'en' as const };
    expect(composeConsent(late).latestDate).toBe('2026-10-31');
    expect(composeConsent({ ...late, deadline: new Date('2026-03-28T21:45:00Z') }).latestDate).toBe('2026-04-05');
  });
});
