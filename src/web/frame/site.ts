import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Settings } from '../../platform/settings.js';

/** What every page may say of the instance it belongs to. */
export interface Site {
  /** The address of the service, without a slash at its end. */
  readonly home: string;
  readonly operatorName: string;
  readonly operatorAddress: string;
  readonly feeBps: number;
  readonly vatBps: number;
  /** Outside production pages lead to what only developers need. */
  readonly isProduction: boolean;
}

export const siteOf = (settings: Settings): Site => ({
  home: settings.PUBLIC_URL.replace(/\/+$/, ''),
  operatorName: settings.OPERATOR_NAME,
  operatorAddress: settings.OPERATOR_ADDRESS,
  feeBps: settings.PLATFORM_FEE_BPS,
  vatBps: settings.VAT_BPS,
  isProduction: settings.NODE_ENV === 'production',
});

const SiteContext = createContext<Site | null>(null);
export const SiteProvider = SiteContext.Provider;

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('A component that needs the site is drawn outside a page');
  return site;
}
