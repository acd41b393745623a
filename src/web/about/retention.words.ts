import { type RetentionKind, type Why } from '../../platform/retention/index.js';
import { inEveryLanguage } from '../language/words.js';

interface Row {
  readonly what: string;
  /** What its time begins with; where no time is set, until when it is kept. */
  readonly from: string;
}

interface RetentionWords {
  readonly title: string;
  readonly text: string;
  readonly heads: { readonly what: string; readonly long: string; readonly why: string; readonly end: string };
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  readonly years: (count: number) => string;
  readonly why: Readonly<Record<Why, string>>;
  readonly end: Readonly<Record<'deleted' | 'emptied' | 'stays', string>>;
  readonly rows: Readonly<Record<RetentionKind, Row>>;
}

const words = (of: RetentionWords): RetentionWords => of;

/** What the table of retention says: `src/platform/retention/retention-list.ts` has its periods. */
export const retentionWords = inEveryLanguage({
  en: words({
    title: 'How long it is kept',
    text: 'One job ends each line when its time is over.',
    heads: { what: 'What', long: 'How long', why: 'Why', end: 'Then' },
    hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    years: (count) => (count === 1 ? '1 year' : `${count} years`),
    why: {
      service: 'to do what you asked for',
      safety: 'against misuse',
      proof: 'as a proof, for you and for us',
      law: 'the law wants it',
    },
    end: { deleted: 'deleted', emptied: 'emptied: the personal part is gone', stays: 'stays, under a bare number' },
    rows: {
      attempts: { what: 'Counts of attempts, by network address', from: 'after the count ends' },
      'repeated-requests': {
        what: 'Answers to requests of programs, so that none has effect twice',
        from: 'after the request',
      },
      'passkey-challenges': { what: 'Questions to passkeys', from: 'after they end' },
      pictures: { what: 'Pictures that nothing shows any more', from: 'after they were replaced' },
      'unconfirmed-follows': { what: 'Wishes to follow a project that nobody confirmed', from: 'after they were made' },
      'done-work': { what: 'Notes of work that is done', from: 'after it was done' },
      'mailed-links': { what: 'Links and codes that we mailed', from: 'after they end' },
      sessions: { what: 'Sessions and tokens, with the name of the browser', from: 'after they end' },
      'clean-checks': { what: 'Runs of our own checks that found nothing', from: 'after the run' },
      reporters: { what: 'Name and address of who reported something without an account', from: 'after the decision' },
      letters: { what: 'Text and address of the mails we sent', from: 'after they were written' },
      cards: { what: 'Your saved card, at the payment provider', from: 'until no pledge of yours needs it' },
      account: { what: 'Name, e-mail address and password', from: 'until you have it deleted' },
      words: {
        what: 'Comments, messages, postal addresses and answers',
        from: 'until you have them deleted, or the pledge ends unpaid',
      },
      books: {
        what: 'Pledges, consents, payments, refunds and the ledger',
        from: 'never deleted; the law wants books kept for years',
      },
      decisions: {
        what: 'Decisions, as numbers and codes',
        from: 'never deleted; their free texts go with your account',
      },
    },
  }),
  fr: words({
    title: 'Combien de temps c’est conservé',
    text: 'Une seule tâche met fin à chaque ligne quand son temps est écoulé.',
    heads: { what: 'Quoi', long: 'Combien de temps', why: 'Pourquoi', end: 'Ensuite' },
    hours: (count) => (count === 1 ? '1 heure' : `${count} heures`),
    days: (count) => (count === 1 ? '1 jour' : `${count} jours`),
    years: (count) => (count === 1 ? '1 an' : `${count} ans`),
    why: {
      service: 'pour faire ce que vous avez demandé',
      safety: 'contre les abus',
      proof: 'comme preuve, pour vous et pour nous',
      law: 'la loi le veut',
    },
    end: {
      deleted: 'supprimé',
      emptied: 'vidé : la part personnelle disparaît',
      stays: 'reste, sous un simple numéro',
    },
    rows: {
      attempts: { what: 'Comptes des tentatives, par adresse réseau', from: 'après la fin du compte' },
      'repeated-requests': {
        what: 'Réponses aux demandes de programmes, pour qu’aucune n’agisse deux fois',
        from: 'après la demande',
      },
      'passkey-challenges': { what: 'Questions posées aux clés d’accès', from: 'après leur fin' },
      pictures: { what: 'Images que rien ne montre plus', from: 'après leur remplacement' },
      'unconfirmed-follows': {
        what: 'Souhaits de suivre un projet que personne n’a confirmés',
        from: 'après leur expression',
      },
      'done-work': { what: 'Notes du travail fait', from: 'après le travail' },
      'mailed-links': { what: 'Liens et codes envoyés par courriel', from: 'après leur fin' },
      sessions: { what: 'Sessions et jetons, avec le nom du navigateur', from: 'après leur fin' },
      'clean-checks': { what: 'Passages de nos vérifications qui n’ont rien trouvé', from: 'après le passage' },
      reporters: { what: 'Nom et adresse de qui a signalé quelque chose sans compte', from: 'après la décision' },
      letters: { what: 'Texte et adresse des courriels envoyés', from: 'après leur rédaction' },
      cards: {
        what: 'Votre carte enregistrée, chez le prestataire de paiement',
        from: 'tant qu’une de vos promesses en a besoin',
      },
      account: { what: 'Nom, adresse e-mail et mot de passe', from: 'jusqu’à ce que vous le fassiez supprimer' },
      words: {
        what: 'Commentaires, messages, adresses postales et réponses',
        from: 'jusqu’à ce que vous les fassiez supprimer, ou la fin impayée de la promesse',
      },
      books: {
        what: 'Promesses, consentements, paiements, remboursements et comptes',
        from: 'jamais supprimés ; la loi veut que les comptes soient gardés des années',
      },
      decisions: {
        what: 'Décisions, en numéros et codes',
        from: 'jamais supprimées ; leurs textes libres partent avec votre compte',
      },
    },
  }),
  nl: words({
    title: 'Hoelang het wordt bewaard',
    text: 'Eén taak maakt een eind aan elke regel zodra zijn tijd om is.',
    heads: { what: 'Wat', long: 'Hoelang', why: 'Waarom', end: 'Daarna' },
    hours: (count) => (count === 1 ? '1 uur' : `${count} uur`),
    days: (count) => (count === 1 ? '1 dag' : `${count} dagen`),
    years: (count) => `${count} jaar`,
    why: {
      service: 'om te doen wat u vroeg',
      safety: 'tegen misbruik',
      proof: 'als bewijs, voor u en voor ons',
      law: 'de wet wil het',
    },
    end: {
      deleted: 'gewist',
      emptied: 'leeggemaakt: wat persoonlijk is, verdwijnt',
      stays: 'blijft, onder een kaal nummer',
    },
    rows: {
      attempts: { what: 'Tellingen van pogingen, per netwerkadres', from: 'na het einde van de telling' },
      'repeated-requests': {
        what: 'Antwoorden op vragen van programma’s, zodat er geen twee keer werkt',
        from: 'na de vraag',
      },
      'passkey-challenges': { what: 'Vragen aan toegangssleutels', from: 'na hun einde' },
      pictures: { what: 'Beelden die niets meer toont', from: 'nadat ze zijn vervangen' },
      'unconfirmed-follows': {
        what: 'Wensen om een project te volgen die niemand bevestigde',
        from: 'nadat ze zijn gedaan',
      },
      'done-work': { what: 'Notities van gedaan werk', from: 'nadat het is gedaan' },
      'mailed-links': { what: 'Links en codes die we hebben gemaild', from: 'na hun einde' },
      sessions: { what: 'Sessies en tokens, met de naam van de browser', from: 'na hun einde' },
      'clean-checks': { what: 'Rondes van onze eigen controles die niets vonden', from: 'na de ronde' },
      reporters: { what: 'Naam en adres van wie zonder account iets meldde', from: 'na de beslissing' },
      letters: { what: 'Tekst en adres van de mails die we stuurden', from: 'nadat ze zijn geschreven' },
      cards: { what: 'Uw bewaarde kaart, bij de betaaldienst', from: 'tot geen toezegging van u ze nog nodig heeft' },
      account: { what: 'Naam, e-mailadres en wachtwoord', from: 'tot u het laat verwijderen' },
      words: {
        what: 'Reacties, berichten, postadressen en antwoorden',
        from: 'tot u ze laat verwijderen, of de toezegging onbetaald eindigt',
      },
      books: {
        what: 'Toezeggingen, instemmingen, betalingen, terugbetalingen en de boeken',
        from: 'nooit gewist; de wet wil dat boeken jaren worden bewaard',
      },
      decisions: {
        what: 'Beslissingen, als nummers en codes',
        from: 'nooit gewist; hun vrije teksten verdwijnen met uw account',
      },
    },
  }),
});
