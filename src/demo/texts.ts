import { type Locale } from './people.js';

export interface ProjectText {
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  readonly story: string;
  readonly category: string;
  readonly place: string;
  readonly tags: readonly string[];
  readonly needs: readonly {
    label: string;
    kind: 'task' | 'material' | 'infrastructure';
    share: number;
    required: boolean;
    /** Which part of the payout it belongs to; all are paid at once where a project has no tranches. */
    tranche?: number;
  }[];
  /** In which parts it is paid out: what is shown first, and how many days after the deadline. */
  readonly tranches?: readonly { readonly evidence: string | null; readonly dueDay: number | null }[];
  readonly rewards: readonly {
    title: string;
    description: string;
    share: number;
    stock: number | null;
    /** Whether it is chosen beside another reward only. */
    isAddOn?: boolean;
    /** What its creator has to know from whoever chose it; an answer is one of the choices. */
    questions?: readonly { question: string; choices: readonly string[]; required: boolean }[];
    /** What sending one costs, in minor units; nothing is sent where it is left out. */
    shipping?: readonly { readonly countries: readonly string[]; readonly price: number }[];
  }[];
}

/** What the town's people want to do. `share` is a part of the target in thousandths. */
export const projects: readonly ProjectText[] = [
  {
    locale: 'en',
    title: 'A repair café in the old tram depot',
    summary: 'Four benches, good tools and people who know how: bring what is broken, go home with what works.',
    story:
      'The tram depot in Saint-Gilles has stood empty for nine years. Since spring we have met there every second Saturday, twenty to sixty of us, with bicycles, radios and kettles. What we lack is light, four solid benches and a tool wall that stays.\n\nThe money pays for material and for an electrician. The work we do ourselves. All plans for the benches are published under CERN-OHL-S, so that the next depot need not begin from nothing.',
    category: 'commons',
    place: 'Saint-Gilles, Brussels',
    tags: ['repair', 'tools', 'neighbourhood'],
    needs: [
      { label: 'Four workbenches of beech', kind: 'material', share: 450, required: true },
      { label: 'Electrician and lighting', kind: 'task', share: 550, required: true },
      { label: 'A lathe', kind: 'infrastructure', share: 300, required: false },
    ],
    rewards: [
      {
        title: 'Your name on the tool wall',
        description: 'Painted by Ines, as long as the wall stands.',
        share: 12,
        stock: null,
      },
      {
        title: 'A bench evening',
        description: 'One evening at a bench with somebody who knows your machine.',
        share: 30,
        stock: 12,
      },
    ],
  },
  {
    locale: 'fr',
    title: 'Un four à pain pour la place du Jeu de Balle',
    summary: 'Un four banal au bois, ouvert à tous le samedi, construit avec les maçons du quartier.',
    story:
      'Un four commun appartient à ceux qui s’en servent. Le nôtre tiendra vingt pains, chauffera au bois des parcs de la ville et sera tenu par une association de trente familles.\n\nL’argent paie les briques réfractaires, la cheminée et la formation de six boulangers amateurs. Les plans et les recettes sont publiés sous CC BY-SA.',
    category: 'food',
    place: 'Marolles, Bruxelles',
    tags: ['pain', 'quartier', 'commun'],
    needs: [
      { label: 'Briques réfractaires et cheminée', kind: 'material', share: 700, required: true },
      { label: 'Formation des boulangers', kind: 'task', share: 300, required: true },
    ],
    rewards: [
      {
        title: 'Le pain du premier samedi',
        description: 'Un pain de deux kilos, encore chaud.',
        share: 15,
        stock: 40,
        questions: [{ question: 'Quelle farine ?', choices: ['froment', 'épeautre', 'seigle'], required: true }],
      },
      {
        title: 'Une fournée à vous',
        description: 'Le four pour un après-midi, avec un boulanger.',
        share: 80,
        stock: 6,
      },
    ],
  },
  {
    locale: 'nl',
    title: 'Een open bibliotheek van zaden voor Gent',
    summary: 'Tweehonderd oude groenterassen, gedroogd, beschreven en vrij te lenen.',
    story:
      'Wie zaad leent, brengt na de oogst zaad terug. Wij verzamelen sinds vier jaar rassen die in geen winkel meer liggen, van de Gentse prei tot de witte kropsla van oma Delphine.\n\nMet het geld kopen we een droogkast, zestig laden en een eenvoudige catalogus. De beschrijvingen verschijnen onder CC0.',
    category: 'nature',
    place: 'Gent',
    tags: ['zaad', 'tuin', 'biodiversiteit'],
    needs: [
      { label: 'Droogkast en laden', kind: 'infrastructure', share: 800, required: true },
      { label: 'Catalogus', kind: 'task', share: 200, required: true },
    ],
    rewards: [
      {
        title: 'Tien zakjes voor uw balkon',
        description: 'Gekozen door Veerle, met zaaikalender.',
        share: 20,
        stock: null,
        questions: [{ question: 'Waar gaat u zaaien?', choices: ['op een balkon', 'in een tuin'], required: true }],
      },
      {
        title: 'Een linnen zaadbuidel',
        description: 'Genaaid in het atelier van de Brugse Poort, voor bij uw zakjes.',
        share: 8,
        stock: 40,
        isAddOn: true,
      },
      { title: 'Peter of meter van een ras', description: 'Uw naam op de kaart van één ras.', share: 60, stock: 25 },
    ],
  },
  {
    locale: 'en',
    title: 'Air sensors that anybody can build',
    summary: 'Sixty sensors for school yards, with open hardware and readings that belong to the children.',
    story:
      'Three schools asked us what their pupils breathe. We could not say, so we built a sensor with them for thirty euros. Now twenty schools have asked.\n\nThe board, the housing and the firmware are open. The readings are published every hour as open data, without names.',
    category: 'technology',
    place: 'Leuven',
    tags: ['open hardware', 'air', 'schools'],
    needs: [
      { label: 'Parts for sixty sensors', kind: 'material', share: 750, required: true },
      { label: 'Calibration', kind: 'task', share: 250, required: true },
    ],
    rewards: [
      { title: 'A sensor as a kit', description: 'With a booklet and an evening of help.', share: 45, stock: 30 },
    ],
  },
  {
    locale: 'fr',
    title: 'Un documentaire sur les derniers bateliers',
    summary: 'Soixante minutes le long de la Sambre, avec celles et ceux qui y vivent encore.',
    story:
      'Ils sont dix-sept familles. Nous avons tourné un hiver et un printemps; il manque l’été, le son et le montage.\n\nLe film sera visible librement un an après la première, sous CC BY-NC-ND.',
    category: 'culture',
    place: 'Namur',
    tags: ['film', 'mémoire'],
    needs: [
      { label: 'Tournage d’été', kind: 'task', share: 500, required: true },
      { label: 'Montage et son', kind: 'task', share: 500, required: true },
    ],
    rewards: [{ title: 'Une projection', description: 'Deux places à la première de Namur.', share: 18, stock: 80 }],
  },
  {
    locale: 'nl',
    title: 'Een deelfiets voor lange ladingen',
    summary: 'Drie bakfietsen voor de straat, te leen bij de krantenwinkel.',
    story:
      'Een kast verhuizen zonder auto: het kan. Drie fietsen, een slot dat iedereen kent en een agenda op papier. De winkel houdt de sleutels bij.\n\nWat overblijft gaat naar onderhoud; de boekhouding hangt aan het raam.',
    category: 'mobility',
    place: 'Antwerpen-Borgerhout',
    tags: ['fiets', 'delen'],
    needs: [{ label: 'Drie bakfietsen', kind: 'infrastructure', share: 1000, required: true }],
    rewards: [
      { title: 'Een weekend met de bakfiets', description: 'Van vrijdagavond tot zondagavond.', share: 25, stock: 20 },
    ],
  },
];
