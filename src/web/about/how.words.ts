import { inEveryLanguage } from '../language/words.js';
import { type Section, type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;

const raisingEn: readonly Section[] = [
  {
    title: 'If you want to raise money',
    body: [
      'A draft costs nothing. You tell the story, write a budget, name a deputy who takes over if you fall silent, and the payment provider verifies who receives the money.',
      'Then a moderator reviews it by published criteria, and you decide when it opens.',
      {
        links: [
          { text: 'Start a campaign', to: '/start' },
          { text: 'The criteria', to: '/rules' },
        ],
      },
    ],
  },
  {
    title: 'Who watches',
    body: [
      'Every movement of money is a line in a ledger in which nothing can be changed or deleted. Every five minutes the service asks itself whether all its rules hold; while one does not, nothing is paid out. Every night its books are compared with the payment provider’s.',
    ],
  },
];

const raisingFr: readonly Section[] = [
  {
    title: 'Si vous voulez récolter',
    body: [
      'Un brouillon ne coûte rien. Vous racontez l’histoire, écrivez un budget, nommez un suppléant qui prend le relais si vous vous taisez, et le prestataire de paiement vérifie qui reçoit l’argent.',
      'Ensuite un modérateur examine la campagne selon des critères publiés, et vous décidez quand elle ouvre.',
      {
        links: [
          { text: 'Lancer une campagne', to: '/start' },
          { text: 'Les critères', to: '/rules' },
        ],
      },
    ],
  },
  {
    title: 'Qui surveille',
    body: [
      'Chaque mouvement d’argent est une ligne de comptes où rien ne peut être changé ni effacé. Toutes les cinq minutes, le service se demande si toutes ses règles sont respectées ; tant que l’une ne l’est pas, rien n’est versé. Chaque nuit, ses comptes sont comparés à ceux du prestataire de paiement.',
    ],
  },
];

const raisingNl: readonly Section[] = [
  {
    title: 'Als u geld wilt ophalen',
    body: [
      'Een ontwerp kost niets. U vertelt het verhaal, schrijft een budget, noemt een plaatsvervanger die overneemt als u zwijgt, en de betaaldienst gaat na wie het geld ontvangt.',
      'Daarna kijkt een moderator het na volgens gepubliceerde criteria, en u beslist wanneer het opent.',
      {
        links: [
          { text: 'Een campagne starten', to: '/start' },
          { text: 'De criteria', to: '/rules' },
        ],
      },
    ],
  },
  {
    title: 'Wie waakt',
    body: [
      'Elke beweging van geld is een lijn in boeken waarin niets kan worden gewijzigd of gewist. Om de vijf minuten vraagt de dienst zich af of al zijn regels kloppen; zolang één ervan niet klopt, wordt niets uitbetaald. Elke nacht worden de boeken vergeleken met die van de betaaldienst.',
    ],
  },
];

export const howWords = inEveryLanguage({
  en: text(({ delayDays, holdDays, hasDebits, reserve }) => ({
    title: 'How it works',
    lede: 'People pledge, the goal decides, cards are charged, two people release the money, and every cent has a line in the open.',
    sections: [
      {
        title: 'You pledge',
        body: [
          `You need no account. You choose a sum, leave your e-mail address and save a card${hasDebits ? ' or a bank account' : ''} with the payment provider. Nothing is taken.`,
          'Before you press the last button you see one sentence with the sum, the latest day and the condition. This sentence is kept word for word; no charge may exceed it.',
          'The link in your mail opens your pledge. Until the deadline you can change or cancel it. Only in the last 24 hours you cannot take away what already carries the goal.',
          'Three days before the deadline we write to you once more: which sum, from which day, and how to cancel.',
        ],
      },
      {
        title: 'The deadline decides',
        body: [
          'Each campaign says before it begins how it is decided, and cannot change that later:',
          {
            list: [
              'All or nothing: only if the goal is reached are cards charged. If not, every pledge is void.',
              'Keep it all: cards are charged whatever sum is reached.',
              'Two rounds: a first round to the minimum, all or nothing; then a second one of 40 days for what is wished for besides.',
            ],
          },
        ],
      },
      {
        title: 'One week of charging',
        body: [
          'Within 168 hours after the deadline each pledge is charged once. If your bank refuses, we write to you and try up to four times; you can give another card. If your bank wants you to confirm, the mail leads you there.',
          'A pledge that could not be charged by the end is void, and nobody runs after it. What happens if so many fail that the goal is missed, each campaign has said before: it goes on with less, everybody is refunded, or it goes on if almost all is there.',
        ],
      },
      {
        title: 'From here to the project',
        body: [
          `The fee of the platform is taken once. The first payout can be prepared ${delayDays} days after the deadline. One person prepares it, another approves it; neither may be on the receiving side.`,
          'Many campaigns are paid in parts, each against evidence that was named before: photographs, invoices, a delivery. What is finally not accepted is not paid; that money goes back to every backer in proportion.',
          `No money stays longer than ${holdDays} days without two people deciding whether it is released or returned.${reserve ? ` Of each payout ${reserve.rate} is kept for ${reserve.days} days for refunds that come later.` : ''}`,
          {
            links: [
              { text: 'What it costs', to: '/fees' },
              { text: 'All the books', to: '/ledger' },
            ],
          },
        ],
      },
      {
        title: 'If something goes wrong',
        body: [
          'The owner of a project can refund a pledge in part or in full; so can the people of finance here. If a campaign is called off before anything was paid out, everybody who was charged gets everything back; afterwards, the same part of what is still there.',
          'You can also ask your bank. Then the bank decides, and the books show it.',
        ],
      },
      ...raisingEn,
    ],
  })),
  fr: text(({ delayDays, holdDays, hasDebits, reserve }) => ({
    title: 'Comment ça marche',
    lede: 'On promet, l’objectif décide, les cartes sont débitées, deux personnes libèrent l’argent, et chaque centime a sa ligne au grand jour.',
    sections: [
      {
        title: 'Vous promettez',
        body: [
          `Pas besoin de compte. Vous choisissez une somme, laissez votre adresse e-mail et enregistrez une carte${hasDebits ? ' ou un compte bancaire' : ''} chez le prestataire de paiement. Rien n’est prélevé.`,
          'Avant le dernier bouton, vous lisez une phrase avec la somme, la date limite et la condition. Cette phrase est conservée mot pour mot ; aucun prélèvement ne peut la dépasser.',
          'Le lien de votre courriel ouvre votre promesse. Jusqu’à l’échéance, vous pouvez la modifier ou l’annuler. Seulement, dans les dernières 24 heures, on ne peut plus retirer ce qui porte déjà l’objectif.',
          'Trois jours avant l’échéance, nous vous écrivons encore une fois : quelle somme, à partir de quel jour, et comment annuler.',
        ],
      },
      {
        title: 'L’échéance décide',
        body: [
          'Chaque campagne dit avant de commencer comment elle se décide, et ne peut plus le changer :',
          {
            list: [
              'Tout ou rien : les cartes ne sont débitées que si l’objectif est atteint. Sinon, chaque promesse est nulle.',
              'Tout est gardé : les cartes sont débitées quelle que soit la somme.',
              'Deux tours : un premier tour jusqu’au minimum, tout ou rien ; puis un second de 40 jours pour le reste des souhaits.',
            ],
          },
        ],
      },
      {
        title: 'Une semaine de prélèvements',
        body: [
          'Dans les 168 heures après l’échéance, chaque promesse est débitée une fois. Si votre banque refuse, nous vous écrivons et réessayons, quatre fois au plus ; vous pouvez donner une autre carte. Si votre banque veut une confirmation, le courriel vous y mène.',
          'Une promesse qui n’a pas pu être débitée à la fin est nulle, et personne ne vous poursuit. Ce qui se passe si tant de cartes échouent que l’objectif est manqué, chaque campagne l’a dit d’avance : elle continue avec moins, tout le monde est remboursé, ou elle continue si presque tout est là.',
        ],
      },
      {
        title: 'D’ici au projet',
        body: [
          `Les frais de la plateforme sont pris une seule fois. Le premier versement peut être préparé ${delayDays} jours après l’échéance. Une personne le prépare, une autre l’approuve ; aucune des deux n’en bénéficie.`,
          'Beaucoup de campagnes sont versées par parties, chacune contre une preuve annoncée d’avance : photos, factures, livraison. Ce qui n’est finalement pas accepté n’est pas versé ; cet argent retourne à tous les soutiens en proportion.',
          `Aucun argent ne reste plus de ${holdDays} jours sans que deux personnes décident de le verser ou de le rendre.${reserve ? ` De chaque versement, ${reserve.rate} sont gardés ${reserve.days} jours pour des remboursements ultérieurs.` : ''}`,
          {
            links: [
              { text: 'Ce que cela coûte', to: '/fees' },
              { text: 'Tous les comptes', to: '/ledger' },
            ],
          },
        ],
      },
      {
        title: 'Si quelque chose tourne mal',
        body: [
          'Le porteur d’un projet peut rembourser une promesse en partie ou en entier ; nos responsables des finances aussi. Si une campagne est annulée avant tout versement, tous ceux qui ont été débités récupèrent tout ; après, chacun la même part de ce qui reste.',
          'Vous pouvez aussi vous adresser à votre banque. C’est alors elle qui décide, et les comptes le montrent.',
        ],
      },
      ...raisingFr,
    ],
  })),
  nl: text(({ delayDays, holdDays, hasDebits, reserve }) => ({
    title: 'Hoe het werkt',
    lede: 'Mensen zeggen toe, het doel beslist, kaarten worden belast, twee mensen geven het geld vrij, en elke cent heeft zijn lijn in het open.',
    sections: [
      {
        title: 'U zegt toe',
        body: [
          `U hebt geen account nodig. U kiest een bedrag, geeft uw e-mailadres en bewaart een kaart${hasDebits ? ' of een bankrekening' : ''} bij de betaaldienst. Er wordt niets afgenomen.`,
          'Voor u op de laatste knop drukt, leest u één zin met het bedrag, de uiterste dag en de voorwaarde. Die zin wordt woordelijk bewaard; geen inning mag erboven gaan.',
          'De link in uw mail opent uw toezegging. Tot de einddatum kunt u ze wijzigen of annuleren. Alleen in de laatste 24 uur kunt u niet meer wegnemen wat het doel al draagt.',
          'Drie dagen voor de einddatum schrijven wij u nog eens: welk bedrag, vanaf welke dag, en hoe u annuleert.',
        ],
      },
      {
        title: 'De einddatum beslist',
        body: [
          'Elke campagne zegt voor ze begint hoe er wordt beslist, en kan dat later niet meer wijzigen:',
          {
            list: [
              'Alles of niets: kaarten worden alleen belast als het doel is bereikt. Zo niet, dan vervalt elke toezegging.',
              'Alles blijft: kaarten worden belast, welk bedrag er ook is bereikt.',
              'Twee ronden: een eerste ronde tot het minimum, alles of niets; dan een tweede van 40 dagen voor wat verder gewenst is.',
            ],
          },
        ],
      },
      {
        title: 'Een week innen',
        body: [
          'Binnen 168 uur na de einddatum wordt elke toezegging één keer geïnd. Weigert uw bank, dan schrijven wij u en proberen wij het hoogstens vier keer; u kunt een andere kaart geven. Wil uw bank een bevestiging, dan brengt de mail u daarheen.',
          'Een toezegging die aan het einde niet geïnd kon worden, vervalt, en niemand komt erachteraan. Wat er gebeurt als zo veel kaarten falen dat het doel wordt gemist, heeft elke campagne vooraf gezegd: ze gaat door met minder, iedereen krijgt alles terug, of ze gaat door als bijna alles er is.',
        ],
      },
      {
        title: 'Van hier naar het project',
        body: [
          `De vergoeding van het platform wordt één keer genomen. De eerste uitbetaling kan ${delayDays} dagen na de einddatum worden voorbereid. De ene persoon bereidt ze voor, een andere keurt ze goed; geen van beiden heeft er baat bij.`,
          'Veel campagnes worden in delen uitbetaald, elk tegen een bewijs dat vooraf is genoemd: foto’s, facturen, een levering. Wat uiteindelijk niet wordt aanvaard, wordt niet uitbetaald; dat geld gaat naar verhouding terug naar elke steungever.',
          `Geen geld blijft langer dan ${holdDays} dagen zonder dat twee mensen beslissen of het wordt uitbetaald of teruggegeven.${reserve ? ` Van elke uitbetaling blijft ${reserve.rate} ${reserve.days} dagen hier, voor latere terugbetalingen.` : ''}`,
          {
            links: [
              { text: 'Wat het kost', to: '/fees' },
              { text: 'Alle boeken', to: '/ledger' },
            ],
          },
        ],
      },
      {
        title: 'Als er iets misgaat',
        body: [
          'De eigenaar van een project kan een toezegging geheel of gedeeltelijk terugbetalen; onze mensen van financiën ook. Wordt een campagne afgelast voor er iets is uitbetaald, dan krijgt iedereen die belast werd alles terug; daarna ieder hetzelfde deel van wat er nog is.',
          'U kunt ook naar uw bank gaan. Dan beslist de bank, en de boeken tonen het.',
        ],
      },
      ...raisingNl,
    ],
  })),
});
