import { type CommunityLetters } from './community.js';

const unfollow = 'Vous recevez ce message parce que vous suivez le projet. Un clic suffit pour ne plus le suivre :';
const quiet =
  'Vous recevez ce courriel parce que vous soutenez la campagne. Un clic suffit pour ne plus rien recevoir sur ses actualités :';

export const communityFr: CommunityLetters = {
  followAsked: ({ project, link }) => ({
    subject: `Voulez-vous suivre « ${project} » ?`,
    paragraphs: [
      `Quelqu’un, vous sans doute, a demandé des nouvelles de « ${project} » à cette adresse. Si vous en voulez bien, dites-le ici :`,
      link,
      'Vous saurez quand une campagne du projet s’ouvre et quand il y a des nouvelles, rien d’autre, et chaque message permet d’arrêter en un clic.',
      'Si ce n’était pas vous, ne faites rien : dans sept jours nous oublions cette adresse.',
    ],
  }),
  followedOpened: ({ campaign, summary, target, deadline, campaignPage, unfollow: link }) => ({
    subject: `« ${campaign} » a ouvert sa campagne`,
    paragraphs: [
      `Vous vouliez savoir quand elle commence : la campagne de « ${campaign} » est ouverte.`,
      `« ${summary} »`,
      `L’objectif est de ${target}, et il reste du temps jusqu’au ${deadline}.`,
      campaignPage,
      unfollow,
      link,
    ],
  }),
  updatePublished: ({ campaign, author, title, excerpt, page, unfollow: link, quiet: end }) => ({
    subject: `Des nouvelles de « ${campaign} » : ${title}`,
    paragraphs: [
      `${author} a écrit à propos de « ${campaign} » :`,
      `« ${excerpt} »`,
      'Lisez-le en entier ici :',
      page,
      ...(link
        ? [unfollow, link]
        : end
          ? [quiet, end]
          : ['Vous recevez ce courriel parce que vous soutenez la campagne.']),
    ],
  }),
  backerMessage: ({ campaign, author, subject, text, pledge, comments }) => ({
    subject: `À propos de votre promesse à « ${campaign} » : ${subject}`,
    paragraphs: [
      `${author} vous écrit, car vous soutenez « ${campaign} » :`,
      text,
      'Votre promesse :',
      pledge,
      'Une réponse à ce courriel n’arrive à personne, et votre adresse ne leur est pas montrée. Si vous avez une question, posez-la sur la page de la campagne :',
      comments,
    ],
  }),
  commentWritten: ({ campaign, author, excerpt, page }) => ({
    subject: `${author ?? 'Quelqu’un'} écrit sur la page de « ${campaign} »`,
    paragraphs: [
      `${author ?? 'Quelqu’un'} a posé une question ou laissé un commentaire sur la page de « ${campaign} » :`,
      `« ${excerpt} »`,
      'C’est public. Pour le lire et y répondre :',
      page,
    ],
  }),
  commentAnswered: ({ campaign, author, excerpt, page }) => ({
    subject: `Une réponse pour vous, à propos de « ${campaign} »`,
    paragraphs: [
      `${author} vous a répondu sur la page de « ${campaign} » :`,
      `« ${excerpt} »`,
      'Vous pouvez la lire ici :',
      page,
    ],
  }),
};
