import { type Basis, type Ground, type Outcome } from '../../community/index.js';
import { type ModerationLetters } from './moderation.js';

const about = (title: string): string => (title ? `about “${title}”` : 'about the service');

const done: Record<Outcome, string> = {
  none: 'It stays as it is.',
  hidden: 'It is hidden: nobody sees it any more but its people and our staff.',
  suspended: 'Its campaign is suspended: nobody can pledge, and nobody is charged or paid.',
};

const restricted: Record<Exclude<Outcome, 'none'>, string> = {
  hidden:
    'We have hidden it: nobody sees it any more but you, the people of your project and our staff. This holds everywhere and until it is decided otherwise.',
  suspended:
    'We have suspended the campaign: nobody can pledge, and nobody is charged or paid. This holds everywhere and until the suspension is lifted.',
};

const grounds: Record<Ground, string> = {
  illegal: 'content that is against the law',
  fraud: 'fraud or deception',
  hate: 'hate or incitement',
  rights: 'somebody’s rights, such as authorship or privacy',
  spam: 'unwanted advertising or repetition',
  other: 'another ground, see below',
};

const bases: Record<Basis, string> = {
  law: 'We hold it to be against the law.',
  terms: 'We hold it to be against the terms of this service, to which you agreed.',
};

export const moderationEn: ModerationLetters = {
  reportReceived: ({ number, title, page }) => ({
    subject: `Your report ${number} has come`,
    paragraphs: [
      `Your report ${number} ${about(title)} has come to us. A person will read it and decide; we write to you then.`,
      'Here you see where it stands:',
      page,
      'If it was not you who wrote to us, you need do nothing.',
    ],
  }),
  reportDecided: ({ number, title, outcome, comment, isReversal, until, page }) => ({
    subject: `Your report ${number}: ${isReversal ? 'decided anew' : 'decided'}`,
    paragraphs: [
      `${isReversal ? 'On an objection another person has decided anew' : 'A person has decided'} about your report ${number} ${about(title)}. ${title ? done[outcome] : ''}`.trim(),
      `The reason:\n${comment}`,
      ...(until
        ? [`If you do not agree you can object until ${until}. Another person then decides. It costs nothing.`]
        : []),
      page,
      'You can also turn to a certified body for out-of-court settlement, or to a court.',
    ],
  }),
  contentRestricted: ({ title, outcome, ground, basis, comment, until, page }) => ({
    subject: outcome === 'hidden' ? `“${title}” is hidden` : `“${title}”: why it is suspended`,
    paragraphs: [
      `Somebody reported “${title}”, which you wrote or answer for, and a person has looked at it. ${restricted[outcome]}`,
      `The ground: ${grounds[ground]}. ${bases[basis]}`,
      `The reason:\n${comment}`,
      'No program found it or decided about it. Who reported it we do not say.',
      `If you do not agree you can object until ${until}. Another person then decides. It costs nothing:`,
      page,
      'You can also turn to a certified body for out-of-court settlement, or to a court.',
    ],
  }),
  objectionAnswered: ({ title, outcome, comment, page }) => ({
    subject: title ? `Your objection about “${title}”` : 'Your objection',
    paragraphs: [
      outcome === 'reversed'
        ? `Another person than who decided first agrees with your objection ${about(title)}: the decision is reversed.`
        : `Another person than who decided first has looked at your objection ${about(title)}. The decision stands.`,
      `The reason:\n${comment}`,
      page,
      'You can also turn to a certified body for out-of-court settlement, or to a court.',
    ],
  }),
};
