import { type PublicDeclineReason } from '../../payments/index.js';
import { type ChargeLetters, keepsFees, type RefundReason } from './charge.js';

const reasons: Record<PublicDeclineReason, string> = {
  insufficient_funds: 'omdat er niet genoeg geld op de rekening stond',
  expired_card: 'omdat de kaart is verlopen',
  authentication_required: 'omdat uw bank wil dat u dit bevestigt',
  card_removed: 'omdat de kaart niet meer is opgeslagen',
  try_again_later: 'door een tijdelijke storing tussen de banken',
  declined: 'zonder ons te zeggen waarom; uw bank kan het u vertellen',
};

const causes: Record<RefundReason, (campaign: string) => string> = {
  shortfall: (campaign) =>
    `Te veel betalingen voor “${campaign}” zijn niet gelukt, en er is minder geïnd dan nodig. Zoals vooraf aangekondigd krijgt iedereen alles terug.`,
  cancelled: (campaign) => `“${campaign}” is afgelast nadat uw kaart was belast. Iedereen krijgt alles terug.`,
  unexpected_receipt: (campaign) =>
    `Uw betaling voor “${campaign}” kwam binnen toen de toezegging al was beëindigd; wij houden die dus niet.`,
  creator: (campaign) => `De mensen achter “${campaign}” geven u geld terug dat u ervoor had betaald.`,
  withdrawal: (campaign) => `U hebt uw toezegging aan “${campaign}” herroepen, zoals de wet toestaat.`,
  platform: (campaign) => `Bij uw betaling voor “${campaign}” is er bij ons iets misgegaan. Dat spijt ons.`,
  provider: (campaign) => `Wij hebben u geld teruggegeven dat u voor “${campaign}” had betaald.`,
  cancelled_paid: (campaign) =>
    `“${campaign}” is afgelast nadat een deel ervan was uitbetaald. Wat niet was uitbetaald, gaat naar iedereen terug in de verhouding waarin het kwam; een fooi en de kosten van de betaaldienst niet.`,
  held: (campaign) =>
    `Het geld van “${campaign}” kon niet worden uitbetaald binnen de tijd dat wij het mogen hebben. Wat niet was uitbetaald, gaat naar iedereen terug in de verhouding waarin het kwam; een fooi en de kosten van de betaaldienst niet.`,
  tranche: (campaign) =>
    `Wat voor “${campaign}” getoond moest worden, is niet aanvaard. Wat nog niet was uitbetaald, gaat naar iedereen terug in de verhouding waarin het kwam; een fooi en de kosten van de betaaldienst niet.`,
};

export const chargeNl: ChargeLetters = {
  chargeSucceeded: ({ campaign, total, tip, card, descriptor, page }) => ({
    subject: `Betaald: ${total} voor ${campaign}`,
    paragraphs: [
      `“${campaign}” is afgelopen en wij hebben zoals afgesproken ${total} van uw kaart ${card} afgeschreven. Dank u.`,
      tip
        ? `${tip} daarvan is uw fooi voor deze dienst; de rest is voor de campagne.`
        : 'Het hele bedrag is voor de campagne.',
      `Op uw afschrift staat “${descriptor}”. Blijkt er toch te weinig geïnd, dan krijgt u alles terug. Uw toezegging met haar geschiedenis staat hier:`,
      page,
    ],
  }),
  chargeDeclined: ({ campaign, total, card, reason, nextAttempt, newCard, until }) => ({
    subject: `Uw betaling voor ${campaign} is nog niet gelukt`,
    paragraphs: [
      `“${campaign}” is afgelopen en wij wilden ${total} van uw kaart ${card} afschrijven. De bank weigerde, ${reasons[reason]}.`,
      `U hoeft niets te doen: wij proberen dezelfde kaart opnieuw op ${nextAttempt}. Gebruikt u liever een andere kaart, dan wordt die meteen belast:`,
      newCard,
      `Wij kunnen het proberen tot ${until}. Is het dan nog niet gelukt, dan vervalt uw toezegging en betaalt u niets.`,
    ],
  }),
  chargeNeedsConfirmation: ({ campaign, total, card, confirm, until }) => ({
    subject: `Bevestig uw betaling voor ${campaign}`,
    paragraphs: [
      `“${campaign}” is afgelopen en wij wilden ${total} van uw kaart ${card} afschrijven. Uw bank wil dat u deze betaling zelf bevestigt. Het duurt een minuut:`,
      confirm,
      `Doe dit vóór ${until}. Daarna vervalt uw toezegging en betaalt u niets, maar de campagne mist dan uw deel.`,
    ],
  }),
  chargeNeedsCard: ({ campaign, total, card, reason, newCard, until }) => ({
    subject: `Geef een andere kaart op voor ${campaign}`,
    paragraphs: [
      `“${campaign}” is afgelopen en wij wilden ${total} van uw kaart ${card} afschrijven. De bank weigerde, ${reasons[reason]}.`,
      'Wij proberen deze kaart niet meer. Geef een andere op, die meteen wordt belast:',
      newCard,
      `Doe dit vóór ${until}. Daarna vervalt uw toezegging en betaalt u niets, maar de campagne mist dan uw deel.`,
    ],
  }),
  chargeNeedsConsent: ({ campaign, total, card, newCard, until }) => ({
    subject: `Bent u nog akkoord om te betalen voor ${campaign}?`,
    paragraphs: [
      `“${campaign}” is afgelopen, maar het innen heeft een tijd stilgelegen. De laatste dag waarmee u akkoord ging is voorbij: wij hebben ${total} niet van ${card} afgeschreven en doen dat niet zonder u.`,
      'Wilt u nog meedoen, geef dan opnieuw uw akkoord en uw kaart of bankrekening op, die meteen wordt belast:',
      newCard,
      `Doe dit vóór ${until}. Daarna vervalt uw toezegging en betaalt u niets, maar de campagne mist dan uw deel.`,
    ],
  }),
  pledgeDropped: ({ campaign, total, page }) => ({
    subject: `Uw toezegging aan ${campaign} is vervallen`,
    paragraphs: [
      `Wij konden ${total} voor “${campaign}” niet binnen de gestelde tijd afschrijven; uw toezegging is daarom vervallen. Er is niets afgeschreven en dat gebeurt ook niet; gekozen tegenprestaties zijn weer vrij.`,
      'U hoeft niets te doen. Wat er gebeurd is, staat hier:',
      page,
    ],
  }),
  refundSent: ({ campaign, sum, cause, page }) => ({
    subject: `Terugbetaald: ${sum} voor ${campaign}`,
    paragraphs: [
      causes[cause](campaign),
      `Wij hebben ${sum} teruggestuurd naar de kaart die was belast. Het geld staat er meestal binnen vijf tot tien werkdagen${keepsFees(cause) ? '.' : '; er zijn geen kosten ingehouden.'}`,
      'U hoeft niets te doen. Uw toezegging met haar geschiedenis staat hier:',
      page,
    ],
  }),
};
