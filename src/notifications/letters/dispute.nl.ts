import { type DisputeLetters } from './dispute.js';

export const disputeNl: DisputeLetters = {
  disputeOpened: ({ campaign, sum, because, until, page }) => ({
    subject:
      because === 'inquiry'
        ? `Een bank vraagt naar ${sum} voor ${campaign}`
        : `Een bank heeft ${sum} voor ${campaign} teruggehaald`,
    paragraphs: [
      because === 'inquiry'
        ? `De bank van iemand die “${campaign}” steunt, vraagt naar een afschrijving van ${sum}. Er is geen geld verplaatst. Een goed antwoord nu kan voorkomen dat het wordt teruggehaald.`
        : `De bank van iemand die “${campaign}” steunt, betwist een afschrijving en heeft ${sum} teruggehaald, naast kosten van de betaaldienst. Zolang zij niet heeft beslist, ontbreekt dit geld aan wat kan worden uitbetaald, en kan de afschrijving niet worden terugbetaald.`,
      until === null
        ? 'De bank vraagt geen bewijs.'
        : `Bewijs dat de toezegging is gedaan en aanvaard kan tot ${until} worden ingediend, door financiën, in het dashboard van de betaaldienst. Leidt u de campagne, stuur dan aan financiën wat u hebt.`,
      page,
    ],
  }),
  disputeEnded: ({ campaign, sum, because, page }) => ({
    subject:
      because === 'won'
        ? `Betwisting gewonnen: ${sum} voor ${campaign}`
        : `Betwisting verloren: ${sum} voor ${campaign}`,
    paragraphs: [
      because === 'won'
        ? `De bank heeft voor “${campaign}” beslist: de ${sum} die zij had teruggehaald komen terug. De kosten van de betaaldienst niet.`
        : `De bank heeft tegen “${campaign}” beslist: de ${sum} die zij terughaalde blijven bij de betaler. Het platform geeft zijn eigen vergoeding daarover terug. Wat al was uitbetaald is verschuldigd, en de volgende uitbetaling vereffent het eerst.`,
      page,
    ],
  }),
};
