/** What seeded campaigns are called, by language: `{thing} {place}`. */
export const things = {
  en: ['A repair café in', 'A library of tools for', 'A community orchard in', 'A night school in', 'Solar roofs for', 'A bakery owned by', 'A choir hall for', 'A seed bank in', 'Cargo bikes for', 'A skate park in'],
  fr: ['Un atelier partagé à', 'Un four à pain pour', 'Un verger commun à', 'Une salle de lecture à', 'Des toits solaires pour', 'Une épicerie coopérative à', 'Un ciné-club à', 'Une grainothèque à', 'Des vélos cargo pour', 'Un jardin d’eau à'],
  nl: ['Een deelwerkplaats in', 'Een broodoven voor', 'Een buurtboomgaard in', 'Een leeszaal in', 'Zonnedaken voor', 'Een buurtwinkel in', 'Een filmclub in', 'Een zadenbibliotheek in', 'Bakfietsen voor', 'Een waterspeelplein in'],
} as const; // prettier-ignore

export const places = [
  'Brussel', 'Gent', 'Antwerpen', 'Liège', 'Namur', 'Charleroi', 'Leuven', 'Brugge', 'Mechelen', 'Mons', 'Tournai', 'Oostende', 'Hasselt', 'Kortrijk',
  'Verviers', 'Arlon', 'Wavre', 'Aalst', 'Turnhout', 'Genk', 'Dinant', 'Huy', 'Lille', 'Maastricht', 'Aachen', 'Luxembourg', 'Eupen', 'Ieper',
] as const; // prettier-ignore

/** In the order of `things`. */
export const categories = ['commons', 'food', 'nature', 'culture', 'technology', 'food', 'culture', 'nature', 'mobility', 'commons'] as const; // prettier-ignore
