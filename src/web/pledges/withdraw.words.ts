import { inEveryLanguage } from '../language/words.js';

/** The two labels are those of Directive (EU) 2023/2673. */
export const withdrawWords = inEveryLanguage({
  en: {
    here: 'Withdraw from contract here',
    title: 'Withdraw from the contract',
    lede: (campaign: string, total: string) =>
      `You withdraw from the contract about your pledge of ${total} to “${campaign}”. You need not give a reason.`,
    before: 'Nothing has been charged: your pledge ends, and nothing will be. If the charge has begun, it goes back.',
    after: 'What you paid goes back to your card or account within 14 days, with the costs of sending.',
    kept: 'Not part of it, since the law gives no right of withdrawal or its period is over:',
    until: (at: string) => `You may withdraw until ${at}.`,
    mail: 'A confirmation with date and time is mailed at once to the address of this pledge.',
    confirm: 'Confirm withdrawal',
    back: 'Back to the pledge',
    declared: (at: string) => `You withdrew from the contract on ${at}. A mail confirms it.`,
  },
  fr: {
    here: 'Se rétracter du contrat ici',
    title: 'Se rétracter du contrat',
    lede: (campaign: string, total: string) =>
      `Vous vous rétractez du contrat concernant votre promesse de ${total} à «\u00a0${campaign}\u00a0». Aucun motif n’est nécessaire.`,
    before:
      'Rien n’a été débité : votre promesse prend fin et rien ne le sera. Si le débit a commencé, il vous revient.',
    after: 'Ce que vous avez payé revient sur votre carte ou votre compte dans les 14 jours, frais d’envoi compris.',
    kept: 'N’en fait pas partie, car la loi ne donne pas de droit de rétractation ou le délai est passé :',
    until: (at: string) => `Vous pouvez vous rétracter jusqu’au ${at}.`,
    mail: 'Une confirmation avec la date et l’heure part aussitôt vers l’adresse de cette promesse.',
    confirm: 'Confirmer la rétractation',
    back: 'Retour à la promesse',
    declared: (at: string) => `Vous vous êtes rétracté du contrat le ${at}. Un courriel le confirme.`,
  },
  nl: {
    here: 'Hier de overeenkomst herroepen',
    title: 'De overeenkomst herroepen',
    lede: (campaign: string, total: string) =>
      `U herroept de overeenkomst over uw toezegging van ${total} aan “${campaign}”. U hoeft geen reden te geven.`,
    before:
      'Er is niets afgeschreven: uw toezegging eindigt en er wordt niets afgeschreven. Is de afschrijving al begonnen, dan gaat het bedrag terug.',
    after: 'Wat u hebt betaald, gaat binnen 14 dagen terug naar uw kaart of rekening, met de verzendkosten.',
    kept: 'Hoort er niet bij, want de wet geeft geen herroepingsrecht of de termijn is voorbij:',
    until: (at: string) => `U kunt herroepen tot ${at}.`,
    mail: 'Een bevestiging met datum en uur gaat meteen naar het adres van deze toezegging.',
    confirm: 'Herroeping bevestigen',
    back: 'Terug naar de toezegging',
    declared: (at: string) => `U hebt de overeenkomst herroepen op ${at}. Een mail bevestigt het.`,
  },
});
