import { inEveryLanguage } from '../../language/words.js';

export const mapWords = inEveryLanguage({
  en: {
    map: 'Map of the campaigns',
    show: 'Show them on a map',
    hide: 'Hide the map',
    toList: 'Go past the map to the list',
    one: 'One campaign',
    several: 'Several near each other: opens the search around them',
    circle: (km: string) => `The ${km} km that you asked for`,
    dot: (title: string, place: string) => (place ? `${title}, ${place}` : title),
    cluster: (count: string, place: string) => `${count} campaigns${place && ` around ${place}`}`,
    missing: (count: number, text: string) =>
      count === 1 ? 'One campaign stands in the list alone: its place is not known.' : `${text} campaigns stand in the list alone: their places are not known.`,
    sources: 'Places: GeoNames, CC BY 4.0, shortened. Land: Natural Earth.',
  }, // prettier-ignore
  fr: {
    map: 'Carte des campagnes',
    show: 'Les voir sur une carte',
    hide: 'Cacher la carte',
    toList: 'Passer la carte et aller à la liste',
    one: 'Une campagne',
    several: 'Plusieurs, proches l’une de l’autre : ouvre la recherche autour d’elles',
    circle: (km: string) => `Les ${km} km demandés`,
    dot: (title: string, place: string) => (place ? `${title}, ${place}` : title),
    cluster: (count: string, place: string) => `${count} campagnes${place && ` autour de ${place}`}`,
    missing: (count: number, text: string) =>
      count === 1 ? 'Une campagne n’est que dans la liste : son lieu n’est pas connu.' : `${text} campagnes ne sont que dans la liste : leurs lieux ne sont pas connus.`,
    sources: 'Lieux : GeoNames, CC BY 4.0, abrégé. Terres : Natural Earth.',
  }, // prettier-ignore
  nl: {
    map: 'Kaart van de campagnes',
    show: 'Op een kaart tonen',
    hide: 'De kaart verbergen',
    toList: 'Voorbij de kaart, naar de lijst',
    one: 'Eén campagne',
    several: 'Meerdere dicht bij elkaar: opent de zoekopdracht eromheen',
    circle: (km: string) => `De ${km} km die u vroeg`,
    dot: (title: string, place: string) => (place ? `${title}, ${place}` : title),
    cluster: (count: string, place: string) => `${count} campagnes${place && ` rond ${place}`}`,
    missing: (count: number, text: string) =>
      count === 1 ? 'Eén campagne staat alleen in de lijst: haar plaats is niet bekend.' : `${text} campagnes staan alleen in de lijst: hun plaatsen zijn niet bekend.`,
    sources: 'Plaatsen: GeoNames, CC BY 4.0, ingekort. Land: Natural Earth.',
  }, // prettier-ignore
});
