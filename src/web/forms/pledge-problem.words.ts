import { inEveryLanguage } from '../language/words.js';

type Sentences = Readonly<Record<string, string>>;

/** What backers are told of a problem with a pledge, its card or its payment, by its code. */
export const pledgeProblems = inEveryLanguage<Sentences>({
  en: {
    'add-on-alone': 'This comes only with another reward of the campaign. Choose one of these too.',
    'address-denied':
      'Whoever reads this address has said lately that they did not make a pledge. Please sign in, or use another address.',
    'no-right-of-withdrawal':
      'The law gives no right of withdrawal for this pledge, or its period is over. Until the deadline you can cancel it.',
    'fresh-code-needed': 'To change a pledge by the link of a mail, please type a code that we mail to you first.',
    'mailed-code-wrong':
      'This code is wrong, was used already, is older than ten minutes, or was tried too often. Please have another one mailed.',
    'pledge-not-found': 'There is no such pledge, or it is not yours. Please use the link in your newest mail.',
    'reward-sold-out': 'There are not that many left of this reward. Choose fewer, another one, or pledge without it.',
    'amount-not-chargeable': 'This sum is less than a card can be charged, or too large. Please choose another.',
    'consent-outdated':
      'Something about this campaign has changed meanwhile. Please read the sentence again before you agree.',
    'consent-missing': 'Please read the sentence below, and agree to it.',
    'consent-lapsed':
      'The last day of what you agreed to is over. Please read the sentence below, and agree to it once more.',
    'idempotency-key-reused':
      'From this page a pledge was made already. A mail about it is on its way to the address that you gave then.',
    'idempotency-key-in-use': 'Your pledge is being written down at this moment. Please press the button once more.',
    'card-setup-not-found': 'This page for saving a card belongs to no pledge of yours. Please open it again.',
    'card-setup-closed': 'The saving of this card was ended meanwhile. Please begin once more.',
    'payments-busy': 'Our payment provider is busy. Please try again in a moment; your pledge is kept.',
    'payments-unreachable': 'Our payment provider did not answer. Please try again in a moment; nothing was charged.',
  },
  fr: {
    'answers-locked':
      'Plus aucune autre réponse n’est prise : la contrepartie est en préparation, ou l’équipe a ce qu’il lui faut.',
    'answer-not-offered': 'Choisissez une des réponses proposées.',
    'question-not-asked': 'Aucune contrepartie de cette promesse ne pose cette question.',
    'add-on-alone': 'Ceci va seulement avec une autre contrepartie de la campagne. Choisissez-en une aussi.',
    'address-denied':
      'La personne qui lit cette adresse a dit récemment ne pas avoir fait une promesse. Connectez-vous, ou prenez une autre adresse.',
    'no-right-of-withdrawal':
      'La loi ne donne pas de droit de rétractation pour cette promesse, ou le délai est passé. Vous pouvez l’annuler jusqu’à l’échéance.',
    'fresh-code-needed':
      'Pour modifier une promesse par le lien d’un courriel, tapez d’abord un code que nous vous envoyons.',
    'mailed-code-wrong':
      'Ce code est faux, déjà utilisé, vieux de plus de dix minutes ou essayé trop souvent. Demandez-en un autre.',
    'pledge-not-found':
      'Cette promesse n’existe pas, ou ne vous appartient pas. Utilisez le lien de votre dernier courriel.',
    'campaign-not-accepting-pledges':
      'Cette campagne ne prend pas de promesses en ce moment : elle n’est pas ouverte, est terminée ou suspendue.',
    'deadline-passed': 'L’échéance est passée ; les promesses ne peuvent plus être faites, modifiées ni annulées.',
    'reward-not-offered': 'Cette campagne ne propose pas cette contrepartie.',
    'reward-sold-out':
      'Il n’en reste pas autant de cette contrepartie. Choisissez-en moins, une autre, ou promettez sans elle.',
    'amount-below-rewards': 'Le montant est inférieur au prix des contreparties choisies.',
    'amount-not-chargeable':
      'Cette somme est trop petite pour être débitée d’une carte, ou trop grande. Choisissez-en une autre.',
    'amount-between-steps': 'Une carte ne peut pas être débitée de cette somme exacte. Arrondissez-la.',
    'wrong-currency': 'Une promesse se fait dans la monnaie de sa campagne.',
    'consent-outdated':
      'Quelque chose a changé entre-temps dans cette campagne. Relisez la phrase avant de l’accepter.',
    'consent-missing': 'Veuillez lire la phrase ci-dessous, et l’accepter.',
    'consent-lapsed':
      'Le dernier jour que vous aviez accepté est passé. Veuillez lire la phrase ci-dessous, et l’accepter encore une fois.',
    'would-miss-target':
      'Dans les dernières 24 heures, une promesse ne peut être ni réduite ni annulée si la campagne retombait sous son objectif.',
    'pledge-not-open':
      'Cette promesse ne peut plus être modifiée : elle a été annulée, débitée ou libérée, ou elle a expiré.',
    'nothing-to-pay': 'Cette promesse n’attend ni paiement ni carte.',
    'campaign-not-collecting':
      'Rien ne peut être payé à cette campagne en ce moment : elle est suspendue, arrêtée, ou a fini de récolter.',
    'idempotency-key-reused':
      'Une promesse a déjà été faite depuis cette page. Un courriel est en route vers l’adresse donnée alors.',
    'idempotency-key-in-use': 'Votre promesse est en train d’être notée. Appuyez encore une fois sur le bouton.',
    'payment-not-found': 'Il n’y a pas de paiement à confirmer pour cette promesse.',
    'payment-closed': 'Ce paiement est terminé : il a été payé ou annulé, et ne peut plus être confirmé.',
    'card-setup-not-found':
      'Cette page d’enregistrement de carte n’appartient à aucune de vos promesses. Ouvrez-la à nouveau.',
    'card-setup-closed': 'L’enregistrement de cette carte a pris fin entre-temps. Recommencez.',
    'payments-busy': 'Notre prestataire de paiement est occupé. Réessayez dans un instant ; votre promesse est gardée.',
    'payments-unreachable':
      'Notre prestataire de paiement n’a pas répondu. Réessayez dans un instant ; rien n’a été débité.',
  },
  nl: {
    'answers-locked':
      'Er wordt geen ander antwoord meer aangenomen: de beloning is in de maak, of de mensen van de campagne hebben wat ze nodig hebben.',
    'answer-not-offered': 'Kies een van de antwoorden.',
    'question-not-asked': 'Geen beloning van deze toezegging stelt deze vraag.',
    'add-on-alone': 'Dit komt alleen met een andere beloning van de campagne. Kies er ook zo een.',
    'address-denied':
      'Wie dit adres leest, heeft onlangs gezegd een toezegging niet te hebben gedaan. Meld u aan, of gebruik een ander adres.',
    'no-right-of-withdrawal':
      'De wet geeft voor deze toezegging geen herroepingsrecht, of de termijn is voorbij. Tot de einddatum kunt u haar annuleren.',
    'fresh-code-needed':
      'Om een toezegging met de link uit een mail te wijzigen, typt u eerst een code die wij u mailen.',
    'mailed-code-wrong':
      'Deze code is verkeerd, al gebruikt, ouder dan tien minuten of te vaak geprobeerd. Laat er nog een mailen.',
    'pledge-not-found': 'Deze toezegging bestaat niet, of is niet van u. Gebruik de link in uw laatste mail.',
    'campaign-not-accepting-pledges':
      'Deze campagne neemt nu geen toezeggingen aan: ze is niet open, is afgelopen of is geschorst.',
    'deadline-passed':
      'De einddatum is voorbij; toezeggingen kunnen niet meer worden gedaan, gewijzigd of geannuleerd.',
    'reward-not-offered': 'Deze campagne heeft die beloning niet.',
    'reward-sold-out':
      'Zoveel zijn er niet meer van deze beloning. Kies er minder, kies een andere, of zeg toe zonder.',
    'amount-below-rewards': 'Het bedrag is lager dan de prijs van de beloningen die u koos.',
    'amount-not-chargeable':
      'Dit bedrag is te klein om van een kaart af te schrijven, of te groot. Kies een ander bedrag.',
    'amount-between-steps': 'Precies dit bedrag kan niet van een kaart worden afgeschreven. Rond het af.',
    'wrong-currency': 'Een toezegging gebeurt in de munt van haar campagne.',
    'consent-outdated': 'Er is intussen iets aan deze campagne veranderd. Lees de zin opnieuw voor u instemt.',
    'consent-missing': 'Lees de zin hieronder, en stem ermee in.',
    'consent-lapsed':
      'De laatste dag waarmee u instemde, is voorbij. Lees de zin hieronder, en stem er opnieuw mee in.',
    'would-miss-target':
      'In de laatste 24 uur kan een toezegging niet worden verlaagd of geannuleerd als de campagne daardoor onder haar doel zou zakken.',
    'pledge-not-open':
      'Deze toezegging kan niet meer worden gewijzigd: ze is geannuleerd, vervallen, geïnd of vrijgegeven.',
    'nothing-to-pay': 'Deze toezegging wacht niet op een betaling of een kaart.',
    'campaign-not-collecting':
      'Aan deze campagne kan nu niets worden betaald: ze is geschorst, stopgezet, of klaar met innen.',
    'idempotency-key-reused':
      'Vanaf deze pagina is al een toezegging gedaan. Een mail daarover is onderweg naar het adres dat u toen gaf.',
    'idempotency-key-in-use': 'Uw toezegging wordt op dit ogenblik genoteerd. Druk nog eens op de knop.',
    'payment-not-found': 'Er is geen betaling te bevestigen voor deze toezegging.',
    'payment-closed': 'Deze betaling is afgelopen: ze is betaald of geannuleerd en kan niet meer worden bevestigd.',
    'card-setup-not-found': 'Deze pagina om een kaart te bewaren hoort bij geen toezegging van u. Open ze opnieuw.',
    'card-setup-closed': 'Het bewaren van deze kaart is intussen beëindigd. Begin opnieuw.',
    'payments-busy': 'Onze betaaldienst heeft het druk. Probeer het zo meteen opnieuw; uw toezegging blijft staan.',
    'payments-unreachable':
      'Onze betaaldienst antwoordde niet. Probeer het zo meteen opnieuw; er is niets afgeschreven.',
  },
});
