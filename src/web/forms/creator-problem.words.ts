import { inEveryLanguage } from '../language/words.js';

type Sentences = Readonly<Record<string, string>>;

/** What creators, and members with their accounts, are told of a problem, by its code. */
export const creatorProblems = inEveryLanguage<Sentences>({
  en: {
    'only-add-ons': 'An add-on comes only with another reward: at least one reward has to be none.',
    'seller-not-one': 'All rewards have one seller: choose “We are no trader” for all of them or for none.',
    'report-not-found': 'There is no such report, or its address is not whole.',
    'decision-not-found': 'There is no such decision, or its address is not whole.',
    'announcement-taken-away': 'Moderators have taken this page away. Their mail says why, and how to object.',
    'draft-moved':
      'This was changed in another window meanwhile, so nothing was written over it. Compare; if you send it once more, it is replaced by what stands here.',
    'text-moved':
      'This was changed in another window meanwhile, so nothing was written over it. Compare; if you send it once more, it is replaced by what stands here.',
    'file-missing': 'Choose a picture first.',
    'picture-words-missing': 'Say in a few words what the picture shows: not everybody sees it.',
    'picture-not-here':
      'A picture in this text is none of this project’s, or no longer there. Send it again, and paste its new line.',
    'picture-not-taken':
      'This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says. Save it as one of these.',
    'body-too-large': 'This file is larger than 10 MB. Choose a smaller one.',
    'update-not-found': 'There is no such update, or it is for others.',
    'update-published': 'This update is published: correct its texts if you must; it is not taken back.',
    'campaign-not-public': 'Updates tell of a campaign that people can see. This one has not opened yet.',
    'follow-link-over':
      'This link is incomplete, or it is over: a wish to follow is kept for seven days. Ask to follow once more.',
    'password-wrong': 'This is not your password.',
    'erasure-hindered': 'Something is still open, see below.',
    'challenge-over': 'This link was used already, is too old, or is not complete. Ask for a new one.',
    'terms-outdated': 'The terms have changed meanwhile. Please read and accept those in force.',
    'tolerance-mismatch':
      'For a part of the goal, write how many percent are enough, from 90 to 100; else leave it empty.',
    'policy-not-for-model': 'A keep-it-all campaign pays whatever is collected: choose that the rest is enough.',
    'currency-not-offered': 'Here money is not raised in this currency.',
    'deadline-not-a-time': 'This is not a day and an hour that the calendar has.',
    'deadline-ambiguous':
      'In that night clocks are turned, and this hour comes twice or not at all. Choose another one.',
    'deadline-out-of-span':
      'This deadline is too near to the opening or too far from it. The ways to raise money above say how many days they can run.',
    'opening-out-of-range': 'It opens in the future, within a year. Leave it empty to open it at once.',
    'price-below-minimum': 'A card cannot be charged so little. Choose a higher price.',
    'amount-between-steps': 'In this currency cards are charged in steps only. Please round this sum.',
    'campaign-incomplete': 'Something is still missing: see the list below.',
    'campaign-not-ready': 'Something outside the campaign is still missing: see the list below.',
    'reason-needed': 'Backers are told that the campaign is called off, so please say why.',
    'tranches-mismatch':
      'With parts, each line is paid with one of them, and each part pays for a line. All but the first name their evidence and its day, in order, after the deadline.',
    'refund-too-large': 'That is more than is left of this charge.',
    'idempotency-key-reused':
      'This form was sent already, with other answers. Open the page anew to see what was done.',
    'idempotency-key-in-use': 'This form is being dealt with at this moment. Please look again in a moment.',
  },
  fr: {
    'question-choices': 'Une question n’a pas de choix, ou au moins deux, chacun une fois.',
    'only-add-ons': 'Un supplément va avec une autre contrepartie : il en faut au moins une qui n’en soit pas un.',
    'nothing-to-deliver':
      'Les contreparties se livrent une fois la campagne réussie, et pas tant qu’elle est suspendue.',
    'tracking-for-one':
      'Une adresse de suivi montre où va un colis : donnez-la pour les contreparties d’une seule promesse. Un transporteur seul peut valoir pour plusieurs.',
    'delivery-not-found': 'Cette promesse n’a pas cette contrepartie, ou il n’y a plus rien à livrer pour elle.',
    'not-sent-yet': 'Cette contrepartie n’a pas encore été envoyée.',
    'seller-not-one':
      'Toutes les contreparties d’une campagne ont un même vendeur : il est un professionnel pour toutes, ou pour aucune.',
    'subject-not-found': 'Il n’y a rien ici à signaler, ou ce n’est pas visible pour vous.',
    'report-not-found': 'Ce signalement n’existe pas, ou son adresse est incomplète.',
    'decision-not-found': 'Cette décision n’existe pas, ou son adresse est incomplète.',
    'objected-already': 'Vous avez déjà contesté cette décision. Une autre personne décide.',
    'nothing-to-object': 'Il n’y a pas ici de décision que vous pourriez contester.',
    'objection-too-late': 'Une décision peut être contestée pendant six mois, et ils sont passés.',
    'announcement-taken-away': 'La modération a retiré cette page. Son courriel dit pourquoi, et comment contester.',
    'campaign-moved-on': 'La campagne est ouverte : tout le monde la voit à sa propre adresse.',
    'draft-moved':
      'Ceci a été modifié entre-temps dans une autre fenêtre : rien n’a été écrasé. Comparez ; si vous renvoyez, ce qui est ici le remplace.',
    'text-moved':
      'Ceci a été modifié entre-temps dans une autre fenêtre : rien n’a été écrasé. Comparez ; si vous renvoyez, ce qui est ici le remplace.',
    'file-missing': 'Choisissez d’abord une image.',
    'picture-words-missing': 'Dites en quelques mots ce que montre l’image : tout le monde ne la voit pas.',
    'picture-undescribed':
      'Une image de ce texte n’a rien entre ses crochets. Dites-y ce qu’elle montre : tout le monde ne la voit pas.',
    'picture-not-here':
      'Une image de ce texte n’est pas de ce projet, ou n’existe plus. Envoyez-la de nouveau, et collez sa nouvelle ligne.',
    'alt-text-missing':
      'Dites ce que montre l’image, au moins dans la langue principale : tout le monde ne la voit pas.',
    'picture-not-taken':
      'Ce n’est pas une image JPEG, PNG, WebP ou AVIF, quel que soit son nom. Enregistrez-la dans un de ces formats.',
    'picture-broken': 'L’image est coupée ou abîmée. Enregistrez-la à nouveau et renvoyez-la.',
    'picture-size-unusable':
      'Il faut au moins 480 pixels sur 240, au plus 50 millions, et une longueur d’au plus quatre fois la largeur.',
    'too-many-pictures': 'Vous avez envoyé 60 images en un jour. Envoyez la suivante demain.',
    'body-too-large': 'Ce fichier dépasse 10 Mo. Choisissez-en un plus petit.',
    'update-not-found': 'Cette actualité n’existe pas, ou n’est pas pour vous.',
    'update-published': 'Cette actualité est publiée : on peut corriger ses textes, pas la retirer.',
    'campaign-not-public': 'Les actualités parlent d’une campagne visible. Celle-ci n’est pas encore ouverte.',
    'follow-link-over':
      'Ce lien est incomplet, ou il est échu : une demande se garde sept jours. Demandez encore une fois à suivre.',
    'password-wrong': 'Ce n’est pas votre mot de passe.',
    'erasure-hindered': 'Quelque chose est encore ouvert, voyez ci-dessous.',
    'challenge-over': 'Ce lien a déjà servi, est trop ancien ou incomplet. Demandez-en un nouveau.',
    'password-weak': 'Ce mot de passe est trop facile à deviner. Choisissez-en un plus long ou moins courant.',
    'terms-outdated': 'Les conditions ont changé entre-temps. Veuillez lire et accepter celles en vigueur.',
    'session-not-found': 'Cette session ou ce jeton n’existe pas, ou a déjà pris fin.',
    'too-many-tokens': 'Vous avez déjà 20 jetons d’API. Terminez-en un dont vous n’avez plus besoin.',
    'recipient-exists': 'Vous avez déjà dit qui reçoit l’argent.',
    'recipient-not-found': 'Dites d’abord qui reçoit l’argent.',
    'onboarding-refused': 'Le prestataire de paiement n’accepte pas ce bénéficiaire, par exemple à cause du pays.',
    'deputy-is-owner':
      'Le suppléant prend le relais quand le responsable ne peut pas : ce doit être une autre personne.',
    'default-text-missing': 'Le projet n’a pas encore de texte dans cette langue. Écrivez-le d’abord.',
    forbidden: 'Seul le responsable du projet le modifie.',
    'not-your-campaign': 'Seul le responsable du projet en décide.',
    'campaign-not-editable': 'Seul un brouillon, ou une campagne renvoyée pour modification, peut être modifié.',
    'tolerance-mismatch':
      'Pour une partie de l’objectif, écrivez quel pourcentage suffit, de 90 à 100 ; sinon laissez vide.',
    'policy-not-for-model': 'Une campagne où tout est gardé verse ce qui est récolté : choisissez que le reste suffit.',
    'currency-not-offered': 'Ici, on ne récolte pas dans cette monnaie.',
    'currency-in-use':
      'Il y a déjà des montants dans la monnaie du brouillon. Enlevez-les avant d’en choisir une autre.',
    'amount-in-other-currency': 'Tous les montants d’une campagne sont dans sa seule monnaie.',
    'deadline-not-a-time': 'Ce n’est pas un jour et une heure que le calendrier connaît.',
    'deadline-ambiguous':
      'Cette nuit-là on change d’heure : celle-ci vient deux fois ou pas du tout. Choisissez-en une autre.',
    'deadline-past': 'L’échéance est déjà passée.',
    'deadline-out-of-span':
      'Cette échéance est trop proche de l’ouverture ou trop éloignée. Les façons de récolter, plus haut, disent combien de jours elles durent.',
    'opening-out-of-range': 'Elle ouvre dans l’avenir, d’ici un an. Laissez vide pour l’ouvrir tout de suite.',
    'price-below-minimum': 'Une carte ne peut être débitée de si peu. Choisissez un prix plus élevé.',
    'amount-between-steps': 'Dans cette monnaie, les cartes ne sont débitées que par paliers. Arrondissez cette somme.',
    'promise-before-deadline': 'Une contrepartie ne peut être promise pour un mois d’avant la fin de la campagne.',
    'tranches-mismatch':
      'Avec des parties, chaque ligne est versée avec l’une d’elles, et chaque partie paie une ligne. Toutes sauf la première nomment leur preuve et son jour, dans l’ordre, après l’échéance.',
    'campaign-incomplete': 'Il manque encore quelque chose : voyez la liste ci-dessous.',
    'campaign-not-approved': 'La modération doit d’abord approuver la campagne telle qu’elle est.',
    'campaign-not-ready': 'Il manque encore quelque chose en dehors de la campagne : voyez la liste ci-dessous.',
    'illegal-transition': 'Cela ne peut plus se faire : la campagne a avancé entre-temps.',
    'campaign-moved': 'La campagne a changé entre-temps. Relisez-la, et recommencez ce qui a encore du sens.',
    'reason-needed': 'Les soutiens apprennent que la campagne est annulée : dites pourquoi.',
    'suspended-by-staff': 'Tant qu’une campagne est suspendue, seule l’équipe y met fin.',
    'tranche-elsewhere': 'Cette partie n’attend pas de preuve en ce moment.',
    'tranche-not-next': 'Les parties se suivent : une partie précédente n’est pas encore versée.',
    'campaign-not-settled': 'La campagne n’en est pas là : elle n’est pas close, ou elle est suspendue.',
    'settlement-not-found': 'Il n’y a pas encore de prélèvement pour cette campagne.',
    'refund-too-large': 'C’est plus que ce qui reste de ce débit.',
    'refund-too-early':
      'Un remboursement s’ordonne une fois le tour clos ; d’ici là, ce qui doit retourner le fait de soi-même.',
    'refund-currency': 'Un remboursement se fait dans la monnaie du débit.',
    'nothing-to-refund': 'Rien n’a été débité pour cette promesse, ou tout retourne déjà.',
    'everything-is-refunded': 'Cette campagne rend tout à tous, d’elle-même.',
    'charge-disputed':
      'La banque du soutien conteste ce débit : rien ne peut être remboursé tant qu’elle n’a pas décidé.',
    'payout-under-way':
      'De l’argent de cette campagne est en route vers son bénéficiaire. Réessayez quand il sera parti.',
    'payments-busy': 'Le prestataire de paiement est très sollicité. Réessayez dans un instant.',
    'payments-unreachable': 'Le prestataire de paiement n’a pas répondu. Réessayez dans un instant.',
    'idempotency-key-reused':
      'Ce formulaire a déjà été envoyé, avec d’autres réponses. Rouvrez la page pour voir ce qui a été fait.',
    'idempotency-key-in-use': 'Ce formulaire est en train d’être traité. Regardez à nouveau dans un instant.',
  },
  nl: {
    'question-choices': 'Een vraag heeft geen keuzes, of minstens twee, elk één keer.',
    'only-add-ons': 'Een extra hoort bij een andere beloning: minstens één beloning mag er geen zijn.',
    'nothing-to-deliver': 'Beloningen worden geleverd als de campagne geslaagd is, en niet zolang ze geschorst is.',
    'tracking-for-one':
      'Een adres om te volgen toont waar een pakje heen gaat: geef het voor de beloningen van één toezegging. Een vervoerder alleen mag voor meer gelden.',
    'delivery-not-found': 'Deze toezegging heeft die beloning niet, of er is niets meer voor te leveren.',
    'not-sent-yet': 'Deze beloning is nog niet verstuurd.',
    'seller-not-one':
      'Alle beloningen van een campagne hebben één verkoper: hij is voor alle een handelaar, of voor geen enkele.',
    'subject-not-found': 'Er is hier niets te melden, of het is niet zichtbaar voor u.',
    'report-not-found': 'Deze melding bestaat niet, of het adres ervan is onvolledig.',
    'decision-not-found': 'Deze beslissing bestaat niet, of het adres ervan is onvolledig.',
    'objected-already': 'U hebt al bezwaar gemaakt tegen deze beslissing. Iemand anders beslist.',
    'nothing-to-object': 'Er is hier geen beslissing waartegen u bezwaar kunt maken.',
    'objection-too-late': 'Tegen een beslissing kan zes maanden bezwaar worden gemaakt, en die zijn om.',
    'announcement-taken-away':
      'Moderatoren hebben deze pagina weggehaald. Hun mail zegt waarom, en hoe u bezwaar maakt.',
    'campaign-moved-on': 'De campagne is open: iedereen ziet ze op haar eigen adres.',
    'draft-moved':
      'Dit is intussen in een ander venster gewijzigd; er is niets overschreven. Vergelijk; als u het nog eens verstuurt, komt wat hier staat ervoor in de plaats.',
    'text-moved':
      'Dit is intussen in een ander venster gewijzigd; er is niets overschreven. Vergelijk; als u het nog eens verstuurt, komt wat hier staat ervoor in de plaats.',
    'file-missing': 'Kies eerst een foto.',
    'picture-words-missing': 'Zeg in enkele woorden wat de foto toont: niet iedereen ziet ze.',
    'picture-undescribed':
      'Een foto in deze tekst heeft niets tussen haar rechte haken. Zeg daar wat ze toont: niet iedereen ziet ze.',
    'picture-not-here':
      'Een foto in deze tekst is niet van dit project, of is er niet meer. Stuur ze opnieuw, en plak haar nieuwe regel.',
    'alt-text-missing': 'Zeg wat de foto toont, minstens in de hoofdtaal: niet iedereen ziet ze.',
    'picture-not-taken':
      'Dit is geen JPEG, PNG, WebP of AVIF, wat de naam ook zegt. Bewaar de foto in een van die formaten.',
    'picture-broken': 'De foto is afgebroken of beschadigd. Bewaar ze opnieuw en stuur ze nog eens.',
    'picture-size-unusable':
      'Een foto heeft minstens 480 bij 240 pixels, hoogstens 50 miljoen, en is hoogstens vier keer zo lang als breed.',
    'too-many-pictures': 'U hebt 60 foto’s op één dag gestuurd. Stuur de volgende morgen.',
    'body-too-large': 'Dit bestand is groter dan 10 MB. Kies een kleiner.',
    'update-not-found': 'Dit bericht bestaat niet, of is voor anderen.',
    'update-published': 'Dit bericht is gepubliceerd: u kunt de tekst verbeteren, maar het niet terugnemen.',
    'campaign-not-public': 'Nieuws gaat over een campagne die mensen kunnen zien. Deze is nog niet open.',
    'follow-link-over':
      'Deze link is onvolledig, of hij is verlopen: een vraag om te volgen bewaren we zeven dagen. Vraag het nog eens.',
    'password-wrong': 'Dit is niet uw wachtwoord.',
    'erasure-hindered': 'Er staat nog iets open, zie hieronder.',
    'challenge-over': 'Deze link is al gebruikt, te oud of niet volledig. Vraag een nieuwe.',
    'password-weak': 'Dit wachtwoord is te makkelijk te raden. Kies een langer of minder gewoon wachtwoord.',
    'terms-outdated': 'De voorwaarden zijn intussen gewijzigd. Lees en aanvaard die welke nu gelden.',
    'session-not-found': 'Deze sessie of dit token bestaat niet, of is al beëindigd.',
    'too-many-tokens': 'U hebt al 20 API-tokens. Beëindig er een dat u niet meer nodig hebt.',
    'recipient-exists': 'U hebt al gezegd wie het geld ontvangt.',
    'recipient-not-found': 'Zeg eerst wie het geld ontvangt.',
    'onboarding-refused': 'De betaaldienst aanvaardt deze ontvanger niet, bijvoorbeeld wegens het land.',
    'deputy-is-owner': 'De plaatsvervanger neemt over als de verantwoordelijke niet kan: het moet iemand anders zijn.',
    'default-text-missing': 'Het project heeft nog geen tekst in die taal. Schrijf die eerst.',
    forbidden: 'Alleen de verantwoordelijke wijzigt het project.',
    'not-your-campaign': 'Alleen de verantwoordelijke van het project beslist dit.',
    'campaign-not-editable':
      'Alleen een ontwerp, of een campagne die voor wijziging is teruggestuurd, kan worden gewijzigd.',
    'tolerance-mismatch':
      'Voor een deel van het doel schrijft u hoeveel procent genoeg is, van 90 tot 100; laat het anders leeg.',
    'policy-not-for-model': 'Een campagne waarin alles blijft, betaalt wat wordt geïnd: kies dat de rest genoeg is.',
    'currency-not-offered': 'In deze munt wordt hier geen geld opgehaald.',
    'currency-in-use': 'Er zijn al bedragen in de munt van het ontwerp. Haal die weg voor u een andere kiest.',
    'amount-in-other-currency': 'Alle bedragen van een campagne zijn in haar ene munt.',
    'deadline-not-a-time': 'Dit is geen dag en uur die de kalender kent.',
    'deadline-ambiguous': 'In die nacht wordt de klok verzet: dit uur komt twee keer of helemaal niet. Kies een ander.',
    'deadline-past': 'De einddatum is al voorbij.',
    'deadline-out-of-span':
      'Deze einddatum ligt te dicht bij de opening of te ver ervan. De manieren hierboven zeggen hoeveel dagen ze kunnen lopen.',
    'opening-out-of-range': 'Ze opent in de toekomst, binnen een jaar. Laat dit leeg om meteen te openen.',
    'price-below-minimum': 'Een kaart kan niet met zo weinig worden belast. Kies een hogere prijs.',
    'amount-between-steps': 'In deze munt worden kaarten alleen in stappen belast. Rond dit bedrag af.',
    'promise-before-deadline': 'Een beloning kan niet worden beloofd voor een maand voor de campagne eindigt.',
    'tranches-mismatch':
      'Met delen wordt elke regel met één ervan betaald, en betaalt elk deel een regel. Alle behalve het eerste noemen hun bewijs en de dag ervan, in volgorde, na de einddatum.',
    'campaign-incomplete': 'Er ontbreekt nog iets: zie de lijst hieronder.',
    'campaign-not-approved': 'Moderatoren moeten de campagne zoals ze nu is eerst goedkeuren.',
    'campaign-not-ready': 'Buiten de campagne ontbreekt nog iets: zie de lijst hieronder.',
    'illegal-transition': 'Dit kan niet meer: de campagne is intussen verder.',
    'campaign-moved': 'De campagne is intussen veranderd. Lees ze opnieuw en herhaal wat nog zin heeft.',
    'reason-needed': 'Steungevers horen dat de campagne is afgelast: zeg waarom.',
    'suspended-by-staff': 'Zolang een campagne is opgeschort, beëindigen alleen medewerkers ze.',
    'tranche-elsewhere': 'Dit deel wacht nu niet op bewijs.',
    'tranche-not-next': 'De delen volgen elkaar: een eerder deel is nog niet uitbetaald.',
    'campaign-not-settled': 'Zover is de campagne niet: ze is niet afgesloten, of ze is opgeschort.',
    'settlement-not-found': 'Voor deze campagne is er nog geen inning.',
    'refund-too-large': 'Dat is meer dan er van deze afschrijving over is.',
    'refund-too-early':
      'Een terugbetaling wordt gevraagd zodra de ronde is afgesloten; tot dan gaat wat terug moet vanzelf terug.',
    'refund-currency': 'Een terugbetaling gebeurt in de munt van de afschrijving.',
    'nothing-to-refund': 'Voor deze toezegging is niets geïnd, of alles gaat al terug.',
    'everything-is-refunded': 'Deze campagne geeft vanzelf iedereen alles terug.',
    'charge-disputed': 'De bank van de steungever betwist deze afschrijving: er kan niets terug tot ze heeft beslist.',
    'payout-under-way': 'Geld van deze campagne is onderweg naar de ontvanger. Probeer opnieuw als het weg is.',
    'payments-busy': 'De betaaldienst heeft het druk. Probeer het zo meteen opnieuw.',
    'payments-unreachable': 'De betaaldienst heeft niet geantwoord. Probeer het zo meteen opnieuw.',
    'idempotency-key-reused':
      'Dit formulier is al verstuurd, met andere antwoorden. Open de pagina opnieuw om te zien wat is gedaan.',
    'idempotency-key-in-use': 'Dit formulier wordt op dit moment behandeld. Kijk zo meteen opnieuw.',
  },
});
