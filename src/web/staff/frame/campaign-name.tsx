/** The title of a campaign as it was written, with its language. */
export interface Named {
  readonly title: string;
  readonly titleLocale: string;
}

export const Name = ({ of: { title, titleLocale } }: { of: Named }) => <span lang={titleLocale}>{title}</span>;
