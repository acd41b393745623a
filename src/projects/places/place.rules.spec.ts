// Guarantee: distances are those of the great circle; a place that an address says is read as that place and no other; and
// names are the same however their accents and signs are typed.
import fc from 'fast-check';
import { beside, foldName, isLocation, kilometresBetween, partsOf, type Place, placeText, readPlaceText } from './place.rules.js'; // prettier-ignore

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** By the angle between the two directions from the middle of the earth: another way to the same figure. */
function byAngle(a: ReturnType<typeof at>, b: ReturnType<typeof at>): number {
  const direction = ({ latitude, longitude }: ReturnType<typeof at>) => {
    const [up, along] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(up) * Math.cos(along), Math.cos(up) * Math.sin(along), Math.sin(up)] as const;
  };
  const [u, v] = [direction(a), direction(b)];
  const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  return 6371.0088 * Math.atan2(Math.hypot(...cross), u[0] * v[0] + u[1] * v[1] + u[2] * v[2]);
}

describe('distances', () => {
  it.each([
    ['a place and itself', at(50.85, 4.35), at(50.85, 4.35), 0],
    ['a degree of the equator', at(0, 0), at(0, 1), 111.195],
    ['Brussels and Paris', at(50.8503, 4.3517), at(48.8566, 2.3522), 263.97],
    ['both sides of the 180th meridian', at(0, 179.5), at(0, -179.5), 111.195],
    ['the poles', at(90, 0), at(-90, 77), 20015.115],
    ['a pole and itself by another meridian', at(90, 0), at(90, 120), 0],
  ])('%s', (_, a, b, kilometres) => {
    expect(kilometresBetween(a, b)).toBeCloseTo(kilometres, 1);
  });

  it('are what another way of reckoning says, and the same both ways', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        // Where two points are opposite each other the haversine formula loses some metres.
        expect(Math.abs(kilometresBetween(a, b) - byAngle(a, b))).toBeLessThan(0.5);
        expect(kilometresBetween(a, b)).toBe(kilometresBetween(b, a));
      }),
    );
  });
});

describe('what an address says of a place', () => {
  it.each([
    ['Gent (51.05, 3.7167)', { name: 'Gent', latitude: 51.05, longitude: 3.7167 }],
    ['50.85,4.35', { name: '', latitude: 50.85, longitude: 4.35 }],
    [' -33.9 ; 18.4 ', { name: '', latitude: -33.9, longitude: 18.4 }],
    ['A (b), c (1, 2)', { name: 'A (b), c', latitude: 1, longitude: 2 }],
    ['50.123456789, 4', { name: '', latitude: 50.1235, longitude: 4 }],
    ['Gent', undefined],
    ['91, 0', undefined],
    ['0, 181', undefined],
    ['1e1, 2', undefined],
    ['50.85', undefined],
    ['', undefined],
  ])('%j is %j', (text, place) => {
    expect(readPlaceText(text)).toEqual(place);
  });

  it('is read as it was written', () => {
    const names = fc.constantFrom('Gent', 'Saint-Gilles', 'Washington, D.C.', 'Ўзбекистон', 'A (north)', '');
    fc.assert(
      fc.property(names, anywhere, (name, location) => {
        const read = readPlaceText(placeText({ name, ...location }));
        expect(read?.name).toBe(name);
        expect(read && isLocation(read)).toBe(true);
        expect(Math.abs((read?.latitude ?? 99) - location.latitude)).toBeLessThan(1e-4);
        expect(Math.abs((read?.longitude ?? 999) - location.longitude)).toBeLessThan(1e-4);
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['Liège', 'liege'],
    ['SAINT-GILLES', 'saint gilles'],
    ['  Saint  Gilles ', 'saint gilles'],
    ['L’Aquila', 'laquila'],
    ['St. Gallen', 'st gallen'],
    ['Łódź', 'łodz'],
    ['—', ''],
  ])('%j is looked for as %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });

  it.each([
    ['Gent', ['Gent']],
    ['Saint-Gilles, Brussels', ['Saint-Gilles', 'Brussels']],
    ['Paris (France)', ['Paris', 'France']],
    [', ;', []],
  ])('%j has the parts %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });
});

it('the wider place tells places of one name apart, and so does the country', () => {
  const place = (name: string, country: string, latitude: number, longitude: number): Place => ({
    ...{ name, country, latitude, longitude, population: 1 },
  });
  const [near, far] = [place('A', 'BE', 50.82, 4.35), place('A', 'FR', 43.68, 4.43)];
  const brussels = place('Brussels', 'BE', 50.85, 4.35);
  expect(beside([near, far], [brussels], undefined)).toEqual([near]);
  expect(beside([near, far], [], 'FR')).toEqual([far]);
  expect(beside([near, far], [brussels], 'FR')).toEqual([far]);
  expect(beside([near, far], [brussels], 'NL')).toEqual([near]);
  expect(beside([near, far], [], undefined)).toEqual([]);
});
