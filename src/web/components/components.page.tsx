import type { ComponentChildren } from 'preact';
import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { Cards } from '../cards/card.js';
import { drawCover } from '../cover/cover.js';
import { Avatar } from '../design/avatar.js';
import { Icon, type IconName, iconNames } from '../design/icon.js';
import { StepMark, Tally, TallyInTwo } from '../design/tally-marks.js';
import {
  CheckField,
  emptyForm,
  type FormState,
  FormProblems,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../forms/field.js';

const wrong: FormState = {
  typed: { title: 'x'.repeat(200), text: 'What was typed stays.' },
  errors: {
    title: 'Please write at most 80 characters.',
    text: 'Please write more.',
    kind: 'Please choose one of the answers.',
    agreed: 'Please fill this in.',
  },
  problem: 'The campaign has ended while you were writing.',
};

const card = (over: Partial<CampaignCard>): CampaignCard => ({
  ...{ id: '0', slug: 'a-barge', category: 'nature', place: 'Liège', locale: 'en', title: 'A barge', summary: '' },
  ...{ state: 'live', currency: 'EUR', zone: 'Europe/Brussels', target: 100_000, pledged: 42_000, backers: 12 },
  cover: null,
  ...{
    openedAt: new Date('2026-12-20T20:00:00Z'),
    deadline: new Date('2027-01-20T20:00:00Z'),
    now: new Date('2027-01-01T20:00:00Z'),
  },
  ...over,
});

const cards: readonly CampaignCard[] = [
  card({}),
  card({ slug: 'nothing-yet', pledged: 0, backers: 0, title: 'Nobody has pledged yet', place: '' }),
  card({ slug: 'far-beyond', pledged: 1_840_000, backers: 1, title: 'Eighteen times its goal', category: 'food' }),
  card({
    slug: 'the-last-hour',
    deadline: new Date('2027-01-01T20:30:00Z'),
    title: 'The last hour',
    category: 'culture',
  }),
  card({ slug: 'over', state: 'delivering', title: 'W'.repeat(90), category: 'mobility', locale: 'nl' }),
  card({ slug: 'missed', state: 'unsuccessful', title: 'Het doel niet bereikt', category: 'technology', locale: 'nl' }),
];

const categories = ['food', 'nature', 'culture', 'mobility', 'technology', 'commons', 'anything else'];

/** Every component in every state, for whoever changes one. */
export const ComponentsPage = () => (
  <main id="main" class="wrap section">
    <h1>Components</h1>
    <Prints />
    <Controls />
    <Frames />
  </main>
);

const Prints = () => (
  <>
    <Part title="Fields of campaigns">
      <div class="swatches">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((number) => (
          <div class={`swatch field-${number}`}>
            <b>field-{number}</b> <a href="#main">a link</a>
          </div>
        ))}
      </div>
    </Part>
    <Part title="Tally marks">
      {[0, 1, 3, 50, 99, 100, 1840].map((percent) => (
        <div class="short-row">
          <Tally percent={percent} label={`${percent} %`} />
        </div>
      ))}
      <div class="ticket">
        <TallyInTwo percent={62} label="62 %" />
      </div>
      <div class="steps">
        {([1, 2, 3, 4, 5] as const).map((step) => (
          <StepMark step={step} />
        ))}
      </div>
    </Part>
    <Part title="Cards">
      <Cards cards={cards} />
    </Part>
    <Part title="Covers">
      <div class="covers">
        {categories.flatMap((category) =>
          [1, 2, 3].map((number) => <CoverSample slug={`${category}-${number}`} category={category} />),
        )}
      </div>
    </Part>
  </>
);

const Controls = () => (
  <>
    <Part title="Buttons, notices, badges, people">
      <div class="row">
        <button class="btn">Back this project</button>
        <button class="btn line">Choose</button>
        <a class="btn" href="#main">
          A link that looks like a button
        </a>
        <button class="btn" disabled>
          Not now
        </button>
      </div>
      <p class="notice">Something to know.</p>
      <p class="notice is-good">That worked.</p>
      <p class="notice is-now">Something to do soon.</p>
      <p class="notice is-bad">That did not work, and this mends it.</p>
      <div class="row">
        <span class="badge">Draft</span>
        <span class="badge is-good">Paid out</span>
        <span class="badge is-now">Waits for you</span>
        <span class="badge is-bad">Refused</span>
        {['Nadia Bensaïd', 'Ö', 'Jan van der Berg', ''].map((name) => (
          <Avatar name={name} />
        ))}
      </div>
      <div class="row">
        {iconNames.map((name: IconName) => (
          <span title={name}>
            <Icon name={name} />
          </span>
        ))}
      </div>
    </Part>
  </>
);

const Frames = () => (
  <>
    <Part title="A form, empty">
      <SampleForm state={emptyForm} prefix="a" />
    </Part>
    <Part title="The same form, refused">
      <SampleForm state={wrong} prefix="" />
    </Part>
    <Part title="A table">
      <div class="table-wrap">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" class="num">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>Collected</td>
              <td class="num">€ 1,220.00</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Part>
    <Part title="Nothing there">
      <div class="empty">
        <h2>No pledge yet</h2>
        <p>What you pledge is shown here.</p>
      </div>
    </Part>
  </>
);

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="part">
    <h2>{title}</h2>
    {children}
  </section>
);

const CoverSample = ({ slug, category }: { slug: string; category: string }) => (
  <img
    src={`data:image/svg+xml,${encodeURIComponent(drawCover(slug, category))}`}
    alt={slug}
    width="200"
    height="120"
  />
);

const kinds = [
  { value: 'all_or_nothing', label: 'All or nothing', hint: 'Cards are charged only if the goal is reached.' },
  { value: 'keep_it_all', label: 'Keep it all' },
];

function SampleForm({ state, prefix }: { state: FormState; prefix: string }) {
  return (
    <form class="form">
      <FormProblems state={state} />
      <TextField name={`${prefix}title`} label="Title" state={state} hint="At most 80 characters." />
      <TextField name={`${prefix}email`} label="E-mail" type="email" state={state} isOptional />
      <TextArea name={`${prefix}text`} label="Story" state={state} />
      <SelectField
        name={`${prefix}zone`}
        label="Zone"
        state={state}
        options={[{ value: 'a', label: 'Europe/Brussels' }]}
      />
      <RadioField name={`${prefix}kind`} label="Model" state={state} options={kinds} value="all_or_nothing" />
      <CheckField name={`${prefix}agreed`} label="I have read the terms." state={state} value="yes" />
      <button class="btn">Save</button>
    </form>
  );
}
