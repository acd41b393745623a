import { type Location, type Place, placeText, type ProjectResponse } from '../../projects/index.js';
import { type FormState, RadioField, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { sayIn } from '../language/say.js';
import { byHand, noPoint } from './location.form.js';
import { locationWords } from './location.words.js';
import { projectWords } from './project.words.js';

interface LocationProps {
  readonly project: ProjectResponse;
  /** What the name of its place may mean. */
  readonly places: readonly Place[];
  readonly state: FormState;
}

const numbers = ({ latitude, longitude }: Location): string => `${latitude}, ${longitude}`;

/** Which of the places of that name it is; where none of them is right, a point by hand. */
export function LocationSection({ project, places, state }: LocationProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = locationWords[locale];
  const { location } = project;
  const known = location && places.find((place) => numbers(place) === numbers(location));
  const chosen = known ? placeText(known) : location ? byHand : noPoint;
  const options = [
    ...places.map((place) => ({
      value: placeText(place),
      label: `${place.name}, ${countryName(place.country, locale)}`,
      hint: [...(place.population > 0 ? [words.people(say.number(place.population))] : []), numbers(place)].join(' · '),
    })),
    { value: byHand, label: words.byHand },
    { value: noPoint, label: words.none },
  ];
  return (
    <section id="location">
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      <p>
        <b>{location ? words.is(numbers(location)) : words.not}</b>
      </p>
      <form class="form" method="post" action={href(`/my/projects/${project.id}/location`)}>
        <RadioField name="at" label={words.which} state={state} value={chosen} options={options} />
        <TextField
          name="coordinates"
          label={words.coordinates}
          hint={words.coordinatesHint}
          state={state}
          value={location && !known ? numbers(location) : ''}
          maxLength={60}
          isOptional
        />
        <button class="btn line">{words.keep}</button>
        <p class="hint">{projectWords[locale].voids}</p>
      </form>
    </section>
  );
}
