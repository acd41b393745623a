import { type RightOfPledge } from '../../campaigns/index.js';
import { type CardTrouble } from '../../pledges/index.js';
import { type PledgeLetters, type ReleaseReason } from './pledge.js';

const withTip = (tip: string | null): string => (tip ? ` (waarvan ${tip} als fooi voor deze dienst)` : '');

const released: Record<
  ReleaseReason,
  { subject: (campaign: string) => string; happened: (campaign: string, deadline: string) => string }
> = {
  missed: {
    subject: (campaign) => `${campaign} heeft het doel niet gehaald`,
    happened: (campaign, deadline) => `“${campaign}” eindigde op ${deadline} zonder het doel te halen.`,
  },
  called_off: {
    subject: (campaign) => `${campaign} is afgelast`,
    happened: (campaign) => `“${campaign}” is afgelast voordat uw kaart werd belast.`,
  },
  shortfall: {
    subject: (campaign) => `${campaign} gaat niet door`,
    happened: (campaign) =>
      `In de eerste ronde van “${campaign}” kon minder worden geïnd dan de eigen regel vraagt; de campagne gaat niet door, en de tweede ronde ook niet.`,
  },
};

const troubles: Record<CardTrouble, string> = {
  removed: 'is niet meer bewaard bij onze betaaldienst',
  expired: 'is verlopen',
  expires: 'verloopt voordat ze zeker is belast',
};

const rights: Record<RightOfPledge, string> = {
  no_reward: 'U koos geen tegenprestatie: er wordt u niets verkocht. U kunt annuleren tot de einddatum.',
  mixed:
    'De verkoper is een handelaar. Volgens de wet mag u een deel van uw tegenprestaties herroepen en een ander deel niet: uw toezegging zegt welke.',
  not_a_trader:
    'De verkoper verkoopt niet beroepsmatig. De wet geeft geen herroepingsrecht; u kunt annuleren tot de einddatum.',
  goods_14_days:
    'De verkoper is een handelaar. Volgens de wet mag u zonder reden herroepen tot 14 dagen nadat u de tegenprestatie hebt ontvangen; de knop staat op de pagina van uw toezegging.',
  service_14_days:
    'De verkoper is een handelaar. Volgens de wet mag u zonder reden herroepen tot 14 dagen nadat uw kaart is belast; de knop staat op de pagina van uw toezegging.',
  sealed:
    'De verkoper is een handelaar. Volgens de wet mag u herroepen tot u de tegenprestatie hebt ontvangen, en daarna alleen zolang het zegel heel is (Richtlijn 2011/83/EU, art. 16 e en i); de knop staat op de pagina van uw toezegging.',
  custom_made:
    'De verkoper is een handelaar. De tegenprestatie wordt naar uw wensen gemaakt, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 c).',
  perishable:
    'De verkoper is een handelaar. De tegenprestatie bederft snel, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 d).',
  dated:
    'De verkoper is een handelaar. De tegenprestatie is een evenement of een verblijf op een vaste datum, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 l).',
  digital:
    'De verkoper is een handelaar. De tegenprestatie is digitale inhoud die u meteen krijgt, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 m).',
};

export const pledgeNl: PledgeLetters = {
  pledgeMade: ({ campaign, total, tip, consent, holdUntil, newCard, page, right, denial }) => ({
    subject: `Uw toezegging aan ${campaign} wacht op een kaart`,
    paragraphs: [
      `Dank u. U hebt ${total}${withTip(tip)} toegezegd aan “${campaign}”. Hiermee hebt u woordelijk ingestemd:`,
      `“${consent}”`,
      rights[right],
      `De toezegging telt zodra er een kaart voor is opgeslagen. Wij houden uw plaats vrij tot ${holdUntil}. Hebt u nog geen kaart opgegeven, dan kan dat hier:`,
      newCard,
      'Tot de einddatum kunt u uw toezegging hier bekijken, wijzigen of annuleren:',
      page,
      ...(denial ? ['Hebt u deze toezegging niet gedaan? Druk dan op de knop van deze pagina:', denial] : []),
    ],
  }),
  pledgeActive: ({
    campaign,
    total,
    tip,
    card,
    consent,
    deadline,
    target,
    descriptor,
    latest,
    page,
    calendar,
    campaignPage,
  }) => ({
    subject: `Uw toezegging aan ${campaign} telt`,
    paragraphs: [
      `Uw kaart ${card} is opgeslagen en uw toezegging van ${total}${withTip(tip)} aan “${campaign}” telt. Dank u.`,
      target
        ? `Er is niets afgeschreven. De campagne loopt tot ${deadline}. Is ${target} dan bereikt, dan schrijven wij ${total} van uw kaart af, uiterlijk op ${latest}; zo niet, dan betaalt u niets.`
        : `Er is niets afgeschreven. De campagne loopt tot ${deadline}. Daarna schrijven wij ${total} van uw kaart af, uiterlijk op ${latest}, welk bedrag er ook is bereikt.`,
      `Op uw afschrift leest u dan “${descriptor}”. U hebt hiermee ingestemd:`,
      `“${consent}”`,
      'Drie dagen voor het einde herinneren wij u eraan per mail. Tot de einddatum kunt u uw toezegging wijzigen of annuleren. In de laatste 24 uur kan dat niet als de campagne daardoor onder haar doel zou zakken.',
      page,
      'Het einde van de campagne voor uw agenda:',
      calendar,
      'Als u het wilt doorvertellen, is dit het adres:',
      campaignPage,
    ],
  }),
  pledgeChanged: ({ campaign, total, tip, rewards, deadline, page }) => ({
    subject: `U hebt uw toezegging aan ${campaign} gewijzigd`,
    paragraphs: [
      `Uw toezegging aan “${campaign}” is nu ${total}${withTip(tip)}.`,
      rewards ? `U koos: ${rewards}.` : 'U koos geen tegenprestatie.',
      `Er is niets afgeschreven; de campagne loopt tot ${deadline}. Hebt u dit niet zelf gewijzigd, annuleer de toezegging dan hier:`,
      page,
    ],
  }),
  pledgeLinks: ({ pledges }) => ({
    subject: 'Uw toezeggingen',
    paragraphs: [
      'U hebt om de weg naar uw toezeggingen gevraagd. Elke link opent er een, om te bekijken, te wijzigen of te annuleren:',
      ...pledges.flatMap(({ campaign, total, page }) => [`${campaign}, ${total}:`, page]),
      'Geef deze links aan niemand door: wie er een heeft, kan de toezegging zien.',
      'Was u het niet, dan hoeft u niets te doen. Alleen u hebt deze mail gekregen.',
    ],
  }),
  pledgeCode: ({ campaign, total, code, until }) => ({
    subject: `${code} is uw code`,
    paragraphs: [
      `Iemand, hopelijk u, wil uw toezegging van ${total} aan “${campaign}” wijzigen. Typ deze code op de pagina die erom vraagt:`,
      code,
      `De code werkt één keer, tot ${until}. Geef hem aan niemand: wij vragen er nooit om aan de telefoon of per mail.`,
      'Was u het niet, doe dan niets: zonder deze code kan er niets aan uw toezegging worden gewijzigd.',
    ],
  }),
  pledgeCancelled: ({ campaign, total, page }) => ({
    subject: `U hebt uw toezegging aan ${campaign} geannuleerd`,
    paragraphs: [
      `Uw toezegging van ${total} aan “${campaign}” is geannuleerd. Er is niets afgeschreven en dat gebeurt ook niet.`,
      'U hoeft niets meer te doen. Hier kunt u nalezen wat het was:',
      page,
    ],
  }),
  pledgeDenied: ({ campaign, total, because, page }) => ({
    subject: `U hebt geen toezegging gedaan aan ${campaign}`,
    paragraphs: [
      `U hebt ons gezegd dat u de toezegging van ${total} aan “${campaign}” onder uw adres niet hebt gedaan.`,
      because === 'ended'
        ? 'Zij is geëindigd. Er is niets afgeschreven, dat gebeurt ook niet, en er wordt geen kaart bewaard.'
        : 'Het bedrag is afgeschreven, of wordt op dit moment afgeschreven. Ons financiële team weet ervan en kijkt ernaar; is de kaart van u, verwittig dan ook uw bank.',
      'Gedurende 30 dagen kan niemand zonder account met uw adres toezeggen. Wat onder uw adres staat:',
      page,
    ],
  }),
  pledgeDeniedAfterCharge: ({ campaign, total, page }) => ({
    subject: `“Dit was ik niet”: een toezegging aan ${campaign}`,
    paragraphs: [
      `Wie het adres van een toezegging van ${total} aan “${campaign}” leest, zegt die niet te hebben gedaan. Het bedrag is afgeschreven, of wordt op dit moment afgeschreven.`,
      'Bekijk haar, en beveel een terugbetaling wegens een fout van het platform als het zo is:',
      page,
    ],
  }),
  pledgeWithdrawn: ({ campaign, total, rewards, at, because, page }) => ({
    subject: `U hebt de overeenkomst herroepen: ${campaign}`,
    paragraphs: [
      `Op ${at} hebt u verklaard dat u de overeenkomst over uw toezegging van ${total} aan “${campaign}” (${rewards}) herroept. Bewaar deze mail: hij is de bevestiging.`,
      because === 'charged'
        ? 'Wat u ervoor hebt betaald, gaat binnen 14 dagen terug langs dezelfde weg; wij schrijven u als het is verstuurd. Tegenprestaties die de wet van herroeping uitsluit, horen er niet bij.'
        : 'Als er nog niets is afgeschreven, is uw toezegging meteen geannuleerd. Wordt uw kaart op dit moment belast, dan gaat dat bedrag terug langs dezelfde weg.',
      'U hoeft geen reden te geven en verder niets te doen. Uw toezegging blijft hier te lezen:',
      page,
    ],
  }),
  cardWanted: ({ campaign, total, card, trouble, deadline, newCard, page }) => ({
    subject: `Geef een andere kaart op voor ${campaign}`,
    paragraphs: [
      `Uw kaart ${card}, bewaard voor uw toezegging van ${total} aan “${campaign}”, ${troubles[trouble]}. De campagne eindigt op ${deadline}, en daarna worden de kaarten belast.`,
      'Er is niets afgeschreven. Geef een andere kaart op; dat duurt een minuut:',
      newCard,
      'Als u niets doet, lukt de afschrijving waarschijnlijk niet en mist de campagne uw deel. U kunt uw toezegging hier wijzigen of annuleren:',
      page,
    ],
  }),
  chargeNear: ({ campaign, total, tip, card, deadline, latest, target, descriptor, page }) => ({
    subject: `Over drie dagen eindigt ${campaign}: ${total}`,
    paragraphs: [
      target
        ? `“${campaign}” eindigt op ${deadline}. Als ${target} dan is bereikt, schrijven wij ${total}${withTip(tip)} van uw kaart ${card} af, kort daarna en uiterlijk op ${latest}. Zo niet, dan betaalt u niets.`
        : `“${campaign}” eindigt op ${deadline}. Daarna schrijven wij ${total}${withTip(tip)} van uw kaart ${card} af, uiterlijk op ${latest}, welk bedrag er ook is bereikt.`,
      `Op uw afschrift leest u dan “${descriptor}”.`,
      'Wilt u dit niet meer, dan kunt u uw toezegging hier tot de deadline annuleren of wijzigen; in de laatste 24 uur kan dat niet als de campagne daardoor onder het doel zou komen:',
      page,
    ],
  }),
  pledgeExpired: ({ campaign, total, campaignPage }) => ({
    subject: `Uw toezegging aan ${campaign} is vervallen`,
    paragraphs: [
      `Voor uw toezegging van ${total} aan “${campaign}” is niet op tijd een kaart opgeslagen; wij hebben uw plaats daarom vrijgegeven. Er is niets afgeschreven en dat gebeurt ook niet.`,
      'Wilt u nog meedoen, doe uw toezegging dan opnieuw:',
      campaignPage,
    ],
  }),
  pledgeReleased: ({ campaign, total, because, deadline, page }) => ({
    subject: released[because].subject(campaign),
    paragraphs: [
      `${released[because].happened(campaign, deadline)} Uw toezegging van ${total} is vrijgegeven: er is niets afgeschreven en dat gebeurt ook niet.`,
      'U hoeft niets te doen. Dank u dat u erachter stond.',
      page,
    ],
  }),
};
