import { inEveryLanguage } from '../language/words.js';

/** What staff are told of a problem, by its code; English only where the problem's own detail is made for programs. */
export const staffProblems = inEveryLanguage<Readonly<Record<string, string>>>({
  en: {
    'malformed-id': 'There is no such page: the id in its address is not whole.',
    'malformed-cursor': 'This page of the list is not there. Begin again with the first one.',
    'payout-too-early': 'It is too early: some days after the deadline have to pass before a payout is prepared.',
    'payouts-blocked': 'The books are being cleared up, and nothing is paid out until then.',
    'creator-owes': 'The creator owes more than is left here, since money went back to backers after a payout.',
    'tranche-not-accepted': 'The next part waits for its evidence, or for somebody to accept it.',
    'tranche-elsewhere': 'This part is not where this can be done any more. See below where it stands.',
    'tranche-not-refusable':
      'It is too early: a part can be refused for good once evidence was refused, or has not come some days after its day.',
    'retention-elsewhere': 'This can be decided only about money that has been with us for too long.',
    'refund-too-large': 'That is more than is left of the charge.',
    'last-owner': 'The last owner cannot lose the role. Make somebody else an owner first.',
    'role-missing': 'This step needs a role that you do not have any more.',
    'criteria-mismatch': 'Every criterion of this version needs a score and a comment.',
  },
  fr: {
    'malformed-id': 'Cette page n’existe pas : l’identifiant dans son adresse est incomplet.',
    'malformed-cursor': 'Cette page de la liste n’existe pas. Recommencez par la première.',
    'payout-not-found': 'Ce versement n’existe pas.',
    'campaign-not-settled': 'Seule une campagne réussie et arrêtée est versée ; une campagne suspendue attend.',
    'payout-too-early':
      'Il est trop tôt : quelques jours doivent passer après l’échéance avant de préparer un versement.',
    'recipient-not-ready': 'Le compte du bénéficiaire chez le prestataire manque, n’est pas vérifié ou est restreint.',
    'fees-not-known':
      'Le prestataire n’a pas encore indiqué les frais de chaque débit. Réessayez dans quelques minutes.',
    'nothing-to-pay-out': 'Il ne reste rien à verser.',
    'balance-too-small': 'Ce qui est disponible chez le prestataire ne couvre pas encore le versement.',
    'payouts-blocked': 'Les comptes sont en train d’être tirés au clair ; rien n’est versé jusque-là.',
    'payout-open': 'Un autre versement de cette campagne est préparé ou en route. Décidez-en d’abord.',
    'payout-under-way':
      'De l’argent de cette campagne est en route vers son bénéficiaire. Réessayez quand il sera parti.',
    'not-returned':
      'Ce qui n’était pas versé a été rendu à tous. Ce qui en reste n’est versé que si deux personnes le libèrent.',
    'creator-owes': 'Le porteur doit plus que ce qui reste ici, car de l’argent a été rendu après un versement.',
    beneficiary: 'Qui reçoit l’argent, porte le projet ou le supplée ne décide rien de ce qui lui est versé.',
    'same-person': 'Un versement est approuvé par une autre personne que celle qui l’a préparé.',
    'payout-decided': 'Ce versement est déjà décidé.',
    'payout-outdated':
      'Ce qui était préparé n’est plus ce qui serait envoyé : le compte ou la somme a changé. Le versement est caduc ; préparez-en un autre.',
    'tranche-not-found': 'Cette partie n’existe pas.',
    'tranche-not-accepted': 'La partie suivante attend ses justificatifs, ou que quelqu’un les accepte.',
    'unpaid-returning': 'Ce qui n’est pas versé est en train d’être rendu. Rien n’est versé jusque-là.',
    'tranche-elsewhere': 'Cette partie n’en est plus au point où cela se fait. Voyez ci-dessous où elle en est.',
    'tranche-not-next':
      'Les parties se montrent, se jugent et se versent l’une après l’autre : une précédente n’est pas encore versée.',
    'tranche-not-refusable':
      'Il est trop tôt : une partie peut être refusée définitivement après un refus de justificatifs, ou s’ils ne sont pas venus quelques jours après la date.',
    'tranche-same-person': 'Une partie est refusée définitivement par deux personnes différentes.',
    'retention-not-found': 'Aucun argent gardé longtemps ne porte cet identifiant.',
    'retention-elsewhere': 'Cela ne se décide que pour de l’argent qui est chez nous depuis trop longtemps.',
    'retention-same-person': 'L’argent gardé trop longtemps est libéré ou rendu par deux personnes différentes.',
    'refund-not-found': 'Ce remboursement n’existe pas.',
    'refund-decided': 'Ce remboursement n’attend pas de décision.',
    'refund-same-person': 'Un gros remboursement est approuvé par une autre personne que celle qui l’a demandé.',
    'refund-party': 'Qui porte le projet ou le supplée n’en décide pas ; une autre personne des finances le fait.',
    'everything-is-refunded': 'Cette campagne rend tout à tout le monde, d’elle-même.',
    'refund-not-failed': 'Seul un remboursement échoué se refait.',
    'refund-retried': 'Ce remboursement a déjà été refait.',
    'refund-too-large': 'C’est plus que ce qui reste du débit.',
    'nothing-to-refund': 'Rien n’a été débité pour cette promesse, ou tout est déjà rendu.',
    'charge-disputed': 'La banque a repris ce débit : il ne peut pas être remboursé tant qu’elle n’a pas décidé.',
    'refund-run-not-found': 'Ce remboursement général n’existe pas.',
    'refund-run-elsewhere': 'Ce remboursement général n’en est pas au point où cela se fait.',
    'held-item-not-found':
      'Aucun débit en attente ne porte cet identifiant. Il a peut-être été libéré, encaissé ou abandonné entre-temps.',
    'break-not-found': 'Cet écart n’existe pas.',
    'break-resolved': 'Cet écart est déjà résolu.',
    'break-without-campaign': 'On ne sait pas de quelle campagne vient cet argent ; il ne peut pas y être écrit.',
    'campaign-funds-too-small': 'Ce qui est dû à la campagne ne suffit pas. Écrivez-le à la plateforme.',
    'own-campaign': 'Qui porte un projet ou le supplée ne le juge pas.',
    'criteria-mismatch': 'Chaque critère de cette version demande une note et un commentaire.',
    'campaign-not-in-review': 'Seule une campagne en examen peut être examinée.',
    'illegal-transition': 'L’état a changé entre-temps ; cela ne se fait plus. Voyez où elle en est.',
    'not-with-oneself':
      'Un rôle demande deux responsables en plus de la personne qui le reçoit : quelqu’un d’autre doit faire ce pas.',
    'role-grant-twice': 'Cette personne a déjà ce rôle, ou il est proposé et attend d’être approuvé.',
    'role-grant-over': 'Ce rôle a été retiré. Proposez-le à nouveau.',
    'role-grant-not-found': 'Ce rôle n’a pas été proposé.',
    'last-owner': 'Le dernier responsable ne peut pas perdre son rôle. Nommez-en d’abord un autre.',
    'role-missing': 'Ce pas demande un rôle que vous n’avez plus.',
    'role-too-young':
      'Un rôle n’approuve rien dans ses premières 24 heures. Réessayez plus tard, ou demandez à une personne qui l’a depuis plus longtemps.',
    'no-such-member': 'Aucun membre n’a confirmé cette adresse e-mail.',
  },
  nl: {
    'malformed-id': 'Deze pagina bestaat niet: het id in het adres is onvolledig.',
    'malformed-cursor': 'Deze pagina van de lijst bestaat niet. Begin opnieuw met de eerste.',
    'payout-not-found': 'Deze uitbetaling bestaat niet.',
    'campaign-not-settled':
      'Alleen een campagne die geslaagd en afgesloten is, wordt uitbetaald; een geschorste wacht.',
    'payout-too-early':
      'Het is te vroeg: na de einddatum moeten enkele dagen voorbijgaan voor een uitbetaling wordt voorbereid.',
    'recipient-not-ready': 'De rekening van de ontvanger bij de betaaldienst ontbreekt, is niet nagekeken of beperkt.',
    'fees-not-known':
      'De betaaldienst heeft de kosten van elke afschrijving nog niet gemeld. Probeer het over enkele minuten opnieuw.',
    'nothing-to-pay-out': 'Er is niets meer uit te betalen.',
    'balance-too-small': 'Wat bij de betaaldienst beschikbaar is, dekt de uitbetaling nog niet.',
    'payouts-blocked': 'De boeken worden opgehelderd; tot dan wordt niets uitbetaald.',
    'payout-open': 'Een andere uitbetaling van deze campagne is voorbereid of onderweg. Beslis die eerst.',
    'payout-under-way': 'Geld van deze campagne is onderweg naar de ontvanger. Probeer opnieuw als het weg is.',
    'not-returned':
      'Wat niet was uitbetaald, is aan iedereen teruggegeven. Wat ervan overblijft, wordt pas uitbetaald als twee mensen het vrijgeven.',
    'creator-owes':
      'De initiatiefnemer is meer verschuldigd dan hier overblijft, omdat er na een uitbetaling geld is teruggegaan.',
    beneficiary:
      'Wie het geld ontvangt, het project leidt of plaatsvervanger is, beslist niets over wat hem wordt uitbetaald.',
    'same-person': 'Een uitbetaling wordt goedgekeurd door iemand anders dan wie ze voorbereidde.',
    'payout-decided': 'Over deze uitbetaling is al beslist.',
    'payout-outdated':
      'Wat was voorbereid is niet meer wat zou worden verstuurd: de rekening of het bedrag is gewijzigd. Ze is vervallen; bereid een andere voor.',
    'tranche-not-found': 'Dit deel bestaat niet.',
    'tranche-not-accepted': 'Het volgende deel wacht op zijn bewijs, of tot iemand het aanvaardt.',
    'unpaid-returning': 'Wat niet is uitbetaald, wordt teruggegeven. Tot dan wordt niets uitbetaald.',
    'tranche-elsewhere': 'Dit deel staat niet meer waar dit kan. Kijk hieronder waar het staat.',
    'tranche-not-next':
      'Delen worden een voor een getoond, beoordeeld en uitbetaald: een eerder deel is nog niet uitbetaald.',
    'tranche-not-refusable':
      'Het is te vroeg: een deel kan definitief worden geweigerd nadat bewijs is geweigerd, of als het enkele dagen na de datum niet kwam.',
    'tranche-same-person': 'Een deel wordt door twee verschillende personen definitief geweigerd.',
    'retention-not-found': 'Geen geld dat lang bij ons is, heeft dit id.',
    'retention-elsewhere': 'Dit kan alleen worden beslist over geld dat te lang bij ons is.',
    'retention-same-person':
      'Geld dat te lang bij ons was, wordt door twee verschillende personen vrij- of teruggegeven.',
    'refund-not-found': 'Deze terugbetaling bestaat niet.',
    'refund-decided': 'Deze terugbetaling wacht op geen beslissing.',
    'refund-same-person': 'Een grote terugbetaling wordt goedgekeurd door iemand anders dan wie ze vroeg.',
    'refund-party':
      'Wie het project leidt of plaatsvervanger is, beslist hier niet over; iemand anders van financiën wel.',
    'everything-is-refunded': 'Deze campagne geeft iedereen alles terug, vanzelf.',
    'refund-not-failed': 'Alleen een mislukte terugbetaling wordt opnieuw gedaan.',
    'refund-retried': 'Deze terugbetaling is al opnieuw gedaan.',
    'refund-too-large': 'Dat is meer dan er van de afschrijving over is.',
    'nothing-to-refund': 'Voor deze toezegging is niets afgeschreven, of alles gaat al terug.',
    'charge-disputed':
      'De bank heeft deze afschrijving teruggehaald: ze kan niet worden terugbetaald zolang de bank niet heeft beslist.',
    'refund-run-not-found': 'Deze terugbetaling aan iedereen bestaat niet.',
    'refund-run-elsewhere': 'Deze terugbetaling aan iedereen staat niet waar dit kan.',
    'held-item-not-found':
      'Geen vastgehouden afschrijving heeft dit id. Ze is misschien intussen vrijgegeven, geïnd of vervallen.',
    'break-not-found': 'Dit verschil bestaat niet.',
    'break-resolved': 'Dit verschil is al opgelost.',
    'break-without-campaign': 'Niemand weet van welke campagne dit geld is; het kan daar niet worden geboekt.',
    'campaign-funds-too-small': 'Wat aan de campagne verschuldigd is, dekt dit niet. Boek het bij het platform.',
    'own-campaign': 'Wie een project leidt of plaatsvervanger is, beoordeelt het niet.',
    'criteria-mismatch': 'Elk criterium van deze versie vraagt een score en een commentaar.',
    'campaign-not-in-review': 'Alleen een campagne in beoordeling kan worden beoordeeld.',
    'illegal-transition': 'De toestand is intussen gewijzigd; dit kan niet meer. Kijk waar ze staat.',
    'not-with-oneself': 'Een rol vraagt twee eigenaars naast wie ze krijgt: iemand anders moet deze stap zetten.',
    'role-grant-twice': 'Deze persoon heeft de rol al, of ze is voorgesteld en wacht op goedkeuring.',
    'role-grant-over': 'Deze rol is ingetrokken. Stel ze opnieuw voor.',
    'role-grant-not-found': 'Deze rol is niet voorgesteld.',
    'last-owner': 'De laatste eigenaar kan de rol niet verliezen. Maak eerst iemand anders eigenaar.',
    'role-missing': 'Deze stap vraagt een rol die u niet meer hebt.',
    'role-too-young':
      'Een rol keurt in de eerste 24 uur niets goed. Probeer later opnieuw, of vraag iemand die ze langer heeft.',
    'no-such-member': 'Geen lid heeft dit e-mailadres bevestigd.',
  },
});
