import { IntegerField, NumberField, TextField } from '../../platform/http/index.js';

/** A point on the earth: WGS84, in degrees. */
export class LocationRequest {
  @NumberField({ min: -90, max: 90, description: 'Degrees north; kept to four decimals.' })
  latitude!: number;

  @NumberField({ min: -180, max: 180, description: 'Degrees east; kept to four decimals.' })
  longitude!: number;
}

export class PlacesQuery {
  @TextField({ max: 120, description: 'A name in any language; `Saint-Gilles, Brussels` says which one.' })
  name!: string;
}

/** A place of GeoNames (CC BY 4.0). */
export class PlaceResponse extends LocationRequest {
  @TextField({ max: 200, description: 'As it is called where it lies.' })
  name!: string;

  @TextField({ max: 2, description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @IntegerField({ min: 0, max: 2 ** 31 - 1 })
  population!: number;
}
