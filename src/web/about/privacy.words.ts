import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;

const following = {
  en: {
    title: 'When you follow a project',
    body: [
      'Your e-mail address and language, until you unfollow with one click; the people of the project see only how many follow. An address that nobody confirms is forgotten after seven days.',
    ],
  },
  fr: {
    title: 'Quand vous suivez un projet',
    body: [
      'Votre adresse e-mail et votre langue, jusqu’à ce que vous cessiez de le suivre, en un clic ; les personnes du projet voient seulement combien le suivent. Une adresse que personne ne confirme est oubliée après sept jours.',
    ],
  },
  nl: {
    title: 'Als u een project volgt',
    body: [
      'Uw e-mailadres en taal, tot u het met één klik niet meer volgt; de mensen van het project zien alleen hoeveel mensen volgen. Een adres dat niemand bevestigt, vergeten we na zeven dagen.',
    ],
  },
};

const reporting = {
  en: {
    title: 'When you report something',
    body: [
      'What you write, and your name and e-mail address if you give them; moderators see the name and the words, the people of the project see nothing. Without an account, name and address are forgotten a year after the decision.',
    ],
  },
  fr: {
    title: 'Quand vous signalez quelque chose',
    body: [
      'Ce que vous écrivez, et votre nom et votre adresse e-mail si vous les donnez ; la modération voit le nom et les mots, les personnes du projet ne voient rien. Sans compte, nom et adresse sont oubliés un an après la décision.',
    ],
  },
  nl: {
    title: 'Als u iets meldt',
    body: [
      'Wat u schrijft, en uw naam en e-mailadres als u die geeft; moderatoren zien de naam en de woorden, de mensen van het project zien niets. Zonder account vergeten we naam en adres een jaar na de beslissing.',
    ],
  },
};

export const privacyWords = inEveryLanguage({
  en: text(({ operator, address }) => ({
    title: 'Privacy',
    lede: 'What is kept about you, why, who sees it, and what is not done.',
    sections: [
      { title: 'Who answers for it', body: [`${operator}, ${address}.`] },
      {
        title: 'While you only look',
        body: [
          'No cookie is set and nothing is loaded from anybody else. There is no counting of visitors by third parties.',
          'Your network address is used to limit attempts to sign in or register.',
        ],
      },
      {
        title: 'When you back a project',
        body: [
          {
            list: [
              'your e-mail address and the name you give, your language',
              'sum, rewards, and the sentence you agreed to with its time: the proof of what may be charged',
              'where rewards are sent, what you answer to their questions, and whether they have come; the people of the campaign see it once it has succeeded',
              'of your card: brand, last four digits and month of expiry; the number itself goes to Stripe alone',
              'what was charged, refunded or disputed, in the ledger, which law and proof forbid to erase',
              'the mails we sent you',
            ],
          },
          'Your name stands on the campaign’s page only if you chose so when you pledged.',
        ],
      },
      following.en,
      reporting.en,
      {
        title: 'When you have an account',
        body: [
          'Besides: your password as a hash that cannot be turned back, your sessions with the name of the browser, and one cookie (__Host-tally) that keeps you signed in for 30 days. Owners and deputies of projects are shown with their name; who receives money, with the legal name that Stripe has verified.',
        ],
      },
      {
        title: 'Who receives it',
        body: [
          'Stripe, to take and pay out money. The creator of a project you backed, as far as you chose. Nobody else, and nobody for advertising.',
        ],
      },
      {
        title: 'Decisions on record',
        body: [
          'Decisions of staff and people are kept in an audit chain that holds ids and codes. Free texts stand apart from it and can be erased without breaking the chain.',
        ],
      },
      {
        title: 'Your rights',
        body: [
          'You can ask for a copy of your data, for its correction or erasure, and object to its use. Members have buttons for a copy and for erasure in their account, guests one for erasure on the page of each pledge; for anything else write to the operator. You can also complain to your data protection authority.',
        ],
      },
      {
        title: 'To be completed by the operator',
        body: [
          {
            list: [
              'the legal basis of each kind of data',
              'data protection officer, if there is one, and the competent authority',
              'hosting and mail providers, and transfers outside the EU (Stripe)',
            ],
          },
        ],
      },
    ],
  })),
  fr: text(({ operator, address }) => ({
    title: 'Vie privée',
    lede: 'Ce qui est conservé sur vous, pourquoi, qui le voit, et ce qui n’est pas fait.',
    sections: [
      { title: 'Qui en répond', body: [`${operator}, ${address}.`] },
      {
        title: 'Tant que vous regardez',
        body: [
          'Aucun cookie n’est posé et rien n’est chargé d’ailleurs. Aucun tiers ne compte les visites.',
          'Votre adresse réseau sert à limiter les tentatives de connexion ou d’inscription.',
        ],
      },
      {
        title: 'Quand vous soutenez un projet',
        body: [
          {
            list: [
              'votre adresse e-mail et le nom que vous donnez, votre langue',
              'la somme, les contreparties, et la phrase acceptée avec son heure : la preuve de ce qui peut être débité',
              'où les contreparties sont envoyées, ce que vous répondez à leurs questions, et si elles sont arrivées ; l’équipe de la campagne le voit une fois celle-ci réussie',
              'de votre carte : la marque, les quatre derniers chiffres et le mois d’expiration ; le numéro ne va qu’à Stripe',
              'ce qui a été prélevé, remboursé ou contesté, dans les comptes, que la loi et la preuve interdisent d’effacer',
              'les courriels que nous vous avons envoyés',
            ],
          },
          'Votre nom ne figure sur la page de la campagne que si vous l’avez choisi en promettant.',
        ],
      },
      following.fr,
      reporting.fr,
      {
        title: 'Quand vous avez un compte',
        body: [
          'En plus : votre mot de passe sous une forme qu’on ne peut pas inverser, vos sessions avec le nom du navigateur, et un cookie (__Host-tally) qui vous garde connecté 30 jours. Les porteurs et suppléants sont montrés avec leur nom ; qui reçoit l’argent, avec le nom légal vérifié par Stripe.',
        ],
      },
      {
        title: 'Qui le reçoit',
        body: [
          'Stripe, pour encaisser et verser. Le porteur du projet soutenu, dans la mesure que vous avez choisie. Personne d’autre, et personne pour de la publicité.',
        ],
      },
      {
        title: 'Décisions conservées',
        body: [
          'Les décisions de l’équipe et des personnes sont conservées dans une chaîne d’audit faite d’identifiants et de codes. Les textes libres sont à part et peuvent être effacés sans rompre la chaîne.',
        ],
      },
      {
        title: 'Vos droits',
        body: [
          'Vous pouvez demander une copie de vos données, leur correction ou leur effacement, et vous opposer à leur usage. Les membres ont dans leur compte des boutons pour la copie et l’effacement, les invités un bouton pour l’effacement sur la page de chaque promesse ; pour le reste, écrivez à l’exploitant. Vous pouvez aussi vous plaindre auprès de votre autorité de protection des données.',
        ],
      },
      {
        title: 'À compléter par l’exploitant',
        body: [
          {
            list: [
              'la base légale de chaque sorte de données',
              'délégué à la protection des données, s’il y en a un, et autorité compétente',
              'hébergeur et service de courriel, et transferts hors de l’UE (Stripe)',
            ],
          },
        ],
      },
    ],
  })),
  nl: text(({ operator, address }) => ({
    title: 'Privacy',
    lede: 'Wat over u wordt bewaard, waarom, wie het ziet, en wat niet wordt gedaan.',
    sections: [
      { title: 'Wie ervoor instaat', body: [`${operator}, ${address}.`] },
      {
        title: 'Zolang u alleen kijkt',
        body: [
          'Er wordt geen cookie gezet en niets van elders geladen. Geen derde telt de bezoeken.',
          'Uw netwerkadres dient om pogingen tot aanmelden of registreren te beperken.',
        ],
      },
      {
        title: 'Als u een project steunt',
        body: [
          {
            list: [
              'uw e-mailadres en de naam die u geeft, uw taal',
              'bedrag, tegenprestaties, en de zin waarmee u instemde met het tijdstip: het bewijs van wat mag worden geïnd',
              'waarheen beloningen worden gestuurd, wat u op hun vragen antwoordt, en of ze zijn aangekomen; de mensen van de campagne zien dat zodra die geslaagd is',
              'van uw kaart: het merk, de laatste vier cijfers en de vervalmaand; het nummer zelf gaat alleen naar Stripe',
              'wat werd geïnd, terugbetaald of betwist, in de boeken, die wet en bewijs verbieden te wissen',
              'de mails die wij u stuurden',
            ],
          },
          'Uw naam staat alleen op de pagina van de campagne als u dat bij het toezeggen koos.',
        ],
      },
      following.nl,
      reporting.nl,
      {
        title: 'Als u een account hebt',
        body: [
          'Bovendien: uw wachtwoord als een hash die niet terug te rekenen is, uw sessies met de naam van de browser, en één cookie (__Host-tally) die u 30 dagen aangemeld houdt. Eigenaars en plaatsvervangers van projecten staan er met hun naam; wie geld ontvangt, met de wettelijke naam die Stripe heeft nagekeken.',
        ],
      },
      {
        title: 'Wie het ontvangt',
        body: [
          'Stripe, om geld te innen en uit te betalen. De maker van een project dat u steunde, voor zover u dat koos. Niemand anders, en niemand voor reclame.',
        ],
      },
      {
        title: 'Bewaarde beslissingen',
        body: [
          'Beslissingen van medewerkers en mensen worden bewaard in een auditketen van nummers en codes. Vrije teksten staan apart en kunnen worden gewist zonder de keten te breken.',
        ],
      },
      {
        title: 'Uw rechten',
        body: [
          'U kunt een kopie van uw gegevens vragen, de verbetering of wissing ervan, en bezwaar maken tegen het gebruik. Leden hebben in hun account knoppen voor de kopie en het wissen, gasten een knop voor het wissen op de pagina van elke toezegging; schrijf voor al het andere naar de uitbater. U kunt ook klacht indienen bij uw gegevensbeschermingsautoriteit.',
        ],
      },
      {
        title: 'Door de uitbater aan te vullen',
        body: [
          {
            list: [
              'de rechtsgrond van elke soort gegevens',
              'functionaris voor gegevensbescherming, als er een is, en de bevoegde autoriteit',
              'hosting en maildienst, en doorgifte buiten de EU (Stripe)',
            ],
          },
        ],
      },
    ],
  })),
});
