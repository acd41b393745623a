import { inEveryLanguage } from '../language/words.js';

export const cardPageWords = inEveryLanguage({
  en: {
    title: 'Your card',
    anotherTitle: 'Another card',
    lede: (total: string) => `For your pledge of ${total}. Nothing is charged today.`,
    anotherLede: (total: string, card: string) => `Instead of ${card}, for your pledge of ${total}.`,
    chargedAtOnce: 'The campaign has ended, so the new card is charged soon after it is saved.',
    hold: (until: string) => `We keep your place until ${until}.`,
    provider: 'Your card number goes to our payment provider, never to us.',
    consent: 'Another card needs a consent of its own. By going on you agree to this:',
    go: 'Go on',
    agree: 'I agree, go on',
    save: 'Save this card',
    wait: 'Card form of our payment provider',
    failed:
      'The card form could not be loaded. Press the button to give your card on our payment provider’s own page, or try again later.',
    without: 'Without scripts you give your card on our payment provider’s own page. You come back here afterwards.',
    notSaved:
      'Your card was not saved: your bank did not confirm it, or its page was left too early. Nothing is lost. Please try again, or take another card.',
    back: 'Back to the pledge',
    paymentTitle: 'Confirm your payment',
    paymentLede: (total: string) =>
      `Your bank wants you to confirm the payment of ${total} yourself. It takes a minute.`,
    paymentConsent: 'By pressing the button you agree to this:',
    payWith: (total: string, card: string) => `Pay ${total} with ${card}`,
    payFailed: 'The payment could not be begun. Please try again in a moment, or give another card.',
    payWithout:
      'Your bank’s confirmation needs a browser with scripts. Without them, please give another card on our payment provider’s own page.',
    notPaid: 'Your bank did not confirm the payment. Nothing was charged. Please try again, or give another card.',
    another: 'Give another card',
  },
  fr: {
    title: 'Votre carte',
    anotherTitle: 'Une autre carte',
    lede: (total: string) => `Pour votre promesse de ${total}. Rien n’est débité aujourd’hui.`,
    anotherLede: (total: string, card: string) => `À la place de ${card}, pour votre promesse de ${total}.`,
    chargedAtOnce: 'La campagne est terminée : la nouvelle carte est débitée peu après son enregistrement.',
    hold: (until: string) => `Nous gardons votre place jusqu’au ${until}.`,
    provider: 'Votre numéro de carte va chez notre prestataire de paiement, jamais chez nous.',
    consent: 'Une autre carte demande votre accord. En continuant, vous acceptez ceci :',
    go: 'Continuer',
    agree: 'J’accepte, continuer',
    save: 'Enregistrer cette carte',
    wait: 'Formulaire de carte de notre prestataire de paiement',
    failed:
      'Le formulaire de carte n’a pas pu être chargé. Appuyez sur le bouton pour donner votre carte sur la page de notre prestataire de paiement, ou réessayez plus tard.',
    without:
      'Sans scripts, vous donnez votre carte sur la page de notre prestataire de paiement. Vous revenez ici ensuite.',
    notSaved:
      'Votre carte n’a pas été enregistrée : votre banque ne l’a pas confirmée, ou sa page a été quittée trop tôt. Rien n’est perdu. Réessayez, ou prenez une autre carte.',
    back: 'Retour à la promesse',
    paymentTitle: 'Confirmer votre paiement',
    paymentLede: (total: string) =>
      `Votre banque demande que vous confirmiez vous-même le paiement de ${total}. Cela prend une minute.`,
    paymentConsent: 'En appuyant sur le bouton, vous acceptez ceci :',
    payWith: (total: string, card: string) => `Payer ${total} avec ${card}`,
    payFailed: 'Le paiement n’a pas pu commencer. Réessayez dans un instant, ou donnez une autre carte.',
    payWithout:
      'La confirmation de votre banque demande un navigateur avec scripts. Sans eux, donnez une autre carte sur la page de notre prestataire de paiement.',
    notPaid: 'Votre banque n’a pas confirmé le paiement. Rien n’a été débité. Réessayez, ou donnez une autre carte.',
    another: 'Donner une autre carte',
  },
  nl: {
    title: 'Uw kaart',
    anotherTitle: 'Een andere kaart',
    lede: (total: string) => `Voor uw toezegging van ${total}. Vandaag wordt niets afgeschreven.`,
    anotherLede: (total: string, card: string) => `In plaats van ${card}, voor uw toezegging van ${total}.`,
    chargedAtOnce: 'De campagne is afgelopen: de nieuwe kaart wordt belast kort nadat ze is bewaard.',
    hold: (until: string) => `We houden uw plaats vrij tot ${until}.`,
    provider: 'Uw kaartnummer gaat naar onze betaaldienst, nooit naar ons.',
    consent: 'Voor een andere kaart is uw instemming nodig. Door verder te gaan stemt u hiermee in:',
    go: 'Verder',
    agree: 'Ik stem in, verder',
    save: 'Deze kaart bewaren',
    wait: 'Kaartformulier van onze betaaldienst',
    failed:
      'Het kaartformulier kon niet worden geladen. Druk op de knop om uw kaart op de pagina van onze betaaldienst op te geven, of probeer het later opnieuw.',
    without: 'Zonder scripts geeft u uw kaart op de pagina van onze betaaldienst op. Daarna komt u hier terug.',
    notSaved:
      'Uw kaart is niet bewaard: uw bank bevestigde ze niet, of haar pagina werd te vroeg verlaten. Er is niets verloren. Probeer opnieuw, of neem een andere kaart.',
    back: 'Terug naar de toezegging',
    paymentTitle: 'Uw betaling bevestigen',
    paymentLede: (total: string) => `Uw bank wil dat u de betaling van ${total} zelf bevestigt. Het duurt een minuut.`,
    paymentConsent: 'Door op de knop te drukken stemt u hiermee in:',
    payWith: (total: string, card: string) => `${total} betalen met ${card}`,
    payFailed: 'De betaling kon niet beginnen. Probeer het zo meteen opnieuw, of geef een andere kaart op.',
    payWithout:
      'De bevestiging van uw bank vraagt een browser met scripts. Geef zonder scripts een andere kaart op, op de pagina van onze betaaldienst.',
    notPaid:
      'Uw bank bevestigde de betaling niet. Er is niets afgeschreven. Probeer opnieuw, of geef een andere kaart op.',
    another: 'Een andere kaart opgeven',
  },
});
