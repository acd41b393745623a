import { type Basis, type Ground, type Outcome } from '../../community/index.js';
import { type ModerationLetters } from './moderation.js';

const about = (title: string): string => (title ? `sur « ${title} »` : 'sur le service');

const done: Record<Outcome, string> = {
  none: 'Rien ne change.',
  hidden: 'Le contenu est masqué : plus personne ne le voit, sauf ses auteurs et notre équipe.',
  suspended: 'La campagne est suspendue : personne ne peut promettre, personne n’est débité ni payé.',
};

const restricted: Record<Exclude<Outcome, 'none'>, string> = {
  hidden:
    'Nous l’avons masqué : plus personne ne le voit, sauf vous, les personnes de votre projet et notre équipe. Cela vaut partout, jusqu’à décision contraire.',
  suspended:
    'Nous avons suspendu la campagne : personne ne peut promettre, personne n’est débité ni payé. Cela vaut partout, jusqu’à la levée de la suspension.',
};

const grounds: Record<Ground, string> = {
  illegal: 'un contenu contraire à la loi',
  fraud: 'une fraude ou une tromperie',
  hate: 'la haine ou l’incitation',
  rights: 'les droits de quelqu’un, comme le droit d’auteur ou la vie privée',
  spam: 'de la publicité indésirable ou des répétitions',
  other: 'un autre motif, voir plus bas',
};

const bases: Record<Basis, string> = {
  law: 'Nous l’estimons contraire à la loi.',
  terms: 'Nous l’estimons contraire aux conditions de ce service, que vous avez acceptées.',
};

const elsewhere =
  'Vous pouvez aussi vous adresser à un organisme certifié de règlement extrajudiciaire des litiges, ou à un tribunal.';

export const moderationFr: ModerationLetters = {
  reportReceived: ({ number, title, page }) => ({
    subject: `Votre signalement ${number} est bien arrivé`,
    paragraphs: [
      `Votre signalement ${number} ${about(title)} est bien arrivé. Une personne le lira et décidera ; nous vous écrirons alors.`,
      'Vous voyez ici où il en est :',
      page,
      'Si ce n’est pas vous qui nous avez écrit, il n’y a rien à faire.',
    ],
  }),
  reportDecided: ({ number, title, outcome, comment, isReversal, until, page }) => ({
    subject: `Votre signalement ${number} : ${isReversal ? 'nouvelle décision' : 'décision'}`,
    paragraphs: [
      `${isReversal ? 'Après une contestation, une autre personne a pris une nouvelle décision sur' : 'Une personne a décidé de'} votre signalement ${number} ${about(title)}. ${title ? done[outcome] : ''}`.trim(),
      `Le motif :\n${comment}`,
      ...(until
        ? [
            `Si vous n’êtes pas d’accord, vous pouvez contester jusqu’au ${until}. Une autre personne décidera. C’est gratuit.`,
          ]
        : []),
      page,
      elsewhere,
    ],
  }),
  contentRestricted: ({ title, outcome, ground, basis, comment, until, page }) => ({
    subject: outcome === 'hidden' ? `« ${title} » est masqué` : `« ${title} » : pourquoi c’est suspendu`,
    paragraphs: [
      `Quelqu’un a signalé « ${title} », que vous avez écrit ou dont vous répondez, et une personne l’a examiné. ${restricted[outcome]}`,
      `Le fondement : ${grounds[ground]}. ${bases[basis]}`,
      `Le motif :\n${comment}`,
      'Aucun programme ne l’a trouvé ni n’a décidé. Nous ne disons pas qui l’a signalé.',
      `Si vous n’êtes pas d’accord, vous pouvez contester jusqu’au ${until}. Une autre personne décidera. C’est gratuit :`,
      page,
      elsewhere,
    ],
  }),
  objectionAnswered: ({ title, outcome, comment, page }) => ({
    subject: title ? `Votre contestation sur « ${title} »` : 'Votre contestation',
    paragraphs: [
      outcome === 'reversed'
        ? `Une autre personne que celle qui avait décidé vous donne raison ${about(title)} : la décision est annulée.`
        : `Une autre personne que celle qui avait décidé a examiné votre contestation ${about(title)}. La décision reste.`,
      `Le motif :\n${comment}`,
      page,
      elsewhere,
    ],
  }),
};
