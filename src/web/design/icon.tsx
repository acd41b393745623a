const paths = {
  pin: 'M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5ZM10 20h4',
  share: 'M12 15V4m0 0L8 8m4-4 4 4M5 13v6h14v-6',
  code: 'm8 8-4 4 4 4m8-8 4 4-4 4',
  doc: 'M7 3h7l4 4v14H7ZM14 3v4h4M10 12h5m-5 4h5',
  lock: 'M6 11h12v9H6Zm3 0V8a3 3 0 0 1 6 0v3',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.6-1.9L20 20',
  alert: 'M12 8v5m0 3.2v.1M12 3.5 21.5 20h-19Z',
  feed: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6.5 18.5v.1',
  arrow: 'M4 12h15m-6-6 6 6-6 6',
  card: 'M3.5 6h17v12h-17ZM3.5 10h17M7 14.5h4',
  calendar: 'M4.500 6h15v14h-15ZM4.500 10.500h15M8.500 3.500v4M15.500 3.500v4',
} as const;

export type IconName = keyof typeof paths;
export const iconNames = Object.keys(paths) as IconName[];

/** Drawn in the colour of the text beside it, which says what it means. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
