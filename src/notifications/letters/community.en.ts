import { type CommunityLetters } from './community.js';

const unfollow = 'You get this mail because you follow the project. With one click you no longer do:';
const quiet = 'You get this mail because you support the campaign. With one click you get no more about its updates:';

export const communityEn: CommunityLetters = {
  followAsked: ({ project, link }) => ({
    subject: `Would you like to follow “${project}”?`,
    paragraphs: [
      `Somebody, we hope you, asked for news of “${project}” to this address. If you would like them, please say so here:`,
      link,
      'You will hear when a campaign of the project opens and when there is news, nothing else, and can stop with one click in every mail.',
      'If it was not you, do nothing: after seven days we forget this address.',
    ],
  }),
  followedOpened: ({ campaign, summary, target, deadline, campaignPage, unfollow: link }) => ({
    subject: `“${campaign}” has opened its campaign`,
    paragraphs: [
      `You wanted to know when it begins: the campaign for “${campaign}” is open.`,
      `“${summary}”`,
      `The goal is ${target}, and there is time until ${deadline}.`,
      campaignPage,
      unfollow,
      link,
    ],
  }),
  updatePublished: ({ campaign, author, title, excerpt, page, unfollow: link, quiet: end }) => ({
    subject: `News of “${campaign}”: ${title}`,
    paragraphs: [
      `${author} has written about “${campaign}”:`,
      `“${excerpt}”`,
      'Read it as it was written here:',
      page,
      ...(link ? [unfollow, link] : end ? [quiet, end] : ['You get this mail because you support the campaign.']),
    ],
  }),
  backerMessage: ({ campaign, author, subject, text, pledge, comments }) => ({
    subject: `About your pledge to “${campaign}”: ${subject}`,
    paragraphs: [
      `${author} writes to you, as you support “${campaign}”:`,
      text,
      'Your pledge:',
      pledge,
      'An answer to this mail reaches nobody, and they do not see your address. If you have a question, ask it on the page of the campaign:',
      comments,
    ],
  }),
  commentWritten: ({ campaign, author, excerpt, page }) => ({
    subject: `${author ?? 'Somebody'} writes on the page of “${campaign}”`,
    paragraphs: [
      `${author ?? 'Somebody'} asks or says something on the page of “${campaign}”:`,
      `“${excerpt}”`,
      'It is public. Read it and answer it here:',
      page,
    ],
  }),
  commentAnswered: ({ campaign, author, excerpt, page }) => ({
    subject: `An answer to you, about “${campaign}”`,
    paragraphs: [`${author} has answered you on the page of “${campaign}”:`, `“${excerpt}”`, 'Read it here:', page],
  }),
};
