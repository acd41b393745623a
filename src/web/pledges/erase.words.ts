import { inEveryLanguage } from '../language/words.js';

export const eraseWords = inEveryLanguage({
  en: {
    link: 'Delete what is kept about me',
    title: 'Delete what is kept about you?',
    lede: 'This is for good, and for every pledge that you made with this address. Nobody can bring it back, not even we.',
    gone: 'Your name and address, where rewards are sent and what you answered to their questions, the text of your mails, and the cards that were saved, at the payment provider too. Where your name stood as a backer, nothing stands any more. The links in our mails open nothing after it: keep what you still need, such as receipts.',
    button: 'Delete it for good',
    back: 'Back to the pledge',
    doneTitle: 'It is deleted',
    done: 'Nothing that we keep names you any more, and no mail of ours goes to you. Thank you for having been here.',
  },
  fr: {
    link: 'Supprimer ce qui est gardé sur moi',
    title: 'Supprimer ce qui est gardé sur vous ?',
    lede: 'C’est définitif, et pour toutes les promesses faites avec cette adresse. Personne ne peut le rétablir, pas même nous.',
    gone: 'Votre nom et votre adresse, où les contreparties sont envoyées et ce que vous avez répondu à leurs questions, le texte de vos courriels, et les cartes enregistrées, aussi chez le prestataire de paiement. Là où votre nom figurait comme contributeur, il n’y a plus rien. Les liens de nos courriels n’ouvrent plus rien ensuite : gardez ce dont vous avez besoin, comme les reçus.',
    button: 'Supprimer définitivement',
    back: 'Retour à la promesse',
    doneTitle: 'C’est supprimé',
    done: 'Rien de ce que nous gardons ne vous nomme plus, et aucun courriel ne part plus vers vous. Merci d’avoir été là.',
  },
  nl: {
    link: 'Verwijderen wat over mij wordt bewaard',
    title: 'Verwijderen wat over u wordt bewaard?',
    lede: 'Dit is voorgoed, en voor elke toezegging die u met dit adres deed. Niemand kan het terughalen, ook wij niet.',
    gone: 'Uw naam en adres, waarheen beloningen gaan en wat u op hun vragen antwoordde, de tekst van uw mails, en de bewaarde kaarten, ook bij de betaaldienst. Waar uw naam als steungever stond, staat niets meer. De links in onze mails openen daarna niets meer: bewaar wat u nog nodig hebt, zoals ontvangstbewijzen.',
    button: 'Voorgoed verwijderen',
    back: 'Terug naar de toezegging',
    doneTitle: 'Het is verwijderd',
    done: 'Niets van wat we bewaren noemt u nog, en er gaat geen mail van ons meer naar u. Dank u dat u er was.',
  },
});
