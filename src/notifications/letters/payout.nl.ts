import { type PayoutLetters } from './payout.js';

export const payoutNl: PayoutLetters = {
  payoutPrepared: ({ campaign, sum, page }) => ({
    subject: `Goed te keuren: ${sum} voor ${campaign}`,
    paragraphs: [
      `Een uitbetaling van ${sum} voor “${campaign}” is voorbereid en wacht op een tweede persoon. Controleer de posten en keur haar dan goed of wijs haar af:`,
      page,
    ],
  }),
  payoutApproved: ({ campaign, sum, page }) => ({
    subject: `Een uitbetaling van ${sum} voor ${campaign} is goedgekeurd`,
    paragraphs: [
      `Twee personen hebben ingestemd met de uitbetaling van ${sum} voor “${campaign}”. Zij wordt nu verstuurd; wij schrijven u weer als zij weg is.`,
      page,
    ],
  }),
  payoutStopped: ({ campaign, sum, because, page }) => ({
    subject: `De uitbetaling van ${sum} voor ${campaign} is gestopt`,
    paragraphs: [
      because === 'rejected'
        ? `De uitbetaling van ${sum} voor “${campaign}” die u voorbereidde, is door een tweede persoon afgewezen. Er is niets verstuurd.`
        : `De uitbetaling van ${sum} voor “${campaign}” die u voorbereidde, is vervallen: wat was voorbereid geldt niet meer, bijvoorbeeld omdat de rekening van de ontvanger is gewijzigd. Er is niets verstuurd.`,
      'Bekijk de reden, en bereid een nieuwe voor zodra alles in orde is:',
      page,
    ],
  }),
  payoutSent: ({ campaign, sum, page }) => ({
    subject: `${sum} voor ${campaign} is onderweg`,
    paragraphs: [
      `Wij hebben ${sum} voor “${campaign}” overgemaakt naar de rekening bij de betaaldienst. Van daar gaat het volgens het schema van de betaaldienst naar de bank, meestal binnen enkele dagen. De posten van de uitbetaling staan hier:`,
      page,
    ],
  }),
  payoutFailed: ({ campaign, sum, page }) => ({
    subject: `De uitbetaling van ${sum} voor ${campaign} is niet gelukt`,
    paragraphs: [
      `Een overboeking van de uitbetaling van ${sum} voor “${campaign}” is niet gedaan: de betaaldienst weigerde ze, of ze mocht niet meer gebeuren. Wat niet is verstuurd, is nog bij ons; er is niets verloren.`,
      'De pagina zegt waarom. Tenzij de campagne werd afgelast, controleer of de rekening bij de betaaldienst in orde is; financiën bereidt dan een nieuwe uitbetaling voor.',
      page,
    ],
  }),
  refundFailed: ({ campaign, sum, page }) => ({
    subject: `Een terugbetaling van ${sum} voor ${campaign} is mislukt`,
    paragraphs: [
      `De betaaldienst kon ${sum} voor “${campaign}” niet teruggeven aan de kaart waar het vandaan kwam. Het geld is weer bij ons en nog steeds verschuldigd; iemand moet een andere weg vinden.`,
      page,
    ],
  }),
};
