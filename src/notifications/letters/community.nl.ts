import { type CommunityLetters } from './community.js';

const unfollow = 'U krijgt deze mail omdat u het project volgt. Met één klik volgt u het niet meer:';
const quiet = 'U krijgt deze mail omdat u de campagne steunt. Met één klik krijgt u er geen meer over haar nieuws:';

export const communityNl: CommunityLetters = {
  followAsked: ({ project, link }) => ({
    subject: `Wilt u “${project}” volgen?`,
    paragraphs: [
      `Iemand, hopelijk uzelf, vroeg om nieuws over “${project}” op dit adres. Als u dat wilt, zeg het dan hier:`,
      link,
      'U hoort het als een campagne van het project begint en als er nieuws is, verder niets. In elke mail kunt u er met één klik mee stoppen.',
      'Was u het niet, doe dan niets: na zeven dagen vergeten we dit adres.',
    ],
  }),
  followedOpened: ({ campaign, summary, target, deadline, campaignPage, unfollow: link }) => ({
    subject: `De campagne van “${campaign}” is begonnen`,
    paragraphs: [
      `U wilde weten wanneer ze begint: de campagne voor “${campaign}” is open.`,
      `“${summary}”`,
      `Het doel is ${target}, en er is tijd tot ${deadline}.`,
      campaignPage,
      unfollow,
      link,
    ],
  }),
  updatePublished: ({ campaign, author, title, excerpt, page, unfollow: link, quiet: end }) => ({
    subject: `Nieuws van “${campaign}”: ${title}`,
    paragraphs: [
      `${author} schreef over “${campaign}”:`,
      `“${excerpt}”`,
      'Lees het hier helemaal:',
      page,
      ...(link ? [unfollow, link] : end ? [quiet, end] : ['U krijgt deze mail omdat u de campagne steunt.']),
    ],
  }),
  backerMessage: ({ campaign, author, subject, text, pledge, comments }) => ({
    subject: `Over uw toezegging aan “${campaign}”: ${subject}`,
    paragraphs: [
      `${author} schrijft u, omdat u “${campaign}” steunt:`,
      text,
      'Uw toezegging:',
      pledge,
      'Een antwoord op deze mail komt bij niemand aan, en uw adres zien zij niet. Hebt u een vraag, stel ze dan op de pagina van de campagne:',
      comments,
    ],
  }),
  commentWritten: ({ campaign, author, excerpt, page }) => ({
    subject: `${author ?? 'Iemand'} schrijft op de pagina van “${campaign}”`,
    paragraphs: [
      `${author ?? 'Iemand'} stelt een vraag of zegt iets op de pagina van “${campaign}”:`,
      `“${excerpt}”`,
      'Het is openbaar. Lees en beantwoord het hier:',
      page,
    ],
  }),
  commentAnswered: ({ campaign, author, excerpt, page }) => ({
    subject: `Een antwoord voor u, over “${campaign}”`,
    paragraphs: [
      `${author} heeft u geantwoord op de pagina van “${campaign}”:`,
      `“${excerpt}”`,
      'Lees het hier:',
      page,
    ],
  }),
};
