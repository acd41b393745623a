import { inEveryLanguage } from '../language/words.js';

export const personWords = inEveryLanguage({
  en: {
    description: (name: string) => `The projects of ${name}.`,
    lede: (count: number) => (count === 1 ? 'Owner of a project here.' : `Owner of ${count} projects here.`),
    projects: 'Projects',
  },
  fr: {
    description: (name: string) => `Les projets de ${name}.`,
    lede: (count: number) => (count === 1 ? 'Porte un projet ici.' : `Porte ${count} projets ici.`),
    projects: 'Projets',
  },
  nl: {
    description: (name: string) => `De projecten van ${name}.`,
    lede: (count: number) => (count === 1 ? 'Heeft hier een project.' : `Heeft hier ${count} projecten.`),
    projects: 'Projecten',
  },
});
