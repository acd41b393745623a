import { type ProjectText } from './texts.js';

/** What runs in the town today, with the stories that people would tell. */
export const presentProjects: readonly ProjectText[] = [
  {
    locale: 'nl',
    title: 'Een bakkerij die van de straat is',
    summary: 'Driehonderd gezinnen nemen samen de laatste bakkerij van de wijk over, met oven, bakker en al.',
    story: `Toen Lucien zei dat hij in de zomer stopt, dachten we eerst aan wie zijn zaak zou kopen. Toen telden we hoeveel broden we zelf per week bij hem halen: **elfhonderdveertig**.

De coöperatie is opgericht, de bakker blijft, de huur ligt vast voor negen jaar. Wat ontbreekt, is het geld voor de oven en voor de eerste drie maanden loon.

### Wat we doen

- De oven laten nazien en de schouw vernieuwen.
- Twee leerlingen opleiden, met Lucien als leermeester.
- Op woensdag brood van gisteren verdelen, gratis, zonder vragen.

### Wat kan mislopen

De schouw is van 1961. Als de keurder haar afkeurt, kost een nieuwe 4 200 euro meer en openen we in september in plaats van in juni. In de begroting staat daarvoor een aparte regel.`,
    category: 'food',
    place: 'Mechelen',
    tags: ['coöperatie', 'brood', 'buurt'],
    needs: [
      { label: 'Oven nazien, schouw vernieuwen', kind: 'infrastructure', share: 480, required: true },
      { label: 'Drie maanden loon voor bakker en leerlingen', kind: 'task', share: 520, required: true },
      { label: 'Een elektrische bestelfiets', kind: 'infrastructure', share: 180, required: false },
    ],
    rewards: [
      {
        title: 'Een brood per week, een maand lang',
        description: 'Zelf te kiezen, af te halen op zaterdag.',
        share: 2.4,
        stock: null,
      },
      {
        title: 'Een nacht mee bakken',
        description: 'Van twee tot zes, met koffie en de eerste croissants.',
        share: 4.5,
        stock: 16,
      },
      {
        title: 'Uw naam in het deeg',
        description: 'Een zuurdesem die naar u heet, en elk jaar een brood ervan.',
        share: 15,
        stock: 10,
      },
    ],
  },
  {
    locale: 'fr',
    title: 'Un atelier vélo sous les voies',
    summary: 'Douze établis, des outils à prêter et des cours du soir sous les arches de la gare.',
    story: `Sous les voies, il y a onze arches. Dix servent à garer des voitures. La onzième est vide depuis que le ferrailleur est parti, et la ville nous la prête pour neuf ans.

Nous réparons des vélos sur la place depuis 2022, par tous les temps : **2 300 vélos** remis en route, 140 donnés. Sous l’arche, il fera sec.

### Ce que l’argent paie

- L’électricité, aux normes, par un artisan du quartier.
- Douze établis à hauteur réglable, dont deux pour fauteuils roulants.
- L’assurance de la première année.

### Ce qui peut mal tourner

L’arche est humide. Si le drainage doit être refait, l’ouverture glisse de mars à mai. Le premier versement couvre l’électricité ; le second n’est demandé qu’après le rapport de l’organisme agréé, publié ici.`,
    category: 'mobility',
    place: 'Liège',
    tags: ['vélo', 'réparation', 'atelier'],
    needs: [
      { label: 'Électricité et drainage', kind: 'infrastructure', share: 560, required: true, tranche: 1 },
      { label: 'Établis et outils', kind: 'material', share: 440, required: true, tranche: 2 },
    ],
    tranches: [
      { evidence: null, dueDay: null },
      { evidence: 'Le rapport de l’organisme agréé sur l’installation électrique', dueDay: 40 },
    ],
    rewards: [
      {
        title: 'Une révision complète',
        description: 'Freins, dérailleur, roues : par vous, avec un mentor.',
        share: 5,
        stock: 60,
      },
      {
        title: 'Un vélo à donner',
        description: 'Remis à neuf en votre nom et donné à quelqu’un du quartier.',
        share: 25,
        stock: 12,
      },
    ],
  },
  {
    locale: 'en',
    title: 'A reading room for the night shift',
    summary: 'Forty chairs, good lamps and nobody who asks why you are awake: open from ten at night until six.',
    story: `Nurses, cleaners, drivers, students, people who cannot sleep. In our street the lights are on all night, and nothing is open but the petrol station.

The parish lends us its hall, heated. We have **four thousand books**, left by two libraries that closed. What we lack is shelves, lamps and two people who are paid to be there.

### How it works

1. No card, no fee, no purchase.
2. Tea at cost, from a shelf, into a tin.
3. Two hosts each night, paid properly.

### What could go wrong

If the neighbours find it too loud we close at two on weekdays; the lease allows it. If fewer than ten people come on average over three months we say so here, close, and publish the accounts.`,
    category: 'culture',
    place: 'Schaerbeek, Brussels',
    tags: ['reading', 'night', 'commons'],
    needs: [
      { label: 'Two hosts for the first half year', kind: 'task', share: 640, required: true },
      { label: 'Shelves, lamps and forty chairs', kind: 'material', share: 360, required: true },
      { label: 'A second-hand piano, felted', kind: 'infrastructure', share: 120, required: false },
    ],
    rewards: [
      {
        title: 'A lamp with your name',
        description: 'A small brass plate, under the shade where only readers see it.',
        share: 5,
        stock: 40,
      },
      {
        title: 'Choose a shelf',
        description: 'Twenty books of your choice, bought second-hand and kept together.',
        share: 24,
        stock: 8,
      },
    ],
  },
  {
    locale: 'nl',
    title: 'Zon op het dak van de Sint-Pietersschool',
    summary: 'Honderdtwintig panelen die de school en veertig gezinnen eromheen van stroom voorzien.',
    story: `Het dak van de school is plat, zuidelijk en leeg. Vorig jaar betaalde de school er 31 000 euro stroom onder.

Met honderdtwintig panelen dekt ze overdag haar eigen verbruik; wat overblijft delen veertig gezinnen via de energiegemeenschap die we samen hebben opgericht.

### Wie wat doet

- De plaatsing doet een coöperatie uit de stad, met leerlingen van het vijfde jaar erbij.
- De meetgegevens staan elk kwartier online, ook in de gang van de school.

### Wat kan mislopen

De netbeheerder heeft 90 dagen om te antwoorden. Antwoordt hij later, dan schuift de start op naar de herfst. De panelen zijn dan al betaald en liggen droog.`,
    category: 'technology',
    place: 'Brugge',
    tags: ['energie', 'school', 'coöperatie'],
    needs: [
      { label: 'Panelen en omvormers', kind: 'material', share: 700, required: true },
      { label: 'Plaatsing en keuring', kind: 'task', share: 300, required: true },
    ],
    rewards: [
      {
        title: 'Een bezoek aan het dak',
        description: 'Met de leerlingen, op een zonnige woensdag.',
        share: 1,
        stock: 80,
      },
      {
        title: 'Een paneel op naam',
        description: 'Uw naam op de achterkant, en elk jaar een kaart met wat het opbracht.',
        share: 20,
        stock: 120,
      },
    ],
  },
  {
    locale: 'en',
    title: 'Eleven hedges for the Woluwe valley',
    summary: 'Three kilometres of hawthorn, hazel and field maple, planted by whoever comes on a Sunday.',
    story: `The valley had forty kilometres of hedges in 1950 and has six today. Hedges are cheap: a plant costs ninety cents, a stake thirty, and the planting is a day outside with soup.

Eleven farmers have signed for **twelve years** in which the hedge stays. The plants come from seed that we gathered here.

### What you can come and do

- Plant: every Sunday from November to March.
- Count: birds in May, berries in September. The lists are open data.

### What could go wrong

A dry spring kills one plant in five. We plant that fifth again in the second winter; it is in the budget.`,
    category: 'nature',
    place: 'Woluwe-Saint-Lambert, Brussels',
    tags: ['hedges', 'biodiversity', 'planting'],
    needs: [
      { label: 'Nine thousand plants and stakes', kind: 'material', share: 620, required: true },
      { label: 'A second winter of replanting', kind: 'material', share: 200, required: true },
      { label: 'Soup, gloves, spades', kind: 'material', share: 180, required: true },
    ],
    rewards: [
      { title: 'Ten metres of hedge', description: 'With a map of where they stand.', share: 5, stock: null },
      {
        title: 'A pot of hedgerow jelly',
        description: 'In three years, when it bears. We write to you.',
        share: 8,
        stock: 100,
        shipping: [
          { countries: ['BE'], price: 490 },
          { countries: ['DE', 'FR', 'LU', 'NL'], price: 890 },
        ],
      },
    ],
  },
];

/** The same story in a second language, by title. */
export const translations: Readonly<
  Record<
    string,
    { readonly locale: 'en' | 'fr' | 'nl'; readonly title: string; readonly summary: string; readonly story: string }
  >
> = {
  'A reading room for the night shift': {
    locale: 'fr',
    title: 'Une salle de lecture pour la nuit',
    summary: 'Quarante chaises, de bonnes lampes et personne qui demande pourquoi vous ne dormez pas : de 22 h à 6 h.',
    story: `Infirmières, nettoyeurs, chauffeurs, étudiants, insomniaques. Dans notre rue, les lumières restent allumées toute la nuit, et rien n’est ouvert sauf la station-service.

La paroisse nous prête sa salle, chauffée. Nous avons **quatre mille livres**, laissés par deux bibliothèques qui ont fermé. Il manque des rayonnages, des lampes et deux personnes payées pour être là.

### Comment ça marche

1. Pas de carte, pas de cotisation, rien à acheter.
2. Le thé à prix coûtant, sur une étagère, dans une boîte.
3. Deux hôtes chaque nuit, payés correctement.

### Ce qui peut mal tourner

Si les voisins trouvent cela trop bruyant, nous fermons à deux heures en semaine ; le bail le permet. Si moins de dix personnes viennent en moyenne sur trois mois, nous le disons ici, nous fermons et publions les comptes.`,
  },
};
