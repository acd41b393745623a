import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { locales } from '../../users/index.js';
import { type SharedImage } from '../cover/shared-image.js';
import { asset } from '../frame/assets.js';
import { type Site, SiteProvider } from '../frame/site.js';
import { hrefIn, type Visit, VisitProvider } from '../frame/visit.js';
import { Foot } from './foot.js';
import { Top } from './top.js';

export interface PageHead {
  /** Without the name of the service. */
  readonly title: string;
  readonly description?: string;
  /** One of the colour fields, `field-1` … `field-8`; the plain one unless told. */
  readonly field?: string;
  /** A picture for those who share the page. */
  readonly image?: SharedImage;
  /** Names of islands that the page needs: `checkout` loads `checkout.island.ts`. */
  readonly islands?: readonly string[];
  /** Pages of one person or of one moment are nothing for search engines. */
  readonly isPrivate?: boolean;
  /** schema.org data about the page. */
  readonly linkedData?: object;
  /** A feed of what the page lists, as a path. */
  readonly feed?: string;
  /** Where other sites learn how to show the page in theirs (oEmbed), as a path. */
  readonly embed?: string;
  /** The next page of a list, as a path. */
  readonly next?: string | null;
}

const fonts = ['bricolage-grotesque-latin-wght-normal.woff2', 'atkinson-hyperlegible-next-latin-wght-normal.woff2'];

/** The whole document of a page. */
export function drawPage(visit: Visit, site: Site, head: PageHead, content: VNode): string {
  const page = (
    <SiteProvider value={site}>
      <VisitProvider value={visit}>
        <html lang={visit.locale}>
          <Head visit={visit} home={site.home} head={head} />
          <body class={head.field}>
            <Top />
            {content}
            <Foot />
          </body>
        </html>
      </VisitProvider>
    </SiteProvider>
  );
  return `<!doctype html>${renderToString(page)}`;
}

function Head({ visit, home, head }: { visit: Visit; home: string; head: PageHead }) {
  const address = (locale: (typeof locales)[number]) => home + hrefIn(locale, visit.path);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${head.title} · Tally`}</title>
      {head.description && <meta name="description" content={head.description} />}
      {head.isPrivate ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={address(visit.locale)} />
          {locales.map((locale) => (
            <link rel="alternate" hreflang={locale} href={address(locale)} />
          ))}
          <link rel="alternate" hreflang="x-default" href={home + visit.path} />
          <meta property="og:title" content={head.title} />
          <meta property="og:type" content="website" />
          <meta property="og:url" content={address(visit.locale)} />
          {head.description && <meta property="og:description" content={head.description} />}
          {head.image && <Shared image={head.image} home={home} />}
        </>
      )}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {fonts.map((font) => (
        <link rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={asset('tally.css')} />
      {head.feed && <link rel="alternate" type="application/atom+xml" href={head.feed} />}
      {head.embed && (
        <link rel="alternate" type="application/json+oembed" href={home + head.embed} title={head.title} />
      )}
      {head.next && <link rel="next" href={head.next} />}
      {head.islands?.map((island) => (
        <script type="module" src={asset(`${island}.island.ts`)} />
      ))}
      {head.linkedData && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: JSON.stringify(head.linkedData).replaceAll('<', '\\u003c') }}
        />
      )}
    </head>
  );
}

function Shared({ image, home }: { image: SharedImage; home: string }) {
  return (
    <>
      <meta property="og:image" content={home + image.path} />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
