import { type CampaignLetters, type RefundingReason, type ReviewDecision } from './campaign.js';

const decisions: Record<ReviewDecision, { subject: string; meaning: string }> = {
  approved: { subject: 'is goedgekeurd', meaning: 'heeft haar goedgekeurd. U kunt nu kiezen wanneer zij opent.' },
  changes_requested: {
    subject: 'heeft wijzigingen nodig',
    meaning: 'vraagt om wijzigingen. Pas het ontwerp aan en dien het opnieuw in.',
  },
  rejected: {
    subject: 'is niet goedgekeurd',
    meaning: 'heeft haar niet goedgekeurd. Zij kan op deze dienst niet worden geopend.',
  },
};

const refunding: Record<RefundingReason, string> = {
  shortfall: 'er is minder geïnd dan de campagne volgens haar eigen regel nodig heeft',
  cancelled: 'zij is afgelast nadat het afschrijven was begonnen',
};

export const campaignNl: CampaignLetters = {
  campaignSubmitted: ({ campaign, page }) => ({
    subject: `Te beoordelen: ${campaign}`,
    paragraphs: [
      `“${campaign}” is ingediend en wacht op een beoordeling. Beoordeel haar volgens de gepubliceerde criteria, elk met een score, en zeg waarom.`,
      page,
    ],
  }),
  campaignReviewed: ({ campaign, decision, comment, page }) => ({
    subject: `${campaign} ${decisions[decision].subject}`,
    paragraphs: [
      `Het moderatieteam heeft “${campaign}” gelezen en ${decisions[decision].meaning}`,
      `Het schrijft:\n${comment}`,
      page,
    ],
  }),
  campaignScheduled: ({ campaign, opens, deadline, page }) => ({
    subject: `${campaign} opent op ${opens}`,
    paragraphs: [
      `“${campaign}” is gepland: zij opent op ${opens} en eindigt op ${deadline}. Tot de opening kunt u haar terughalen om haar te wijzigen; daarna liggen de voorwaarden vast.`,
      page,
    ],
  }),
  campaignOpened: ({ campaign, deadline, target, page }) => ({
    subject: `${campaign} is open`,
    paragraphs: [
      `“${campaign}” is open voor toezeggingen tot ${deadline}. Het doel is ${target}. Dit is het moment om het rond te vertellen:`,
      page,
    ],
  }),
  campaignReached: ({ campaign, pledged, until, page }) => ({
    subject: `${campaign} gaat door: ${pledged} toegezegd`,
    paragraphs: [
      `“${campaign}” is afgelopen met ${pledged} aan toezeggingen, en gaat door. Gefeliciteerd.`,
      `Wij belasten nu de kaarten. Lukt een betaling niet, dan proberen wij het opnieuw en schrijven wij de betrokkene, tot ${until}. Sommige zullen niet lukken; alleen wat is geïnd, wordt uitbetaald.`,
      page,
    ],
  }),
  campaignSecondRound: ({ campaign, pledged, target, deadline, page }) => ({
    subject: `De eerste ronde van ${campaign} is geslaagd: ${pledged} toegezegd`,
    paragraphs: [
      `De eerste ronde van “${campaign}” is geëindigd met ${pledged} aan toezeggingen, en is geslaagd. Gefeliciteerd. We belasten nu die kaarten.`,
      `De tweede ronde is open tot ${deadline}, op weg naar ${target} voor alles wat u hebt gepland, beide rondes samen. Alles wat daarin wordt toegezegd, wordt daarna geïnd. Dit is het moment om er opnieuw over te vertellen:`,
      page,
    ],
  }),
  campaignMissed: ({ campaign, pledged, target, page }) => ({
    subject: `${campaign} heeft het doel niet gehaald`,
    paragraphs: [
      `“${campaign}” is afgelopen met ${pledged} aan toezeggingen, bij een doel van ${target}. Niemand wordt belast; wij laten iedereen weten dat de toezegging is vrijgegeven.`,
      'U kunt voor hetzelfde project een nieuwe campagne beginnen.',
      page,
    ],
  }),
  campaignSuccessful: ({ campaign, collected, dropped, payoutFrom, page }) => ({
    subject: `${campaign}: ${collected} geïnd`,
    paragraphs: [
      `Het innen voor “${campaign}” is klaar: ${collected} is geïnd, en ${dropped} is niet gelukt.`,
      `De eerste uitbetaling kan vanaf ${payoutFrom}, min de afgesproken kosten. Iemand van financiën bereidt haar voor en iemand anders keurt haar goed; wij schrijven u bij elke stap.`,
      page,
    ],
  }),
  campaignRefunding: ({ campaign, collected, because, givenBack, page }) => ({
    subject:
      givenBack === 'unpaid'
        ? `${campaign}: wat niet was uitbetaald, gaat terug`
        : `${campaign}: iedereen wordt terugbetaald`,
    paragraphs: [
      givenBack === 'unpaid'
        ? `“${campaign}” is afgelast nadat een deel ervan was uitbetaald. Wat niet was uitbetaald, gaat terug naar de kaarten waar het vandaan kwam, naar iedereen in de verhouding waarin het kwam.`
        : `Iedereen die voor “${campaign}” heeft betaald, krijgt alles terug, want ${refunding[because]}. ${collected} gaat terug naar de kaarten waar het vandaan kwam.`,
      'U hoeft niets te doen. Wij schrijven iedereen wanneer het geld is verstuurd, en u wanneer alles is verstuurd.',
      page,
    ],
  }),
  campaignRefunded: ({ campaign, page }) => ({
    subject: `${campaign}: al het geld is teruggestuurd`,
    paragraphs: [
      `Elke betaling voor “${campaign}” is terugbetaald en de campagne is zonder succes afgesloten. U hoeft niets te doen.`,
      page,
    ],
  }),
  campaignCancelled: ({ campaign, givenBack, page }) => ({
    subject: `${campaign} is afgelast`,
    paragraphs: [
      `“${campaign}” is afgelast. Niemand wordt ervoor belast; ${givenBack === 'unpaid' ? 'van wat was afgeschreven, is teruggegeven wat niet was uitbetaald' : 'wie al was belast, is terugbetaald'}. Wij brengen de betrokkenen zelf op de hoogte.`,
      page,
    ],
  }),
  campaignSuspended: ({ campaign, page }) => ({
    subject: `${campaign} is opgeschort`,
    paragraphs: [
      `Het moderatieteam heeft “${campaign}” opgeschort. Intussen kan niemand iets toezeggen en wordt niemand belast of betaald; toezeggingen kunnen worden geannuleerd. De einddatum blijft lopen. Wordt de opschorting niet binnen 30 dagen opgeheven, dan wordt de campagne afgelast.`,
      'Antwoord dit team als u weet waar het om gaat, of vraag ernaar.',
      page,
    ],
  }),
  campaignResumed: ({ campaign, page }) => ({
    subject: `${campaign} gaat verder`,
    paragraphs: [
      `De opschorting van “${campaign}” is opgeheven; zij gaat verder waar zij was. Verloren tijd voor het innen wordt toegevoegd.`,
      page,
    ],
  }),
  deputyInvited: ({ project, owner, page }) => ({
    subject: `${owner} vraagt u als plaatsvervanger van ${project}`,
    paragraphs: [
      `${owner} vraagt u om plaatsvervanger te zijn van het project “${project}”. Een plaatsvervanger krijgt de berichten erover en neemt het over als de eigenaar niets meer laat horen; zonder plaatsvervanger kan geen project geld ophalen.`,
      'Stemt u ermee in, meld u dan aan met een account op dit adres, of maak er een, en aanvaard hier:',
      page,
      'Wilt u niet, doe dan niets.',
    ],
  }),
};
