import { type Basis, type Ground, type Outcome } from '../../community/index.js';
import { type ModerationLetters } from './moderation.js';

const about = (title: string): string => (title ? `over “${title}”` : 'over de dienst');

const done: Record<Outcome, string> = {
  none: 'Er verandert niets.',
  hidden: 'Het is verborgen: niemand ziet het nog, behalve wie het schreef en onze medewerkers.',
  suspended: 'De campagne is opgeschort: niemand kan iets toezeggen, en er wordt niets afgeschreven of uitbetaald.',
};

const restricted: Record<Exclude<Outcome, 'none'>, string> = {
  hidden:
    'We hebben het verborgen: niemand ziet het nog, behalve u, de mensen van uw project en onze medewerkers. Dat geldt overal, tot er anders beslist wordt.',
  suspended:
    'We hebben de campagne opgeschort: niemand kan iets toezeggen, en er wordt niets afgeschreven of uitbetaald. Dat geldt overal, tot de opschorting wordt opgeheven.',
};

const grounds: Record<Ground, string> = {
  illegal: 'inhoud die tegen de wet is',
  fraud: 'fraude of misleiding',
  hate: 'haat of opruiing',
  rights: 'iemands rechten, zoals auteursrecht of privacy',
  spam: 'ongewenste reclame of herhaling',
  other: 'een andere grond, zie hieronder',
};

const bases: Record<Basis, string> = {
  law: 'Volgens ons is het tegen de wet.',
  terms: 'Volgens ons is het tegen de voorwaarden van deze dienst, waarmee u instemde.',
};

const elsewhere =
  'U kunt ook naar een erkende instantie voor buitengerechtelijke geschillenbeslechting, of naar de rechter.';

export const moderationNl: ModerationLetters = {
  reportReceived: ({ number, title, page }) => ({
    subject: `Uw melding ${number} is aangekomen`,
    paragraphs: [
      `Uw melding ${number} ${about(title)} is aangekomen. Iemand leest ze en beslist; dan schrijven we u.`,
      'Hier ziet u hoe het ermee staat:',
      page,
      'Hebt u ons niet geschreven, dan hoeft u niets te doen.',
    ],
  }),
  reportDecided: ({ number, title, outcome, comment, isReversal, until, page }) => ({
    subject: `Uw melding ${number}: ${isReversal ? 'opnieuw beslist' : 'beslist'}`,
    paragraphs: [
      `${isReversal ? 'Na een bezwaar heeft iemand anders opnieuw beslist over' : 'Iemand heeft beslist over'} uw melding ${number} ${about(title)}. ${title ? done[outcome] : ''}`.trim(),
      `De reden:\n${comment}`,
      ...(until
        ? [
            `Bent u het er niet mee eens, dan kunt u tot ${until} bezwaar maken. Iemand anders beslist dan. Het kost niets.`,
          ]
        : []),
      page,
      elsewhere,
    ],
  }),
  contentRestricted: ({ title, outcome, ground, basis, comment, until, page }) => ({
    subject: outcome === 'hidden' ? `“${title}” is verborgen` : `“${title}”: waarom het opgeschort is`,
    paragraphs: [
      `Iemand meldde “${title}”, dat u schreef of waarvoor u verantwoordelijk bent, en een medewerker heeft ernaar gekeken. ${restricted[outcome]}`,
      `De grond: ${grounds[ground]}. ${bases[basis]}`,
      `De reden:\n${comment}`,
      'Geen programma vond het of besliste erover. Wie het meldde, zeggen we niet.',
      `Bent u het er niet mee eens, dan kunt u tot ${until} bezwaar maken. Iemand anders beslist dan. Het kost niets:`,
      page,
      elsewhere,
    ],
  }),
  objectionAnswered: ({ title, outcome, comment, page }) => ({
    subject: title ? `Uw bezwaar over “${title}”` : 'Uw bezwaar',
    paragraphs: [
      outcome === 'reversed'
        ? `Iemand anders dan wie eerst besliste, geeft u gelijk ${about(title)}: de beslissing is teruggedraaid.`
        : `Iemand anders dan wie eerst besliste, heeft uw bezwaar ${about(title)} bekeken. De beslissing blijft.`,
      `De reden:\n${comment}`,
      page,
      elsewhere,
    ],
  }),
};
